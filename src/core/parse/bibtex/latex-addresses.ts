const maxLength = 2_000;

/**
 * The address in braces that opens at `start`, as it stands but for what LaTeX has escaped, and the offset behind its brace.
 * Undefined where no brace opens there, or nothing closes it.
 */
export function bracedAddress(
  latex: string,
  start: number,
): { readonly address: string; readonly end: number } | undefined {
  if (latex[start] !== '{') {
    return undefined;
  }
  const limit = Math.min(latex.length, start + maxLength);
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const char = latex[at];
    depth += char === '{' ? 1 : char === '}' ? -1 : 0;
    if (depth === 0) {
      return { address: addressInLatex(latex.slice(start + 1, at)), end: at + 1 };
    }
  }
  return undefined;
}

/** An address without what LaTeX needs round its signs: `{\_}`, `\~{}`, `\%`. It is one that has no braces of its own. */
export function addressInLatex(latex: string): string {
  return latex
    .replace(/\\(?:url|href|nolinkurl|path)\s{0,4}(?=\{)/g, '')
    .replace(/\\(?:textasciitilde|sim|string)(?![A-Za-z])\s?|\$\s?\\sim\s?\$/g, (found) =>
      found.startsWith('\\string') ? '' : '~',
    )
    .replace(/\\textunderscore(?![A-Za-z])\s?/g, '_')
    .replace(/\\([%#&_~{}$^-])/g, (_, sign: string) => (sign === '{' ? '%7B' : sign === '}' ? '%7D' : sign))
    .replace(/[{}]/g, '')
    .trim();
}
