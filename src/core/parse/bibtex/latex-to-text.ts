/** LaTeX markup of bibliographies to plain Unicode text: accents, symbols, braces and font commands. */

const combining: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '`': '\u0300',
    "'": '\u0301',
    '^': '\u0302',
    '~': '\u0303',
    '=': '\u0304',
    u: '\u0306',
    '.': '\u0307',
    '"': '\u0308',
    r: '\u030a',
    H: '\u030b',
    v: '\u030c',
    d: '\u0323',
    c: '\u0327',
    k: '\u0328',
    b: '\u0331',
    t: '\u0361',
  }),
);

const symbols: ReadonlyMap<string, string> = new Map(
  Object.entries({
    o: 'ø',
    O: 'Ø',
    l: 'ł',
    L: 'Ł',
    ss: 'ß',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
    aa: 'å',
    AA: 'Å',
    i: 'ı',
    j: 'ȷ',
    dh: 'ð',
    DH: 'Ð',
    th: 'þ',
    TH: 'Þ',
    dj: 'đ',
    DJ: 'Đ',
    ng: 'ŋ',
    NG: 'Ŋ',
    textendash: '–',
    textemdash: '—',
    textquoteright: '’',
    textquoteleft: '‘',
    textquotedblleft: '“',
    textquotedblright: '”',
    ldots: '…',
    dots: '…',
    textellipsis: '…',
    textregistered: '®',
    texttrademark: '™',
    copyright: '©',
    pounds: '£',
    S: '§',
    textbackslash: '\\',
    textasciitilde: '~',
    textasciicircum: '^',
    textunderscore: '_',
    textbar: '|',
    textless: '<',
    textgreater: '>',
    textdollar: '$',
    textbraceleft: '{',
    textbraceright: '}',
    textdegree: '°',
    textmu: 'µ',
    slash: '/',
    LaTeX: 'LaTeX',
    TeX: 'TeX',
    BibTeX: 'BibTeX',
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    delta: 'δ',
    epsilon: 'ε',
    lambda: 'λ',
    mu: 'μ',
    pi: 'π',
    rho: 'ρ',
    sigma: 'σ',
    tau: 'τ',
    phi: 'φ',
    omega: 'ω',
    Omega: 'Ω',
    Delta: 'Δ',
    times: '×',
    infty: '∞',
    sim: '∼',
    pm: '±',
    leq: '≤',
    geq: '≥',
    le: '≤',
    ge: '≥',
    neq: '≠',
    approx: '≈',
    to: '→',
    rightarrow: '→',
    cdot: '·',
  }),
);

const isLetter = (char: string | undefined): boolean =>
  char !== undefined && ((char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z'));

/** Plain text of LaTeX markup, white space as single spaces. Linear in the length; unknown commands leave their arguments. */
export function latexToText(latex: string): string {
  return (/[\\{}~$]|--|``|''/.test(latex) ? decode(latex.replace(/[\s\x85]+/g, ' ')) : latex)
    .replace(/\s+/g, ' ')
    .trim();
}

const special = /[\\{}~$]|--|``|''/g;

function decode(latex: string): string {
  const out: string[] = [];
  let index = 0;
  let inMath = false;
  while (index < latex.length) {
    special.lastIndex = index;
    const next = special.exec(latex)?.index ?? latex.length;
    if (next > index) {
      out.push(latex.slice(index, next));
      index = next;
      continue;
    }
    const char = latex[index] ?? '';
    if (char === '\\') {
      index = command(latex, index + 1, out, inMath);
    } else if (char === '{' || char === '}') {
      index++;
    } else if (char === '$') {
      inMath = !inMath;
      index++;
    } else if (char === '~' && !inMath) {
      out.push('\u00a0');
      index++;
    } else if (char === '-' && latex[index + 1] === '-') {
      const isEm = latex[index + 2] === '-';
      out.push(isEm ? '—' : '–');
      index += isEm ? 3 : 2;
    } else if ((char === '`' || char === "'") && latex[index + 1] === char) {
      out.push(char === '`' ? '“' : '”');
      index += 2;
    } else {
      out.push(char);
      index++;
    }
  }
  return out.join('');
}

/** Reads a command whose backslash stands before `start`; gives where the text goes on. */
function command(latex: string, start: number, out: string[], inMath: boolean): number {
  const first = latex[start];
  if (first === undefined) {
    return start;
  }
  let end = start + 1;
  if (isLetter(first)) {
    while (isLetter(latex[end])) {
      end++;
    }
  }
  const name = latex.slice(start, end);
  const symbol = symbols.get(name);
  const accent = inMath ? undefined : combining.get(name);
  if (accent !== undefined && (!isLetter(first) || /^[\s{\\]/.test(latex.slice(end, end + 1)))) {
    return accented(latex, end, accent, out);
  }
  if (symbol !== undefined) {
    out.push(symbol);
    return skipSpace(latex, end);
  }
  if (!isLetter(first)) {
    // \& \% \_ \{ stand for themselves, \\ and \, for a space, \- for a place to break.
    out.push(
      first === '\\' || first === ',' || first === ';' || first === ':' || first === ' '
        ? ' '
        : first === '-' || first === '/' || first === '!'
          ? ''
          : first,
    );
    return end;
  }
  // A command eats the space after its name; \emph{x} leaves x, \bf x leaves x.
  return skipSpace(latex, end);
}

function skipSpace(latex: string, index: number): number {
  let end = index;
  while (latex[end] === ' ') {
    end++;
  }
  return end;
}

/** An accent over the next letter: `\'e`, `\'{e}`, `\'{\i}`, `\c c`. */
function accented(latex: string, start: number, accent: string, out: string[]): number {
  let index = skipSpace(latex, start);
  const braced = latex[index] === '{';
  if (braced) {
    index++;
  }
  let base = latex[index] ?? '';
  if (base === '\\' && (latex[index + 1] === 'i' || latex[index + 1] === 'j') && !isLetter(latex[index + 2])) {
    base = latex[index + 1] ?? '';
    index++;
  }
  if (base === '' || base === '}' || base === '{' || base === '\\') {
    return index;
  }
  const point = String.fromCodePoint(latex.codePointAt(index) ?? 0);
  const letter = base === 'i' || base === 'j' ? base : point;
  out.push((letter + accent).normalize('NFC'));
  index += letter.length;
  return braced && latex[index] === '}' ? index + 1 : index;
}
