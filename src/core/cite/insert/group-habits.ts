import type { CitationForm, CitationGroup, CitedDocument } from '../citation';
import { slipBetweenItems } from '../parse/full-width-slip';
import { type CitationStyle, type CitationSyntax, formatItem, usualSeparator } from '../syntax';

/** Separators that a group may part its items with. */
const separator = /^[ \t]{0,4}[;,；，][ \t]{0,4}$/;

/** What parts two neighbouring items of a group, as written, if it is no more than a separator that its tool reads, a line break included. */
export function separatorsOf(text: string, { citations, syntax }: CitationGroup): readonly (string | undefined)[] {
  return citations.slice(1).map((citation, index) => {
    const between = text.slice(citations[index]?.end, citation.start);
    return /^\s{0,99}[;,；，]\s{0,99}$/.test(between) && !(syntax === 'pandoc' && slipBetweenItems.test(between)) ? between : undefined;
  });
}

/** Whether a group is a link of org-ref, `cite:a,b` or `[[cite:&a;&b]]`, which writes its items in ways of its own. */
export function isOrgRef(text: string, { syntax, start }: CitationGroup): boolean {
  return syntax === 'org' && text.charAt(start) !== '[';
}

/** An item of a group that is there: with the mark that its keys have where it is a link of org-ref. */
export function itemFor(text: string, group: CitationGroup, key: string): string {
  return isOrgRef(text, group) ? `${orgRefMark(text, group)}${key}` : formatItem(group.syntax, key);
}

/** What parts the items of a group by its kind, whatever the document does elsewhere. */
export function separatorFor(text: string, group: CitationGroup): string {
  return isOrgRef(text, group) && orgRefMark(text, group) !== '&' ? ',' : usualSeparator(group.syntax);
}

/** `&` in version 3 of org-ref, which parts by semicolons. */
function orgRefMark(text: string, { citations: [{ keyRange }] }: CitationGroup): string {
  return /[&@]/.exec(text.charAt(keyRange.start - 1))?.[0] ?? '';
}

/** How a document writes groups of a form: its usual command and separator, where it has cited so before. */
export function habitsOf(document: CitedDocument, text: string, syntax: CitationSyntax, form: CitationForm): CitationStyle {
  const groups = document.groups.filter((group) => group.syntax === syntax && group.form === form);
  const commands = groups.flatMap(({ command }) => (command !== undefined && hasHabits(syntax) && !/cites\*?$/.test(command) ? command : []));
  const separators = document.groups
    .filter((group) => group.syntax === syntax && syntax !== 'typst' && !isOrgRef(text, group))
    .flatMap((group) => separatorsOf(text, group).flatMap((between) => (between !== undefined && separator.test(between) ? between : [])));
  const [command, between] = [mostFrequent(commands), mostFrequent(separators)];
  return { ...(command === undefined ? {} : { command }), separator: between ?? usualSeparator(syntax) };
}

/** Pandoc and Typst have one command alone, and Org writes a style in it that is the author's choice for one place. */
function hasHabits(syntax: CitationSyntax): boolean {
  return syntax === 'latex' || syntax === 'rst' || syntax === 'myst';
}

/** The first of those that occur most often. */
function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
