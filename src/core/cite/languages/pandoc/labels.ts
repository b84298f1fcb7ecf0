/** What an identifier may hold. */
const name = String.raw`[\p{L}\p{N}_][\p{L}\p{N}_:./-]{0,200}`;
/** Where Markdown of one program or another gives something a name, be it a figure, a part or a person. */
const definitions: readonly RegExp[] = [
  // Of Pandoc, Quarto and pandoc-crossref: `{#fig-a}`.
  new RegExp(String.raw`\{[^{}\n#]{0,80}#(${name})`, 'gu'),
  // Of MyST: `(target)=`, and `:label:` or `:name:` of a directive, or in a block of YAML.
  new RegExp(String.raw`^[ \t>]{0,40}\((${name})\)=`, 'gmu'),
  new RegExp(String.raw`^[ \t>]{0,40}:?(?:label|name):[ \t]{1,9}["']?(${name})`, 'gmu'),
  // Of a block of MyST: `+++ {"label": "x"}`.
  new RegExp(String.raw`^\+\+\+[ \t]{0,9}\{[^\n]{0,500}?"(?:label|name)"[ \t]{0,9}:[ \t]{0,9}"(${name})"`, 'gmu'),
  // Of a cell.
  new RegExp(String.raw`^[ \t>]{0,40}(?:#\||%%\||\/\/\|)[ \t]{0,9}(?:label|name):[ \t]{0,9}["']?(${name})`, 'gmu'),
  // Of mathematics and of HTML.
  new RegExp(String.raw`\\label\{(${name})\}`, 'gu'),
  new RegExp(String.raw`^\$\$[ \t]{0,9}\((${name})\)`, 'gmu'),
  new RegExp(String.raw`<[a-zA-Z][^<>\n]{0,200}[ \t](?:id|name)=["'](${name})["']`, 'gu'),
  // To readers of other Markdown than Pandoc's `[@key]` is a link, as in thanks to `[@name](address)`.
  /\[@([^[\]\s@;,]{1,200})\](?=[:([])/g,
];

/** Names that a Markdown document gives to something else than papers. */
export function labelsIn(text: string): ReadonlySet<string> {
  return new Set(
    definitions.flatMap((definition) =>
      Array.from(text.matchAll(definition), ([, label = '']) => label.replace(/[:.]$/, '')),
    ),
  );
}
