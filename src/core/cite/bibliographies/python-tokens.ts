/** A string, a name, a comment, or a sign. */
const token = /([rRbBuUfF]{0,2})("""|'''|"|')|([A-Za-z_]\w{0,99})|#[^\n]{0,9999}|\\\r?\n|[^ \t\r]/g;

/** A word or sign of Python. */
export interface Token {
  readonly kind: 'string' | 'name' | 'sign';
  readonly text: string;
  /** Whether what stands in braces in it is code. */
  readonly isFormatted?: boolean;
}

/** The tokens at the start of a Python text, up to the end of its line or of a bracket that did not open in it. */
export function tokensOf(text: string): readonly Token[] {
  const found: Token[] = [];
  const search = new RegExp(token);
  let depth = 0;
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const [written, prefix = '', quote, name] = match;
    if (quote !== undefined) {
      const end = endOfString(text, search.lastIndex, quote);
      if (end < 0) {
        break;
      }
      const content = text.slice(search.lastIndex, end).replace(/\\(.)/g, '$1');
      found.push({ kind: 'string', text: content, isFormatted: /f/i.test(prefix) });
      search.lastIndex = end + quote.length;
    } else if (name !== undefined) {
      found.push({ kind: 'name', text: name });
    } else if (written === '\n') {
      if (depth === 0) {
        break;
      }
    } else if (!/^[#\\]/.test(written)) {
      depth += /[([{]/.test(written) ? 1 : /[)\]}]/.test(written) ? -1 : 0;
      if (depth < 0) {
        break;
      }
      found.push({ kind: 'sign', text: written });
    }
  }
  return found;
}

function endOfString(text: string, from: number, quote: string): number {
  let end = text.indexOf(quote, from);
  while (end > from && text.charAt(end - 1) === '\\') {
    end = text.indexOf(quote, end + 1);
  }
  return end;
}
