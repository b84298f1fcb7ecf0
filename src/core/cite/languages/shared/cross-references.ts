import type { CitationGroup } from '../../model/citation';

/** Of Quarto (`@fig-x`), Bookdown and pandoc-crossref (`@fig:x`), and the prefixes that people give labels in Typst. */
const crossReference =
  /^(?:suppl?)?(?:fig|tbl|tab|table|eq|eqn|sec|lst|thm|lem|cor|prp|prop|cnj|def|defn|exm|exr|exercise|sol|rem|alg|nte|tip|wrn|imp|cau|vid|apx|app|ch|chap|chapter|part|hyp|ass|assumption|line|fn|note|figure|equation|section|listing|ssec|subsec|algo|listings?|code|ex|pf|proof|conj|fact|claim|rmk|remark|prob|step)[-:_.]./i;

/**
 * Whether the prefix of an unknown key says that it refers to a figure, a section or the like. What is defined in the
 * document itself, its parser knows; this is for what other files or extensions define.
 */
export function isCrossReference(key: string, { command }: Pick<CitationGroup, 'command'>): boolean {
  return command === undefined && crossReference.test(key);
}

/** The figure that a name of one of its parts has as MyST makes it: `fig-a` for the first one in `fig`. */
export function wholeFigureOf(key: string): string {
  return key.replace(/-[a-z]$/, '');
}
