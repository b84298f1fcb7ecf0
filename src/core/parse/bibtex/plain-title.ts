import { plainOfDatabase, withoutReferences } from '../../text/plain-markup';
import { latexToText } from './latex-to-text';

/** Elements that Crossref writes as text, their brackets spelt out: `&lt;sub&gt;`. */
const spelt = /&lt;\/?(?:i|b|em|strong|sub|sup|sc|scp)&gt;/i;

/** Stands in a text where the markup has an empty group; no text has this character. */
const group = '\ufdd0';

/** A title in LaTeX whose `<` and `&` begin no HTML: an empty group follows them. */
export function shielded(latex: string): string {
  return latex.replace(/\\&|</g, '$&{}');
}

/**
 * A title of BibTeX as text: what LaTeX's markup means, without the HTML that publishers leave in it (`CO$\less$sub$\greater$2…`);
 * what an empty group keeps apart (`<{}b>`) is none.
 */
export function plainBibtexTitle(latex: string): string {
  const text = latexToText(latex.replace(/(\\&|<)\{\}/g, `$1${group}`));
  return /[<&]/.test(text)
    ? plainOfDatabase(spelt.test(text) ? withoutReferences(text) : text).replaceAll(group, '')
    : text;
}
