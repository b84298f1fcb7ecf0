import type { TextRange } from '../../model/paper';
import type { CitationGroup, CitedDocument } from '../model/citation';
import { languageOf } from '../languages/index';
import type { RunRules } from '../model/citation-language';
import { insertAt, type TextEdit } from '../model/text-edit';
import { hasOwnStyle, itemFor, separatorFor, separatorsOf, styleUsedIn } from '../write/group-style';
import { lineBehind } from '../../text/around';

/** Groups that count as one. */
export type GroupRun = readonly [CitationGroup, ...CitationGroup[]];

/** The rules for citations without delimiters, where a group is one. */
function runRules(text: string, group: CitationGroup): RunRules | undefined {
  const { runs } = languageOf(group.syntax).groups;
  return runs?.isUndelimited(text, group) === true ? runs : undefined;
}

/**
 * The groups that count as one with a group: itself, and where citations stand bare (`@a @b` in Typst, `@a；@b` in Pandoc)
 * its neighbours that nothing but a separator separates from it.
 */
export function runAt({ groups }: CitedDocument, text: string, group: CitationGroup): GroupRun {
  const rules = runRules(text, group);
  if (rules === undefined) {
    return [group];
  }
  const mayJoin = (each: CitationGroup) =>
    each.syntax === group.syntax && each.unread === undefined && rules.isUndelimited(text, each);
  const joins = (left: CitationGroup | undefined, right: CitationGroup | undefined) =>
    left !== undefined &&
    right !== undefined &&
    mayJoin(left) &&
    mayJoin(right) &&
    right.start - left.end <= 110 &&
    rules.between.test(text.slice(left.end, right.start));
  const at = groups.indexOf(group);
  let [first, last] = [at, at];
  while (joins(groups[first - 1], groups[first])) {
    first -= 1;
  }
  while (joins(groups[last], groups[last + 1])) {
    last += 1;
  }
  const [head = group, ...rest] = groups.slice(first, last + 1);
  return [head, ...rest];
}

/**
 * The edit that adds keys to a group, or to a run of bare ones, behind the item at an offset: the last one that starts
 * before it. An offset at the start of the whole adds in front.
 * @param keys at least one, none of them in the group
 */
export function extend(
  document: CitedDocument,
  text: string,
  run: GroupRun,
  offset: number,
  keys: readonly string[],
): TextEdit {
  const [group] = run;
  const rules = runRules(text, group);
  return rules === undefined
    ? extendItems(document, text, group, offset, keys)
    : extendRun(text, run, rules, offset, keys);
}

function extendItems(
  document: CitedDocument,
  text: string,
  group: CitationGroup,
  offset: number,
  keys: readonly string[],
): TextEdit {
  const { citations, syntax, itemsRange } = group;
  const separators = separatorsOf(text, group);
  const usual =
    (hasOwnStyle(text, group) ? undefined : styleUsedIn(document, text, syntax, group.form).separator) ??
    separatorFor(text, group);
  // In the command or its options the cursor points at no item, so the new ones go last.
  const starts = citations.filter(
    ({ start, keyRange }) => Math.min(Math.max(start, itemsRange.start), keyRange.start) < offset,
  ).length;
  let index = (offset > group.start && offset < itemsRange.start ? citations.length : starts) - 1;
  const last = citations.at(-1) ?? citations[0];
  if (
    index === citations.length - 1 &&
    languageOf(syntax).groups.locatorIsOfLastKey === true &&
    !hasOwnStyle(text, group) &&
    last.suffix !== undefined
  ) {
    index -= 1;
  }
  const items = (between: string) => keys.map((key) => itemFor(text, group, key)).join(between);
  const at = citations[index];
  const between =
    separators[index] ?? separators[index - 1] ?? separators.find((found) => found !== undefined) ?? usual;
  return at === undefined
    ? insertAt(Math.max((citations[index + 1] ?? citations[0]).start, itemsRange.start), items(between) + between)
    : insertAt(Math.min(at.end, itemsRange.end), between + items(between));
}

function extendRun(text: string, run: GroupRun, rules: RunRules, offset: number, keys: readonly string[]): TextEdit {
  const items = run.flatMap(({ citations, form, start, end }) =>
    citations.map((citation) =>
      citations.length === 1 ? { start, end, form } : { start: citation.start, end: citation.end, form },
    ),
  );
  const index = items.filter(({ start }) => start < offset).length - 1;
  const [{ form, start: runStart }] = run;
  const neighbour = items[Math.max(0, index)] ?? { start: runStart, end: runStart, form };
  const separator = separatorOfRun(text, items, index) ?? rules.separatorAt(text, runStart);
  const place = index < 0 ? runStart : neighbour.end;
  const after = index < 0 ? separator : lineBehind(text, place, 200);
  const written = rules.write(text, keys, separator, neighbour, after);
  return insertAt(place, index < 0 ? written.trimEnd() + separator : separator + written.trimStart());
}

function separatorOfRun(text: string, items: readonly TextRange[], index: number): string | undefined {
  const gaps = items.slice(1).map(({ start }, at) => text.slice(items[at]?.end, start));
  const gap = gaps[Math.max(0, index)] ?? gaps[index - 1];
  return gap === '' ? undefined : gap;
}
