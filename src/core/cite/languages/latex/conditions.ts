/** A comment, the definition of a condition, or a command; what else stands behind a backslash is passed over. */
const step = /%[^\n]*|\\(?:newif\s{0,9}\\if[A-Za-z@]{1,60}|([A-Za-z@]{1,60})|[^])/g;
/** The conditions of TeX and of LaTeX's classes; commands of packages that begin so take arguments instead. */
const usual =
  /^if(?:x|num|dim|odd|case|cat|true|false|[hvm]mode|inner|void|[hv]box|eof|defined|csname|fontchar|incsname|pdf|xetex|luatex|XeTeX|LuaTeX|PDFTeX|pdftex|@[A-Za-z@]{1,30})?$/;
const definition = /\\newif\s{0,9}\\(if[A-Za-z@]{1,60})/g;
const closing = /\\fi(?![A-Za-z@])/g;

/** Where the text is that `\iffalse` leaves out, which people comment out with. */
export class FalseConditions {
  /** By the offset behind the command: the end of what is left out. */
  #ends: ReadonlyMap<number, number> | undefined;

  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Behind what is left out from an `\iffalse` on: its `\fi` or `\else`. Conditions within have a `\fi` of their own;
   * where they do not, it is up to the first one, and without any the rest of the text.
   * @param behind offset behind the command
   */
  endOf(behind: number): number {
    this.#ends ??= endsIn(this.#text);
    const end = this.#ends.get(behind);
    if (end !== undefined) {
      return end;
    }
    const search = new RegExp(closing);
    search.lastIndex = behind;
    return search.exec(this.#text) === null ? this.#text.length : search.lastIndex;
  }
}

function endsIn(text: string): ReadonlyMap<number, number> {
  const own = new Set(Array.from(text.matchAll(definition), ([, name = '']) => name));
  const ends = new Map<number, number>();
  const open: { readonly behind: number; readonly isFalse: boolean }[] = [];
  for (const { 0: written, 1: name, index } of text.matchAll(step)) {
    const behind = index + written.length;
    const innermost = open.at(-1);
    if (name === 'fi' || (name === 'else' && innermost?.isFalse === true)) {
      if (innermost?.isFalse === true && !ends.has(innermost.behind)) {
        ends.set(innermost.behind, behind);
      }
      if (name === 'fi') {
        open.pop();
      }
    } else if (name !== undefined && (usual.test(name) || own.has(name))) {
      open.push({ behind, isFalse: name === 'iffalse' });
    }
  }
  return ends;
}
