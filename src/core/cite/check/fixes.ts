import type { TextRange } from '../../model';
import type { Citation, CitationGroup } from '../citation';
import { itemFor, separatorFor } from '../insert/group-habits';
import { needsTypstCall } from '../padding';
import { slipBetweenItems } from '../parse/full-width-slip';
import { formatCitation, formatItem, typstLabel } from '../syntax';

/** A replacement in a document's text. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

const wordCharacter = /[\p{L}\p{N}_]/u;

/** Whether a citation is written as `@key` alone, which may mean something else than a paper. */
export function isBare({ syntax, form, command }: CitationGroup, { start }: Citation, text: string): boolean {
  return syntax === 'typst' ? text[start] === '@' : form === 'textual' && command === undefined;
}

/**
 * What makes a document's own tool read a group that it does not read where it stands: brackets in Pandoc, the function
 * in Typst, `\ ` around a role in Docutils, a space elsewhere. Prefix and locator stay.
 */
export function readableForm(group: CitationGroup, text: string): TextEdit {
  const [first] = group.citations;
  const touched = group.unread === 'glued-after' ? (group.citations.at(-1) ?? first) : first;
  if (isBare(group, touched, text)) {
    return group.syntax === 'typst' ? { start: touched.start, end: touched.end, text: typstCite(touched) } : bracketed(group, text);
  }
  return spaced(group, text, group.syntax === 'rst' ? '\\ ' : ' ');
}

/** Where somebody's full-width separator stands before a citation of Pandoc's brackets (told by its index in the group), and the item with one that Pandoc reads. */
export function partedForm(group: CitationGroup, index: number, text: string): (TextRange & { readonly edit: TextEdit }) | undefined {
  const [before, citation] = [group.citations[index - 1], group.citations[index] ?? group.citations[0]];
  const between = before === undefined || group.syntax !== 'pandoc' ? '' : text.slice(before.end, citation.start);
  const mark = slipBetweenItems.exec(between)?.[1];
  const { end } = citation;
  const isBracketed = between.endsWith('[');
  if (before === undefined || mark === undefined || (isBracketed && text.charAt(end) !== ']')) {
    return undefined;
  }
  const start = before.end + between.indexOf(mark);
  // A key of Pandoc's must not touch a letter.
  const item = text.slice(citation.start, end).replace(/^([^@]*[\p{L}\p{N}])(?=-?@)/u, '$1 ');
  return { start, end: start + 1, edit: { start, end: isBracketed ? end + 1 : end, text: `; ${item}` } };
}

/** A locator in brackets of its own, as it follows a citation in the sentence: `@key [p. 3]`. */
const locatorBehind = /^[ ]?\[([^\]@\n]{1,200})\](?![[({:])/;

function bracketed({ start, end, citations }: CitationGroup, text: string): TextEdit {
  const [written = '', locator] = locatorBehind.exec(text.slice(end, end + 204)) ?? [];
  const items = citations.map(({ key, prefix, suffix = locator, suppressesAuthor }) => {
    const before = prefix === undefined ? '' : `${prefix} `;
    return `${before}${suppressesAuthor === true ? '-' : ''}@${keyInBrackets(key)}${suffix === undefined ? '' : `, ${suffix}`}`;
  });
  return { start, end: end + written.length, text: `[${items.join('; ')}]` };
}

/** Braces where the key would end too early otherwise. */
function keyInBrackets(key: string): string {
  return /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u.test(key) ? key : `{${key}}`;
}

function typstCite({ key, suffix }: Citation): string {
  return `#cite(${typstLabel(key)}${suffix === undefined ? '' : `, supplement: [${suffix}]`})`;
}

/** The group parted from the letters that touch it. */
function spaced({ start, end }: CitationGroup, text: string, gap: string): TextEdit {
  const before = [...text.slice(Math.max(0, start - 2), start)].at(-1) ?? '';
  const behind = [...text.slice(end, end + 2)][0] ?? '';
  return { start, end, text: `${wordCharacter.test(before) ? gap : ''}${text.slice(start, end)}${wordCharacter.test(behind) ? gap : ''}` };
}

/** What parts two items and nothing else, a `%` at the end of a line of LaTeX included. */
const partsItems = /^\s*(?:[;,；，]\s*)?(?:%[ \t]*\r?\n\s*)?$/;

/**
 * Takes an item, told by its index, out of its group, with the separator before it. `undefined` where it is the group's only
 * or first one, where it holds another one as Typst's calls can, and where more than a separator stands before it, such as a comment or the bracket that it opens, or the item before would
 * come to touch what Typst takes into its key.
 */
export function withoutCitation(group: CitationGroup, index: number, text: string): TextEdit | undefined {
  const [before, citation] = [group.citations[index - 1], group.citations[index]];
  if (before === undefined || citation === undefined || !partsItems.test(text.slice(before.end, citation.start)) ) {
    return undefined;
  }
  const isPart = (group.syntax === 'typst' || group.syntax === 'latex') && !closesItsBrackets(text.slice(citation.start, citation.end));
  const isGlued = text.charAt(before.start) === '@' && needsTypstCall(group.syntax, '', text.slice(citation.end, citation.end + 20));
  return isPart || isGlued ? undefined : { start: before.end, end: citation.end, text: '' };
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
export function withKeys(group: CitationGroup, citation: Citation, keys: readonly string[], text: string): readonly TextEdit[] {
  const [first, ...more] = keys;
  if (first === undefined) {
    return [];
  }
  const replaced = withKey(group, citation, first, text);
  // Of `\\cites[p. 3]{key}` the brace.
  const behind = group.syntax === 'latex' ? citation.keyRange.end : citation.end;
  return more.length === 0 ? [replaced] : [replaced, { start: behind, end: behind, text: more.map((key) => furtherItem(group, key, text, isBare(group, citation, text))).join('') }];
}

/** Another key in the place of a citation's, in quotation marks or braces where its syntax does not read it bare. */
function withKey({ syntax }: CitationGroup, citation: Citation, key: string, text: string): TextEdit {
  const { start, end } = citation.keyRange;
  const [before, behind] = [text.charAt(start - 1), text.charAt(end)];
  if (syntax === 'pandoc' && before === '@') {
    return { start, end, text: formatItem(syntax, key).slice(1) };
  }
  if (syntax === 'typst' && before === '@' && formatItem(syntax, key) !== `@${key}`) {
    return { start: citation.start, end: citation.end, text: typstCite({ ...citation, key }) };
  }
  if (syntax === 'typst' && before === '<' && behind === '>') {
    return { start: start - 1, end: end + 1, text: typstLabel(key) };
  }
  return { start, end, text: syntax === 'typst' && before === '"' ? key.replace(/[\\"]/g, '\\$&') : key };
}

function furtherItem(group: CitationGroup, key: string, text: string, isBareItem: boolean): string {
  switch (group.syntax) {
    case 'pandoc':
      return isBareItem ? ` ${formatCitation('pandoc', [key])}` : `; ${itemFor(text, group, key)}`;
    case 'org':
      return separatorFor(text, group) + itemFor(text, group, key);
    case 'latex':
    case 'rst':
    case 'myst':
      return `,${key}`;
    case 'typst':
      return ` ${formatItem('typst', key, isBareItem ? {} : { command: 'cite' })}`;
  }
}
