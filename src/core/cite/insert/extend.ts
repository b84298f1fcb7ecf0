import type { TextRange } from '../../model';
import type { CitationGroup, CitedDocument } from '../citation';
import { habitsOf, isOrgRef, itemFor, separatorFor, separatorsOf } from './group-habits';
import type { Insertion } from './insertion';
import { citationBetween, type CitationStyle } from '../syntax';

/** What may part citations that are read together though each stands by itself. */
const partsTypst = /^[ \t]{0,9}(?:\r?\n[ \t]{0,99})?$/;
const partsPandoc = /^[ \t]{0,4}[;；、，,][ \t]{0,4}$/;
const fullWidth = /[（【〔「『《]/;

/**
 * The groups that count as one with a group: itself, and where citations stand bare (`@a @b` in Typst, `@a；@b` in Pandoc)
 * its neighbours that nothing but a separator parts from it.
 */
export function runAt({ groups }: CitedDocument, text: string, group: CitationGroup): readonly [CitationGroup, ...CitationGroup[]] {
  if (!isBare(text, group)) {
    return [group];
  }
  const parts = group.syntax === 'pandoc' ? partsPandoc : partsTypst;
  const joins = (left: CitationGroup | undefined, right: CitationGroup | undefined) =>
    left !== undefined && right !== undefined && left.syntax === right.syntax && left.unread === undefined && right.unread === undefined &&
    isBare(text, left) && isBare(text, right) && right.start - left.end <= 110 && parts.test(text.slice(left.end, right.start));
  const at = groups.indexOf(group);
  let [first, last] = [at, at];
  while (joins(groups[first - 1], groups[first])) first -= 1;
  while (joins(groups[last], groups[last + 1])) last += 1;
  const [head = group, ...rest] = groups.slice(first, last + 1);
  return [head, ...rest];
}

/** Whether a group has no delimiters that further items could stand in. */
function isBare(text: string, { syntax, start, command }: CitationGroup): boolean {
  return syntax === 'typst' || (command === undefined && (syntax === 'rst' || (syntax === 'pandoc' && text.charAt(start) !== '[')));
}

/**
 * The edit that adds keys to a group, or to a run of bare ones, behind the item at an offset: the last one that starts
 * before it. An offset at the start of the whole adds in front.
 * @param keys at least one, none of them in the group
 */
export function extend(document: CitedDocument, text: string, run: readonly [CitationGroup, ...CitationGroup[]], offset: number, keys: readonly string[]): Insertion {
  const [group] = run;
  return isBare(text, group) ? extendRun(text, run, offset, keys) : extendItems(document, text, group, offset, keys);
}

function extendItems(document: CitedDocument, text: string, group: CitationGroup, offset: number, keys: readonly string[]): Insertion {
  const { citations, syntax, itemsRange } = group;
  const separators = separatorsOf(text, group);
  const usual = (isOrgRef(text, group) ? undefined : habitsOf(document, text, syntax, group.form).separator) ?? separatorFor(text, group);
  // In the command or its options the cursor points at no item, so the new ones go last.
  const starts = citations.filter(({ start, keyRange }) => Math.min(Math.max(start, itemsRange.start), keyRange.start) < offset).length;
  let index = (offset > group.start && offset < itemsRange.start ? citations.length : starts) - 1;
  const last = citations.at(-1) ?? citations[0];
  if (index === citations.length - 1 && syntax === 'latex' && last.suffix !== undefined) {
    // The locator of a LaTeX command is that of its last key.
    index -= 1;
  }
  const items = (between: string) => keys.map((key) => itemFor(text, group, key)).join(between);
  const at = citations[index];
  if (syntax === 'latex' && text.charAt(citations[0].end - 1) === '}') {
    // A command of several lists: each key has braces of its own.
    return insert(at?.end ?? citations[0].start, keys.map((key) => `{${key}}`).join(''));
  }
  const between = separators[index] ?? separators[index - 1] ?? separators.find((found) => found !== undefined) ?? usual;
  return at === undefined
    ? insert(Math.max((citations[index + 1] ?? citations[0]).start, itemsRange.start), items(between) + between)
    : insert(Math.min(at.end, itemsRange.end), between + items(between));
}

function insert(offset: number, text: string): Insertion {
  return { start: offset, end: offset, text };
}

function extendRun(text: string, run: readonly [CitationGroup, ...CitationGroup[]], offset: number, keys: readonly string[]): Insertion {
  const items = run.flatMap(({ citations, form, start, end }) =>
    citations.map((citation) => (citations.length === 1 ? { start, end, form } : { start: citation.start, end: citation.end, form })),
  );
  const index = items.filter(({ start }) => start < offset).length - 1;
  const [{ syntax, form, start: runStart }] = run;
  const neighbour = items[Math.max(0, index)] ?? { start: runStart, end: runStart, form };
  const separator = separatorOfRun(text, items, index) ?? (syntax !== 'pandoc' ? ' ' : isInFullWidthBrackets(text, runStart) ? '；' : '; ');
  const place = index < 0 ? runStart : neighbour.end;
  const lineEnd = text.slice(place, place + 200).search(/[\r\n]/);
  const after = index < 0 ? separator : text.slice(place, lineEnd < 0 ? place + 200 : place + lineEnd);
  const style: CitationStyle = {
    separator,
    ...(syntax === 'pandoc' || neighbour.form === 'textual' ? { form: 'textual' } : {}),
    ...(syntax === 'typst' && text.charAt(neighbour.start) === '#' ? { command: 'cite' } : {}),
  };
  const written = syntax === 'rst' ? keys.map((key) => `[${key}]_`).join(separator) : citationBetween(syntax, keys, separator, after, style);
  return insert(place, index < 0 ? written.trimEnd() + separator : separator + written.trimStart());
}

function separatorOfRun(text: string, items: readonly TextRange[], index: number): string | undefined {
  const gaps = items.slice(1).map(({ start }, at) => text.slice(items[at]?.end, start));
  const gap = gaps[Math.max(0, index)] ?? gaps[index - 1];
  return gap === '' ? undefined : gap;
}

/** Whether the last bracket before an offset, on its line, is a full-width one that is open. */
function isInFullWidthBrackets(text: string, offset: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 200), offset);
  const bracket = [...line].reverse().find((character) => /[（【〔「『《）】〕」』》]/.test(character));
  return bracket !== undefined && fullWidth.test(bracket);
}
