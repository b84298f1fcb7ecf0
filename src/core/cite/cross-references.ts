import type { CitationGroup } from './citation';

/** Of Quarto (`@fig-x`), Bookdown and pandoc-crossref (`@fig:x`), and the prefixes that people give labels in Typst. */
const crossReference = /^(?:suppl?)?(?:fig|tbl|tab|table|eq|eqn|sec|lst|thm|lem|cor|prp|prop|cnj|def|defn|exm|exr|exercise|sol|rem|alg|nte|tip|wrn|imp|cau|vid|apx|app|ch|chap|chapter|part|hyp|ass|assumption|line|fn|note|figure|equation|section|listing)[-:_]./i;

/**
 * Whether an unknown `@key` refers to something in the document, not to a paper: its prefix says so, or the text has a
 * label of this name (`<key>` in Typst, `{#key}` in Markdown, `(@key)` of a numbered example, a code chunk).
 */
export function isCrossReference(key: string, { syntax, command }: Pick<CitationGroup, 'syntax' | 'command'>, text: string): boolean {
  if ((syntax !== 'pandoc' && syntax !== 'typst') || (command !== undefined && syntax !== 'typst')) {
    return false;
  }
  if (syntax === 'pandoc') {
    return crossReference.test(key) || [`{#${key}`, `(@${key})`, `label: ${key}`, `label="${key}"`, `<a id="${key}"`].some((label) => text.includes(label));
  }
  return command === undefined && (crossReference.test(key) || hasTypstLabel(text, key));
}

/** `<key>` that is not given to a function, as in `#cite(<key>)`. */
function hasTypstLabel(text: string, key: string): boolean {
  for (let at = text.indexOf(`<${key}>`); at >= 0; at = text.indexOf(`<${key}>`, at + 1)) {
    if (text[at - 1] !== '(') {
      return true;
    }
  }
  return text.includes(`label("${key}")`);
}

/** The labels that a Typst text defines, and some that it only uses. */
export function typstLabels(text: string): readonly string[] {
  return [...text.matchAll(/(?<!\()<([\p{L}_][\p{L}\p{N}_.:-]{0,200})>/gu)].map(([, label = '']) => label);
}
