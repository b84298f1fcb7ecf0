import type { TextRange } from '../../model/paper';
import type { CitationGroup, CitationStyle, CitedDocument } from '../model/citation';
import { withKeys } from '../write/fixes';
import { citationBetween, markupBetween } from '../write/format-citation';
import type { Enclosure, PartialCitation } from '../model/cursor-context';
import { languageOf } from '../languages/index';
import { textOf } from '../languages/texts';
import type { CitationWriting } from '../model/citation-language';
import type { Gap } from '../write/space-before';
import { insertAt, type TextEdit } from '../model/text-edit';
import { partialAt } from './begun';
import { extend, runAt } from './extend';
import { itemFor, separatorFor, styleUsedIn } from '../write/group-style';
import { lineBefore, lineBehind, textBefore } from '../../text/around';

export interface InsertionOptions {
  /** How a new group is written; absent: as what has been typed asks for, else in brackets. */
  readonly form?: CitationStyle['form'];
  /** What stands for the papers in place of a citation, such as links. */
  readonly written?: readonly string[];
  /** Form and text are what the user wants as a rule: a citation that stands or has been begun at the place goes before them. */
  readonly isUsual?: boolean;
  /** What is selected goes, as in a paste; else the citation comes behind it. */
  readonly replaces?: boolean;
  /** What separates a new citation from a word before it; a space where absent. */
  readonly gap?: Gap;
  /** The key by which the library knows a key or alias; undefined for one that it does not know. */
  readonly resolve?: (key: string) => string | undefined;
}

/**
 * The edit that cites papers at a place of a document.
 *
 * A citation that has been begun there (`@`, `[@par`, `\cite{`) is completed; a group that the place is in or touches is
 * extended, behind the item at the place; else a new group is written as the document's tool reads it there.
 * @param document what `text` cites, in the syntax that a new group is written in
 * @param place the cursor or selection: the citation goes to its end, and takes its place only where a citation's beginning is selected, or options say so
 * @param keys in the order in which they are to stand
 * @returns undefined where the group holds every key already
 */
export function insertionAt(
  document: CitedDocument,
  text: string,
  place: TextRange,
  keys: readonly string[],
  options: InsertionOptions = {},
): TextEdit | undefined {
  const resolve = (key: string) => options.resolve?.(key) ?? key;
  const wanted = [...new Set(keys)];
  const partial = partialAt(document, text, place, wanted, options.resolve);
  if (partial !== undefined) {
    return completion(document, text, partial, wanted, askedFor(options));
  }
  if (isReplaced(place, options)) {
    return replacement(document, text, place, wanted, options);
  }
  const offset = place.end;
  const group = groupAt(document, text, offset);
  const behind = textOf(document.syntax).behindWhole?.(text, offset, group);
  if (behind !== undefined) {
    return insertAt(behind, newCitation(document, text, { start: behind, end: behind }, wanted, options));
  }
  if (group === undefined) {
    return insertAt(offset, newCitation(document, text, { start: offset, end: offset }, wanted, options));
  }
  const isInside = group.start < offset && offset < group.end;
  const { form, written } = askedFor(options);
  if (written !== undefined || group.unread !== undefined || (!isInside && form !== undefined && form !== group.form)) {
    return beside(document, text, group, offset, wanted, options);
  }
  const run = runAt(document, text, group);
  const cited = new Set(run.flatMap(({ citations }) => citations.map(({ key }) => resolve(key))));
  const added = wanted.filter((key) => !cited.has(key));
  return added.length === 0 ? undefined : extend(document, text, run, offset, added);
}

/**
 * The edits that cite papers at several places, in order of place: one for each group, however many cursors are in it.
 * Their ranges do not overlap.
 */
export function insertionsAt(
  document: CitedDocument,
  text: string,
  places: readonly TextRange[],
  keys: readonly string[],
  options: InsertionOptions = {},
): readonly TextEdit[] {
  const insertions: TextEdit[] = [];
  const extended = new Set<CitationGroup>();
  for (const place of [...places].sort((a, b) => a.end - b.end)) {
    const group = isReplaced(place, options) ? undefined : groupAt(document, text, place.end);
    const isCitation = askedFor(options).written === undefined;
    const run = group === undefined || !isCitation ? [] : runAt(document, text, group);
    const insertion = run.some((member) => extended.has(member))
      ? undefined
      : insertionAt(document, text, place, keys, options);
    const last = insertions.at(-1);
    // Cursors within one link are led to the same place behind it.
    const isTwice = isCitation && last !== undefined && last.start === insertion?.start && last.end === insertion.end;
    if (insertion !== undefined && !isTwice && (last === undefined || last.end <= insertion.start)) {
      insertions.push(insertion);
      run.forEach((member) => extended.add(member));
    }
  }
  return insertions;
}

