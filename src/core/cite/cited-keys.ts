/** A character that keys are written with, in every syntax here; Han and full-width punctuation end a key. */
const keyCharacters = String.raw`[A-Za-z0-9_][A-Za-z0-9_:.#$%&\-+?<>~/]{0,199}`;

/** `@key` of Pandoc, Typst and Org; not in an address (`me@example.org`) nor escaped. */
const atKey = new RegExp(String.raw`(?<![A-Za-z0-9_.+\\@])@\{?(${keyCharacters})`, 'g');
/** `\cite{a,b}` and its relatives of natbib and biblatex, with options. */
const latexCite = /\\[A-Za-z]{0,12}cite[A-Za-z]{0,12}\*?(?:\s?\[[^\][]{0,200}\]){0,2}\s?\{([^{}]{1,2000})\}/g;
/** `#cite(<key>)` and `#cite(label("key"))`. */
const typstCite = new RegExp(String.raw`#cite\(\s?(?:<|label\(")(${keyCharacters.replace('<>', '')})`, 'g');
/** Sphinx and Docutils roles, and MyST's: `:cite:p:` and `{cite:p}` before keys in backticks. */
const roleCite = /(?::cite(?::[a-z]{1,12})?:|\{cite(?::[a-z]{1,12})?\})`([^`]{1,2000})`/g;

/**
 * The citation keys that a text seems to cite, in any of the syntaxes, each once. It reads generously (code and comments
 * too), for questions where a key too many does no harm, such as which keys must not change.
 */
export function citedKeys(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const pattern of [atKey, typstCite]) {
    for (const [, key = ''] of text.matchAll(pattern)) {
      keys.add(key.replace(/[:.#$%&\-+?<>~/]+$/, ''));
    }
  }
  for (const pattern of [latexCite, roleCite]) {
    for (const [, list = ''] of text.matchAll(pattern)) {
      list.split(',').forEach((key) => keys.add(key.trim()));
    }
  }
  keys.delete('');
  return keys;
}
