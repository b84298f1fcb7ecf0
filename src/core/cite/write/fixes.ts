import type { TextRange } from '../../model/paper';
import type { Citation, CitationGroup } from '../model/citation';
import { itemFor, separatorFor } from './group-style';
import { languageOf } from '../languages/index';
import { fixesOf } from '../languages/fixes';
import { insertAt, type TextEdit } from '../model/text-edit';
import { textBefore } from '../../text/around';

const wordCharacter = /[\p{L}\p{N}_]/u;

/** Whether a citation is written as a mark and a key alone (`@key`), which may mean something else than a paper. */
export function isBareKey(group: CitationGroup, citation: Citation, text: string): boolean {
  return (
    fixesOf(group.syntax).isBareKey?.(group, citation, text) ??
    (group.form === 'textual' && group.command === undefined)
  );
}

/**
 * What makes a document's own tool read a group that it does not read where it stands: brackets in Pandoc, the function
 * in Typst, `\ ` around a role in Docutils, a space elsewhere. Prefix and locator stay.
 */
export function readableForm(group: CitationGroup, text: string): TextEdit {
  const fixes = fixesOf(group.syntax);
  const { writing } = languageOf(group.syntax);
  const [first] = group.citations;
  const touched = group.unread === 'glued-after' ? (group.citations.at(-1) ?? first) : first;
  const edit = isBareKey(group, touched, text) ? fixes.readableKey?.(group, touched, text) : undefined;
  return edit ?? (writing.nullEscape === undefined ? spaced(group, text, ' ') : bounded(group, text));
}

/** The group with what its tool wants between it and the signs that touch it. */
function bounded({ start, end, syntax }: CitationGroup, text: string): TextEdit {
  const { writing } = languageOf(syntax);
  const written = writing.withBoundary(text.slice(start, end), textBefore(text, start, 20), text.slice(end, end + 2));
  return { start, end, text: written };
}

/** Where a mark that the tool does not read as a separator stands before a citation, told by its index, and the item with one that it reads. */
export function separatedForm(
  group: CitationGroup,
  index: number,
  text: string,
): (TextRange & { readonly edit: TextEdit }) | undefined {
  return fixesOf(group.syntax).separated?.(group, index, text);
}

/** The group with a gap to the letters that touch it. */
function spaced({ start, end }: CitationGroup, text: string, gap: string): TextEdit {
  const before = [...textBefore(text, start, 2)].at(-1) ?? '';
  const behind = [...text.slice(end, end + 2)][0] ?? '';
  return {
    start,
    end,
    text: `${wordCharacter.test(before) ? gap : ''}${text.slice(start, end)}${wordCharacter.test(behind) ? gap : ''}`,
  };
}

/** What separates two items and nothing else, a `%` at the end of a line of LaTeX included. */
const betweenItems = /^\s*(?:[;,；，]\s*)?(?:%[ \t]*\r?\n\s*)?$/;

/**
 * Takes an item, told by its index, out of its group, with the separator before it. `undefined` where it is the group's only
 * or first one, where it holds another one, and where more than a separator stands before it, such as a comment or the bracket
 * that it opens, or the item before would come to touch what its tool takes into its key.
 */
export function withoutCitation(group: CitationGroup, index: number, text: string): TextEdit | undefined {
  const fixes = fixesOf(group.syntax);
  const [before, citation] = [group.citations[index - 1], group.citations[index]];
  if (before === undefined || citation === undefined || !betweenItems.test(text.slice(before.end, citation.start))) {
    return undefined;
  }
  const isPart = fixes.nestsCitations === true && !closesItsBrackets(text.slice(citation.start, citation.end));
  const takesIn =
    fixes.takesIn?.(text.slice(before.start, before.end), text.slice(citation.end, citation.end + 20)) === true;
  return isPart || takesIn ? undefined : { start: before.end, end: citation.end, text: '' };
}

/** Whether each bracket is closed, and no other. */
function closesItsBrackets(item: string): boolean {
  let depth = 0;
  for (let index = 0; index < item.length && depth >= 0; index++) {
    depth += '([{'.includes(item.charAt(index)) ? 1 : ')]}'.includes(item.charAt(index)) ? -1 : 0;
  }
  return depth === 0;
}

/** Replaces the key of a citation by others: the first in its place, further ones as items behind it. */
export function withKeys(
  group: CitationGroup,
  citation: Citation,
  keys: readonly string[],
  text: string,
): readonly TextEdit[] {
  const fixes = fixesOf(group.syntax);
  const [first, ...more] = keys;
  if (first === undefined) {
    return [];
  }
  const { start, end } = citation.keyRange;
  const replaced = fixes.replaceKey?.(group, citation, first, text) ?? { start, end, text: first };
  const items = () =>
    insertAt(citation.end, more.map((key) => separatorFor(text, group) + itemFor(text, group, key)).join(''));
  return more.length === 0 ? [replaced] : [replaced, fixes.addKeys?.(group, citation, more, text) ?? items()];
}

/**
 * Puts a key in place of the keys of some citations of a group, which then cites it once: a second citation without prefix and suffix is taken
 * out, where nothing else stands in the way.
 * @param isMeant the citations whose keys are replaced
 */
export function citedOnce(
  group: CitationGroup,
  isMeant: (citation: Citation) => boolean,
  key: string,
  text: string,
): readonly TextEdit[] {
  const all = group.citations.map((citation, index) => ({ citation, index, isMeant: isMeant(citation) }));
  const ofKey = all.filter((one) => one.isMeant || one.citation.key === key);
  return ofKey.flatMap((one, order) => {
    const { citation } = one;
    const isSecond = ofKey.slice(0, order).some((before) => before.isMeant || one.isMeant);
    const isPlain = (citation.prefix ?? '') === '' && (citation.suffix ?? '') === '';
    const removed = isSecond && isPlain ? withoutCitation(group, one.index, text) : undefined;
    return removed === undefined ? (one.isMeant ? withKeys(group, citation, [key], text) : []) : [removed];
  });
}