function isReplaced({ start, end }: TextRange, { replaces }: InsertionOptions): boolean {
  return replaces === true && start < end;
}

/** What takes the place of a selection: within a group other keys of the item that is selected, else a citation of its own. */
function replacement(
  document: CitedDocument,
  text: string,
  place: TextRange,
  keys: readonly string[],
  options: InsertionOptions,
): TextEdit | undefined {
  const { form, written } = askedFor(options);
  const holds = (outer: TextRange, inner: TextRange) => outer.start <= inner.start && inner.end <= outer.end;
  const group = document.groups.find((each) => holds(each, place) && !holds(place, each));
  const citation = group?.citations.find((each) => holds(each, place) && holds(place, each.keyRange));
  if (group === undefined || citation === undefined || written !== undefined) {
    const whole = document.groups.find((each) => holds(place, each));
    return {
      start: place.start,
      end: place.end,
      text: newCitation(document, text, place, keys, {
        ...(whole?.form === 'textual' ? { form: 'textual' } : {}),
        ...options,
        ...(form === undefined ? {} : { form }),
        ...(whole?.start === place.start ? { gap: 'none' } : {}),
      }),
    };
  }
  const resolve = (key: string) => options.resolve?.(key) ?? key;
  const others = new Set(group.citations.filter((each) => each !== citation).map(({ key }) => resolve(key)));
  const added = keys.filter((key) => !others.has(key));
  const [changed, further] = withKeys(group, citation, added, text);
  if (changed === undefined) {
    return undefined;
  }
  if (holds(place, citation) && languageOf(group.syntax).groups.itemsHoldText) {
    // Prefix and locator go with their item.
    return {
      start: citation.start,
      end: citation.end,
      text: added.map((key) => itemFor(text, group, key)).join(separatorFor(text, group)),
    };
  }
  const end = further?.start ?? changed.end;
  return { start: changed.start, end, text: changed.text + text.slice(changed.end, end) + (further?.text ?? '') };
}

/** What is asked for this once. */
function askedFor({ isUsual, form, written, ...options }: InsertionOptions): InsertionOptions {
  return isUsual === true
    ? options
    : { ...options, ...(form === undefined ? {} : { form }), ...(written === undefined ? {} : { written }) };
}

/** The group that holds or touches an offset; the one before it where two touch. */
function groupAt({ groups, syntax }: CitedDocument, text: string, offset: number): CitationGroup | undefined {
  return groups.find(({ start, end }) => start <= offset && offset <= end) ?? textOf(syntax).handedOnAt?.(text, offset);
}

/** Completes what has been begun. */
function completion(
  document: CitedDocument,
  text: string,
  partial: PartialCitation,
  keys: readonly string[],
  options: InsertionOptions,
): TextEdit | undefined {
  const { enclosure, syntax, start, end } = partial;
  if (enclosure === undefined) {
    // The form that a bare mark asks for, unless no tool would read it so.
    const form = languageOf(syntax).writing.bareForm?.(textBefore(text, start, 20)) ?? 'parenthetical';
    return { start, end, text: newCitation(document, text, partial, keys, { form, ...options, gap: 'none' }) };
  }
  if (options.written !== undefined) {
    const whole = {
      start: enclosure.start,
      end: Math.max(end, enclosure.items.end + (enclosure.missing === '' ? 1 : 0)),
    };
    return text.slice(enclosure.items.start, enclosure.items.end).trim() === text.slice(start, end).trim()
      ? { ...whole, text: newCitation(document, text, whole, keys, { ...options, gap: 'none' }) }
      : { start: whole.end, end: whole.end, text: ` ${joined(options.written, '', '')}` };
  }
  const follows = start === end && partial.query !== '';
  const present = keysIn(document, text, enclosure, partial, options);
  const added = keys.filter((key) => !present.has(key));
  const { writing } = languageOf(syntax);
  const { complete } = textOf(syntax);
  if (complete !== undefined) {
    return complete(text, partial, enclosure, added, follows);
  }
  if (added.length === 0) {
    return undefined;
  }
  const { itemStyle, opening = '', missing } = enclosure;
  const separator = itemStyle?.separator ?? styleUsedIn(document, text, syntax, 'parenthetical').separator ?? '';
  const items = added.map((key) => (itemStyle ?? writing).item(key)).join(separator);
  const completed = { start, end, text: `${opening}${follows ? separator : ''}${items}${missing}` };
  return writing.nullEscape === undefined ? completed : withBoundary(text, completed, enclosure, writing);
}

