const plain = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!&()+,;=%');
const latexEscape =
  /\\{1,2}(?:([_%#&~/-])(?:\{\})?|textasciitilde(?:\{\})? ?|textunderscore(?:\{\})? ?|_)|\{(?:\\?([_~-])|\\textasciitilde)\}|\$(?:\\sim|\\tilde\{\}|\\?_)\$/y;

/** What stands at `at` as a character of an address: itself, or what it stands for in LaTeX, full width or a copy from a PDF. */
export function characterAt(text: string, at: number): { readonly char: string; readonly end: number } | undefined {
  const char = text.charAt(at);
  if (plain.has(char)) {
    return { char, end: at + 1 };
  }
  switch (char) {
    case '\\':
    case '{':
    case '$': {
      latexEscape.lastIndex = at;
      const found = latexEscape.exec(text);
      if (found === null) {
        return undefined;
      }
      const whole = found[0];
      const meant = found[1] ?? found[2] ?? (/tilde|sim/.test(whole) ? '~' : '_');
      // `\-` only allows a hyphenation there.
      return { char: meant === '-' && char === '\\' ? '' : meant, end: latexEscape.lastIndex };
    }
    case '\u00ad':
    case '\u200b':
    case '\u200c':
    case '\u200d':
    case '\u2060':
      return { char: '', end: at + 1 };
    case '˜':
    case '∼':
    case '～':
      return /[A-Za-z]/.test(text.charAt(at + 1)) ? { char: '~', end: at + 1 } : undefined;
    case '／':
      return /[A-Za-z0-9~]/.test(text.charAt(at + 1)) ? { char: '/', end: at + 1 } : undefined;
    case '．':
      return /[A-Za-z0-9]/.test(text.charAt(at + 1)) ? { char: '.', end: at + 1 } : undefined;
    case '‐':
    case '‑':
    case '–':
    case '−':
    case '－':
      return /[A-Za-z0-9]/.test(text.charAt(at - 1)) && /[A-Za-z0-9]/.test(text.charAt(at + 1))
        ? { char: '-', end: at + 1 }
        : undefined;
    default:
      return undefined;
  }
}
