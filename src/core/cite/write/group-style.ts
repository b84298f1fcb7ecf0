import type { CitationForm, CitationGroup, CitationStyle, CitationSyntax, CitedDocument } from '../model/citation';
import { languageOf } from '../languages/index';
import { textOf } from '../languages/texts';

/** Separators that are a habit of a document: on one line. */
const habitualSeparator = /^[ \t]{0,4}[;,；，][ \t]{0,4}$/;

/** What separates two neighbouring items of a group, as written, if it is no more than a separator that its tool reads, a line break included. */
export function separatorsOf(text: string, { citations, syntax }: CitationGroup): readonly (string | undefined)[] {
  const { falseSeparator } = languageOf(syntax).groups;
  return citations.slice(1).map((citation, index) => {
    const start = citations[index]?.end ?? citation.start;
    const between = text.slice(start, citation.start);
    if (!/^\s{0,99}[;,；，]\s{0,99}$/.test(between) || falseSeparator?.test(between) === true) {
      return undefined;
    }
    // The marks of a quotation at the start of a line are part of no item.
    return between.includes('\n')
      ? between + (/^(?:>[ \t]{0,3}){1,9}/.exec(text.slice(citation.start, citation.start + 40))?.[0] ?? '')
      : between;
  });
}

/** Whether a group does not write its items as its language usually does. */
export function hasOwnStyle(text: string, group: CitationGroup): boolean {
  return languageOf(group.syntax).groups.styleOf?.(text, group) !== undefined;
}

/** An item of a group that is there. */
export function itemFor(text: string, group: CitationGroup, key: string): string {
  const { groups, writing } = languageOf(group.syntax);
  return (groups.styleOf?.(text, group) ?? writing).item(key);
}

/** What separates the items of a group by its kind, whatever the document does elsewhere. */
export function separatorFor(text: string, group: CitationGroup): string {
  const { groups, writing } = languageOf(group.syntax);
  return (groups.styleOf?.(text, group) ?? writing).separator;
}

/** How a document writes groups of a form: its usual command and separator, where it has cited so before. */
export function styleUsedIn(
  document: CitedDocument,
  text: string,
  syntax: CitationSyntax,
  form: CitationForm,
): CitationStyle {
  const { groups: rules, writing } = languageOf(syntax);
  const own = document.groups.filter((group) => group.syntax === syntax);
  const commands = rules.repeatsCommand
    ? own
        .filter((group) => group.form === form && textOf(syntax).behindWhole?.(text, group.end, group) === undefined)
        .flatMap(({ command }) => (command !== undefined && !/cites\*?$/.test(command) ? command : []))
    : [];
  const separators = own
    .filter((group) => !hasOwnStyle(text, group))
    .flatMap((group) =>
      separatorsOf(text, group).flatMap((between) =>
        between !== undefined && habitualSeparator.test(between) ? between : [],
      ),
    );
  const [command, between] = [mostFrequent(commands), mostFrequent(separators)];
  return { ...(command === undefined ? {} : { command }), separator: between ?? writing.separator };
}

/** The first of those that occur most often. */
function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
