const references: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

/** A text in which the characters stand that `&name;` and `&#number;` mean; what means none is left. */
export function withoutReferences(text: string): string {
  return text.replace(/&(#?[0-9A-Za-z]{1,8});/g, (whole, name: string) => {
    const code = /^#x/i.test(name)
      ? parseInt(name.slice(2), 16)
      : name.startsWith('#')
        ? parseInt(name.slice(1), 10)
        : NaN;
    return references.get(name) ?? (code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : whole);
  });
}

const names = '(?:i|b|u|em|strong|italic|bold|sup|sub|inf|sc|scp|span|p|br|title|sec|jats:\\w{1,20}|mml:\\w{1,20})';
const tags = new RegExp(`<(/?)(${names})(?:\\s[^<>]{0,200})?/?>`, 'gi');

/** CSL's markup, and what publishers leave in (`<i>`, `<jats:p>`), taken out; `<mask>` is a word. */
export function withoutTags(text: string): string {
  return text.replace(tags, '');
}

/**
 * The same of a text that need not have markup: only elements that are opened and closed are taken out, so that a `<b>` which
 * somebody wrote of stays. Tabs, line ends and the like as spaces.
 */
export function plainOfDatabase(text: string): string {
  const open: { readonly name: string; readonly at: number }[] = [];
  const taken = new Set<number>();
  for (const { 1: slash, 2: written = '', index, 0: whole } of text.matchAll(tags)) {
    const name = written.toLowerCase();
    if (slash === '' && !whole.endsWith('/>')) {
      open.push({ name, at: index });
    } else if (slash === '') {
      taken.add(index);
    } else if (open.at(-1)?.name === name) {
      taken.add(open.pop()?.at ?? index).add(index);
    }
  }
  const plain =
    taken.size === 0
      ? text
      : text.replace(tags, (whole: string, ...rest: unknown[]) =>
          taken.has(rest.find((value) => typeof value === 'number') ?? -1) ? '' : whole,
        );
  return withoutReferences(plain)
    .replace(/[^\S ]+|\x85+/g, ' ')
    .trim();
}
