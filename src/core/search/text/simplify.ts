import pairs from 'opencc-js/dict/TSCharacters';

let table: Uint16Array | undefined;

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
  }
  return table;
}

/** Traditional Chinese characters as simplified ones, one for one, so that offsets stay. */
export function simplify(text: string): string {
  const characters = simplified();
  let result = '';
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const simple = characters[text.charCodeAt(index)] ?? 0;
    if (simple !== 0) {
      result += text.slice(from, index) + String.fromCharCode(simple);
      from = index + 1;
    }
  }
  return from === 0 ? text : result + text.slice(from);
}
