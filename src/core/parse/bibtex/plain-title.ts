import { plainOfDatabase, withoutReferences } from '../../text/plain-markup';
import { latexToText } from './latex-to-text';

/** Elements that Crossref writes as text, their brackets spelt out: `&lt;sub&gt;`. */
const spelt = /&lt;\/?(?:i|b|em|strong|sub|sup|sc|scp)&gt;/i;

/** A title of BibTeX as text: what LaTeX's markup means, without the HTML that publishers leave in it (`CO$\less$sub$\greater$2…`). */
export function plainBibtexTitle(latex: string): string {
  const text = latexToText(latex);
  return /[<&]/.test(text) ? plainOfDatabase(spelt.test(text) ? withoutReferences(text) : text) : text;
}
