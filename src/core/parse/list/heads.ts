import { fieldOfLabel } from './labels';
import { isOfLinks, namesAmong } from './leads';
import { isFurniture, markedLabel, openingOf, type Part, withoutMarks } from './markup';
import type { ListRow } from './list-rows';
import { referenceParts } from './references';
import { mayBeTitle, proposes, weightOf } from './line-heuristics';

/** A line that an entry begins with: how it is written, and what it says. */
export interface Head {
  /** Lines of the same form head the entries of one list. */
  readonly form: string;
  /** Of a heading; 0 of another line. */
  readonly level: number;
  readonly parts: readonly Part[];
  /** Set where a heading says only which entry, day or session it is: it begins an entry, or ends one, but is no title. */
  readonly isNumber?: true;
  /** Whether the form alone sets a title apart, as Markdown does; else labels below it must. */
  readonly marked: boolean;
}

/** Longer lines are no titles with what may stand behind them. */
const maxHeadLength = 4_000;
const maxTitleLength = 400;
/** Where a work appeared, behind its title: `(NeurIPS 2024)`. */
const venueBehind = /\s[[(（][A-Z]\w{0,12}[A-Z]\w{0,12}(?:[\s'’-]\w{1,15}){0,2}[\s'’-]{1,2}(?:19|20)\d\d[\])）]$/;
/** What a line may say behind a title that is neither a name nor an address. */
const maxRemarkLength = 120;

const running =
  /^(?:\[[\d０-９]{1,4}\](?!\()|［[\d０-９]{1,4}］|[\d０-９]{1,4}(?:[.)]\s|[、．])|[（(【][\d０-９]{1,4}[)）】]|[①-⑳])\s*/;
const identifier =
  /^(?:\*\*|__|`)?\[?(?:arxiv[:\s]\s?)?(\d{4}\.\d{4,5})(?:v\d{1,2})?(?:\](?!\()(?:\*\*|__|`)?|\*\*|__|`|[:：]|\s[-–—])\s*[:：]?\s*/i;
/** The day that a list files a paper under: `[2025-02-03] Title`. */
const dated =
  /^(?:(?:\*\*|__)?[[(（【]|(?:\*\*|__))((?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?)(?:[\])）】](?!\()(?:\*\*|__)?|\*\*|__)[\s:：|]*/;
/** The time of a talk: `**9:00–9:20**`. */
const timed =
  /^(?:\*\*|__)?\[?\d{1,2}[:.]\d{2}(?:\s?[–—-]\s?\d{1,2}[:.]\d{2})?(?:\s?[ap]\.?m\.?)?\]?[:：]?(?:\*\*|__)?[\s:：|–—-]{1,6}/i;
/** Categories in code before a title that is set apart: `` `cs.RO` **Title** ``. */
const categories = /^(?:`(?!\d{4}\.\d)[^`]{1,30}`\s{1,3}){1,8}(?=\*\*|__|\[(?!\[)|<)/;
const spanned = /^(?:(\*\*|__|\*(?=\S))|<(strong|b|em|i)>)/i;
const linked = /^\[((?:[^[\]]|\[[^[\]]{0,200}\]){1,800})\]\(([^()\s]{1,600}(?:\([^()\s]{0,100}\)[^()\s]{0,200})?)\)/;
const anchored = /^<a\s[^<>]{0,40}href\s?=\s?["']?([^\s"'<>]{1,600})["']?[^<>]{0,200}>/i;
const year = /(?:^|[^\d.])((?:19|20)\d\d)(?!\d|\.\d)/;

/** Where a title ends: at a link, an address, a bar, or a category in code that nothing in words follows. */
const remarkBehind =
  /\s(?:\[\[|\[[^[\]]{1,60}\]\(|[(（]?https?:|[[(]?<a\s|`[^`]{1,60}`(?=[^\p{L}\p{N}]{0,40}(?:$|`|\[|https?:|<))|\|\s)|\s?\(\[[^[\]]{1,60}\]\(|<\/(?:summary|h[1-6])>/iu;

/** What stands behind a title in its line: names, addresses, a year. */
function remarkParts(text: string, from: number, to: number): Part[] {
  const { start, end } = withoutMarks(text, from, to);
  const rest = text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(rest)) {
    return [];
  }
  const labelled = /^[-–—:|\s]{0,6}(?:\*\*|__)?(?:abstract|tl;?dr|摘要)(?:\*\*|__)?\s?[:：.](?:\*\*|__)?\s{0,4}/i.exec(
    rest.slice(0, 40),
  );
  if (labelled !== null) {
    return [{ field: 'abstract', start: start + labelled[0].length, end }];
  }
  const parts: Part[] = /https?:|www\.|arxiv|doi/i.test(rest) ? [{ field: 'link', start, end }] : [];
  parts.push(...namesAmong(rest, start));
  const found = year.exec(rest.replace(/https?:[^\s()]*/g, (match) => ' '.repeat(match.length)));
  if (found !== null) {
    const begin = start + found.index + found[0].length - 4;
    parts.push({ field: 'year', start: begin, end: begin + 4 });
  }
  return parts.length > 0 ? parts : [{ field: 'other', start, end }];
}

/** What a title line, or a cell, says from `from` to `to`: the title, taken out of its link and emphasis, and what stands behind it. */
export function titleParts(text: string, from: number, to: number, depth = 0): Part[] {
  let at = from;
  const parts: Part[] = [];
  const skip = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(text.slice(at, Math.min(to, at + 60)));
    at += found?.[0].length ?? 0;
    return found?.[0];
  };
  skip(
    /^(?:[\s>|]|\p{Extended_Pictographic}|\uFE0F|<\/?(?:details|summary|h[1-6]|p|div|span|font|li|ul|ol|br)\b[^<>]{0,50}>|<a\s(?:id|name)\s?=[^<>]{0,120}>\s?<\/a>|<a\s(?:id|name)\s?=[^<>]{0,100}\/>)+/iu,
  );
  skip(timed);
  skip(running);
  skip(categories);
  const day = dated.exec(text.slice(at, at + 40));
  if (day !== null && day[0].length < to - at) {
    const start = at + day[0].indexOf(day[1] ?? '');
    parts.push({ field: 'year', start, end: start + (day[1] ?? '').length });
    at += day[0].length;
  }
  const id = identifier.exec(text.slice(at, at + 40));
  if (id !== null && id[0].length < to - at) {
    parts.push({ field: 'arxiv', start: at, end: at + id[0].length });
    at += id[0].length;
  }
  const rest = text.slice(at, to);
  const link = linked.exec(rest);
  const [, inLink = '', target = ''] = link ?? [];
  if (link !== null && depth < 3 && !target.startsWith('#')) {
    const url = at + inLink.length + 3;
    return [
      ...parts,
      ...titleParts(text, at + 1, at + 1 + inLink.length, depth + 1),
      { field: 'link', start: url, end: url + target.length },
      ...remarkParts(text, at + link[0].length, to),
    ];
  }
  const anchor = anchored.exec(rest);
  const anchorEnd = anchor === null ? -1 : rest.toLowerCase().indexOf('</a>', anchor[0].length);
  if (anchor !== null && anchorEnd > 0 && depth < 3) {
    const url = at + anchor[0].indexOf(anchor[1] ?? '');
    return [
      ...parts,
      ...titleParts(text, at + anchor[0].length, at + anchorEnd, depth + 1),
      { field: 'link', start: url, end: url + (anchor[1] ?? '').length },
      ...remarkParts(text, at + anchorEnd + 4, to),
    ];
  }
  const span = spanned.exec(rest);
  if (span !== null && depth < 3) {
    const close = span[1] ?? `</${span[2] ?? ''}>`;
    const end = rest.toLowerCase().indexOf(close.toLowerCase(), span[0].length);
    if (end > 0) {
      return [
        ...parts,
        ...titleParts(text, at + span[0].length, at + end, depth + 1),
        ...remarkParts(text, at + end + close.length, to),
      ];
    }
  }
  const behind = remarkBehind.exec(rest)?.index;
  const stop = behind === undefined || behind === 0 ? to : at + behind;
  const whole = withoutMarks(text, at, stop);
  const venue = venueBehind.exec(text.slice(whole.start, whole.end));
  const title = venue === null ? whole : { start: whole.start, end: whole.start + venue.index };
  return [
    ...parts,
    { field: 'title', ...title },
    ...(venue === null ? [] : remarkParts(text, title.end, whole.end)),
    ...(stop < to ? remarkParts(text, stop, to) : []),
  ];
}

/** Whether the parts of a line make it the head of an entry. */
function fits(text: string, parts: readonly Part[], marked: boolean): boolean {
  const title = parts.find(({ field }) => field === 'title');
  if (title === undefined) {
    return false;
  }
  const value = text.slice(title.start, title.end);
  // What stands behind the title of a reference is where it was published, however long that is.
  const isReference = parts[0]?.field === 'authors';
  const remark = parts
    .filter(({ field }) => field === 'other' && !isReference)
    .reduce((sum, { start, end }) => sum + weightOf(text.slice(start, end)), 0);
  if (
    !/\p{L}/u.test(value) ||
    weightOf(value) > maxTitleLength ||
    remark > maxRemarkLength ||
    /[:：]$/.test(value) ||
    fieldOfLabel.has(value.toLowerCase().replace(/\s/g, '')) ||
    isOfLinks(value)
  ) {
    return false;
  }
  return marked ? !(proposes(value) && /[.。]$/.test(value)) : mayBeTitle(value);
}

const numbered =
  /^(?:(?:paper|article|poster|talk|abstract|entry|no\.?|week|day|volume|论文|第)\s?#?\d{1,4}\s?[篇天周期日]?|(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s)?(?:\d{1,2},?\s)?(?:19|20)\d\d|(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?(?:[-/.月]\s?(?:\d{1,2}\s?日?)?)?|\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s(?:19|20)\d\d)$/i;

/** Whether a heading only numbers or dates what stands below it. */
export const isNumberedHeading = (text: string): boolean =>
  text.length <= 60 && /^#{1,6}\s/.test(text) && numbered.test(text.replace(/^[#\s]+|[#\s]+$/g, ''));

/** Whether the title of a line is only a number or a date. */
function isNumber(text: string, parts: readonly Part[]): boolean {
  const title = parts.find(({ field }) => field === 'title');
  return (
    title !== undefined && title.end - title.start <= 30 && numbered.test(text.slice(title.start, title.end).trim())
  );
}

const begun = /^[#><*_[\d(（①-⑳+•·●▪◦‣–-]/;

/** Whether a line has what every head has: a sign that it begins with, or a title in quotation marks or with its type of document. */
const mayBeHead = (text: string): boolean =>
  begun.test(text) ||
  /^arxiv/i.test(text) ||
  text.includes('"') ||
  text.includes('“') ||
  (text.includes('[') && /\[[JMCDRPSNZ](?:\/OL)?\]/.test(text.slice(0, 600))) ||
  /[(（](?:19|20)\d\d[a-z]?[)）]/.test(text.slice(0, 600));

/** The head that a line may be; undefined where it is none whatever stands below. */
export function headOf(row: ListRow): Head | undefined {
  const { text } = row;
  if (row.kind !== 'text' || text.length > maxHeadLength || !mayBeHead(text)) {
    return undefined;
  }
  if (/^arxiv:\s?(?:\d{4}\.\d{4,5}|[a-z.-]{2,20}\/\d{7})/i.test(text) && text.length < 100) {
    return { form: 'arxiv', level: 0, marked: true, parts: [{ field: 'arxiv', start: 0, end: text.length }] };
  }
  const opening = openingOf(text);
  const indent = opening.item !== undefined && row.indent > 1 ? String(row.indent) : '';
  const quoted = opening.quoted ? '>' : '';
  const head = (form: string, level: number, marked: boolean, parts: readonly Part[]): Head | undefined =>
    fits(text, parts, marked)
      ? { form: quoted + form, level, marked, parts, ...(level > 0 && isNumber(text, parts) ? { isNumber: true } : {}) }
      : undefined;
  const isNumberedTitle = opening.level > 0 && identifier.test(text.slice(opening.length, opening.length + 60));
  const label = isNumberedTitle ? undefined : markedLabel(text);
  if (label !== undefined && (label.field !== 'title' || opening.level === 0)) {
    return undefined;
  }
  if (label !== undefined) {
    return head(`#${String(opening.level)}`, opening.level, true, [
      { field: 'title', start: label.start, end: label.end },
    ]);
  }
  if (isFurniture(text)) {
    return undefined;
  }
  if (opening.level > 0) {
    return head(
      `#${String(opening.level)}`,
      opening.level,
      true,
      titleParts(text, opening.length, text.replace(/[#\s]+$/, '').length),
    );
  }
  const tag = /^(?:<details[^<>]{0,60}>\s{0,3})?<(summary|h[1-6])\b[^<>]{0,80}>(?:\s{0,3}<(h[1-6])\b)?/i.exec(
    text.slice(0, 240),
  );
  if (tag !== null) {
    const name = (tag[2] ?? tag[1] ?? '').toLowerCase();
    const end = text.toLowerCase().lastIndexOf(`</${(tag[1] ?? '').toLowerCase()}>`);
    return head(
      name,
      name === 'summary' ? 0 : Number(name.slice(1)),
      true,
      titleParts(text, 0, end < 0 ? text.length : end),
    );
  }
  const content = text
    .slice(opening.length)
    .replace(/^(?:<(?:p|div|li|dt)\b[^<>]{0,60}>\s?)+/i, '')
    .replace(categories, '');
  const reference = referenceParts(text);
  if (reference !== undefined) {
    return head('"', 0, true, reference);
  }
  const set = /^(?:\*\*|__|<(?:strong|b|a)\b|\[(?!\[)(?=[^\n]{8})(?:[^[\]]|\[[^[\]]{0,200}\]){1,600}\]\((?!#))/i.test(
    content,
  );
  if (opening.item !== undefined) {
    if (set) {
      return head(`${opening.item}*${indent}`, 0, true, titleParts(text, opening.length, text.length));
    }
    return content.length > maxTitleLength
      ? undefined
      : head(opening.item + indent, 0, false, titleParts(text, opening.length, text.length));
  }
  if (set) {
    return head('*', 0, true, titleParts(text, opening.length, text.length));
  }
  return undefined;
}
