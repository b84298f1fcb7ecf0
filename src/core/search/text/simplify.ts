import pairs from 'opencc-js/dict/TSCharacters';

/** Words that translation programs and older texts write with another character, and how most do. */
const variants: readonly (readonly [written: string, usual: string])[] = [
  ['显着', '显著'],
  ['卓着', '卓著'],
  ['昭着', '昭著'],
  ['着名', '著名'],
  ['其它', '其他'],
  ['帐户', '账户'],
  ['噪音', '噪声'],
  ['复盖', '覆盖'],
  ['傅立叶', '傅里叶'],
  ['马尔科夫', '马尔可夫'],
];
/** In the table: the character may be that of a variant. */
const inVariant = 1;

let table: Uint16Array | undefined;
const variantsOf = new Map<number, { readonly written: string; readonly at: number; readonly usual: string }[]>();

/** Code unit to code unit, from OpenCC's table of characters (Apache-2.0); characters beyond the first plane are left out. */
function simplified(): Uint16Array {
  if (table === undefined) {
    table = new Uint16Array(65_536);
    for (const pair of pairs.split('|')) {
      const [from = '', to = ''] = pair.split(' ');
      if (from.length === 1 && to.length === 1) {
        table[from.charCodeAt(0)] = to.charCodeAt(0);
      }
    }
    for (const [written, usual] of variants) {
      const at = [...written].findIndex((character, index) => character !== usual.charAt(index));
      const code = written.charCodeAt(at);
      table[code] = inVariant;
      variantsOf.set(code, [...(variantsOf.get(code) ?? []), { written, at, usual: usual.charAt(at) }]);
    }
  }
  return table;
}

/**
 * Traditional Chinese characters as simplified ones, and variants of words as they are usually written (`显着` as `显著`), one
 * character for one, so that offsets stay.
 */
export function simplify(text: string): string {
  const characters = simplified();
  let result = '';
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const simple = characters[code] ?? 0;
    if (simple !== 0) {
      const found = simple === inVariant ? variantAt(text, index, code) : String.fromCharCode(simple);
      if (found !== undefined) {
        result += text.slice(from, index) + found;
        from = index + 1;
      }
    }
  }
  return from === 0 ? text : result + text.slice(from);
}

/** What is usual for the character at an offset, in a text that may be in traditional characters. */
function variantAt(text: string, index: number, code: number): string | undefined {
  return variantsOf.get(code)?.find(({ written, at }) =>
    [...written].every((character, place) => {
      const other = text.charCodeAt(index - at + place);
      const simple = table?.[other] ?? 0;
      return String.fromCharCode(simple > inVariant ? simple : other) === character;
    }),
  )?.usual;
}
