/** HTML's names of characters, each list has those that follow one another, from its character on. */
const named: readonly (readonly [from: number, names: string])[] = [
  [0x22, 'quot'],
  [0x26, 'amp apos'],
  [0x3c, 'lt'],
  [0x3e, 'gt'],
  [
    0xa0,
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
      'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
      'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml',
  ],
  [
    0x391,
    'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega',
  ],
  [
    0x3b1,
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega',
  ],
  [0x2013, 'ndash mdash'],
  [0x2018, 'lsquo rsquo sbquo'],
  [0x201c, 'ldquo rdquo bdquo'],
  [0x2026, 'hellip'],
];

let references: ReadonlyMap<string, string> | undefined;

function characterOf(name: string): string | undefined {
  references ??= new Map(
    named.flatMap(([from, names]) =>
      names.split(' ').map((one, index) => [one, String.fromCharCode(from + index)] as const),
    ),
  );
  return references.get(name);
}

/** A text in which the characters stand that `&name;` and `&#number;` mean; what means none is left. */
export function withoutReferences(text: string): string {
  return text.replace(/&(#?[0-9A-Za-z]{1,8});/g, (whole, name: string) => {
    const code = /^#x/i.test(name)
      ? parseInt(name.slice(2), 16)
      : name.startsWith('#')
        ? parseInt(name.slice(1), 10)
        : NaN;
    // A tab or line end is white space like any other.
    const isSpace = code === 9 || code === 10 || code === 13;
    return characterOf(name) ?? (isSpace ? ' ' : code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : whole);
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