/** The completion of a group that may have been begun where letters touch it, with what separates it from them. */
function withBoundary(
  text: string,
  completed: TextEdit,
  { start, items, missing }: Enclosure,
  writing: CitationWriting,
): TextEdit {
  const end = missing === '' ? items.end + 1 : completed.end;
  const whole = text.slice(start, completed.start) + completed.text + text.slice(completed.end, end);
  const separated = writing.withBoundary(whole, textBefore(text, start, 20), text.slice(end, end + 2));
  return separated === whole ? completed : { start, end, text: separated };
}

/** What stands between the commas of a list besides what has been begun, without locators in brackets. */
const writtenIn = (text: string, items: TextRange, { start, end }: TextRange): string[] =>
  `${text.slice(items.start, start)},${text.slice(end, items.end)}`
    .split(',')
    .map((item) => item.replace(/\([^()]*\)$/, '').trim())
    .filter((item) => item !== '');

/** Keys that stand in an enclosure besides what has been begun. */
function keysIn(
  { groups }: CitedDocument,
  text: string,
  { items }: Enclosure,
  partial: TextRange,
  { resolve }: InsertionOptions,
): ReadonlySet<string> {
  const isOther = ({ start, end }: TextRange) =>
    items.start <= start && end <= items.end && (end <= partial.start || partial.end <= start);
  const citations = groups.flatMap((group) => group.citations.filter(({ keyRange }) => isOther(keyRange)));
  // Where an item is yet empty, the tool may read none of the list.
  const written = citations.length > 0 ? [] : writtenIn(text, items, partial);
  return new Set([...citations.map(({ key }) => key), ...written].map((key) => resolve?.(key) ?? key));
}

/** A new citation, or what stands for it, in place of a range. */
function newCitation(
  document: CitedDocument,
  text: string,
  { start, end }: TextRange,
  keys: readonly string[],
  options: InsertionOptions,
): string {
  const delimiters = textOf(document.syntax).textIn?.(text, start);
  if (delimiters !== undefined) {
    const [open, close] = delimiters;
    return `${open}${citationAmid(document, text, keys, { ...options, gap: 'none' }, '', '')}${close}`;
  }
  return citationAmid(document, text, keys, options, lineBefore(text, start, 200), lineBehind(text, end, 200));
}

function citationAmid(
  document: CitedDocument,
  text: string,
  keys: readonly string[],
  { form = 'parenthetical', written, gap }: InsertionOptions,
  before: string,
  after: string,
): string {
  const { syntax } = document;
  return written === undefined
    ? citationBetween(syntax, keys, before, after, { form, ...styleUsedIn(document, text, syntax, form) }, gap)
    : markupBetween(syntax, joined(written, before, after), before, after, gap);
}

/** Texts one behind another: on lines of their own, separated as Chinese does, or by commas. */
function joined(written: readonly string[], before: string, after: string): string {
  const han = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u;
  const separator = written.every((text) => text.endsWith('\n'))
    ? ''
    : han.test(before.slice(-1)) || han.test(after.slice(0, 1))
      ? '、'
      : ', ';
  return written.join(separator);
}

/** What is no citation, or is one of another form, goes beside the group, separated by a space. */
function beside(
  document: CitedDocument,
  text: string,
  group: CitationGroup,
  offset: number,
  keys: readonly string[],
  options: InsertionOptions,
): TextEdit {
  const isBefore = offset === group.start;
  const place = isBefore ? group.start : group.end;
  const [before, after] = isBefore ? [lineBefore(text, place, 200), ' '] : [' ', text.slice(place, place + 200)];
  const written = citationAmid(document, text, keys, options, before, after);
  return { start: place, end: place, text: isBefore ? `${written.trimEnd()} ` : ` ${written.trimStart()}` };
}
