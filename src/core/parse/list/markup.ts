import type { LabelledField } from './labels';
import { fieldOfLabel } from './labels';
import { isOnlyLink, itemOf, weightOf } from './line-heuristics';

/** What a part of a line says; offsets in the line. */
export interface Part {
  readonly field: LabelledField;
  readonly start: number;
  readonly end: number;
}

/** The quotation marks, bullet or number and heading signs that a line begins with. */
export interface Opening {
  /** Length of all of it. */
  readonly length: number;
  readonly quoted: boolean;
  /** Of a heading; 0 where there is none. */
  readonly level: number;
  readonly item: 'number' | 'bullet' | undefined;
}

const mark = /(?:[\s*_~`|]|<\/?[a-z][^<>]{0,120}>|<!--[^<>]{0,120}-->|[\p{Extended_Pictographic}\uFE0F\u200D])/iuy;

/** Where the text of a line begins behind emphasis, tags and pictures. */
function afterMarks(text: string, from: number): number {
  let at = from;
  for (;;) {
    mark.lastIndex = at;
    if (!mark.test(text) || mark.lastIndex === at) {
      return at;
    }
    at = mark.lastIndex;
  }
}

/** Where it ends before them. */
function beforeMarks(text: string, from: number, to: number): number {
  let at = to;
  while (at > from) {
    const last = text.charAt(at - 1);
    if (/[\s*_~`|]/.test(last)) {
      at--;
    } else if (last === '>') {
      const open = text.lastIndexOf('<', at - 2);
      if (open < from || !/^<\/?[a-z][^<>]{0,120}>$/i.test(text.slice(open, at))) {
        return at;
      }
      at = open;
    } else {
      return at;
    }
  }
  return at;
}

/** A text without the marks around it: where it begins and ends. */
export function withoutMarks(
  text: string,
  from = 0,
  to = text.length,
): { readonly start: number; readonly end: number } {
  const start = Math.min(afterMarks(text, from), to);
  return { start, end: beforeMarks(text, start, to) };
}

/** What a line of Markdown begins with. */
export function openingOf(text: string): Opening {
  const quote = /^(?:>\s?){1,3}/.exec(text)?.[0].length ?? 0;
  const heading = /^#{1,6}(?=\s)/.exec(text.slice(quote, quote + 8))?.[0].length ?? 0;
  let length = quote + heading;
  while (/\s/.test(text.charAt(length))) {
    length++;
  }
  const item =
    /^\[[A-Z]?\d/.test(text.slice(length, length + 3)) && /^\[[^\]]{1,9}\]\(/.test(text.slice(length, length + 12))
      ? undefined
      : itemOf(text.slice(length, length + 40));
  return {
    length: length + (item?.indent ?? 0),
    quoted: quote > 0,
    level: heading,
    item: item === undefined ? undefined : item.number === undefined ? 'bullet' : 'number',
  };
}

/** A label in Markdown or HTML: emphasised, in brackets, a cell, or alone in its line. */
export interface MarkedLabel {
  readonly field: LabelledField;
  /** Where the value stands in the line. */
  readonly start: number;
  readonly end: number;
  /** Of a label of an abstract: the smaller, the more it is the abstract itself and no translation or summary. */
  readonly rank: number;
  /** How the label is written. */
  readonly word: string;
}

const labelWord =
  '([A-Za-z\\u00c0-\\u024f\\u0400-\\u04ff\\u3040-\\u30ff\\u4e00-\\u9fff\\uac00-\\ud7af][A-Za-z\\u00c0-\\u024f\\u0400-\\u04ff\\u3040-\\u30ff\\u4e00-\\u9fff\\uac00-\\ud7af\\d()（）;\\/_\\u3000 -]{0,30}?)';
const around = '(?:[\\s*_]|<\\/?[a-z][^<>]{0,60}>){0,12}';
const withColon = new RegExp(`^${labelWord}(${around})[:：]${around}`, 'i');
const inBrackets = new RegExp(`^[【[〔［〖]\\s*${labelWord}\\s*[】\\]〕］〗]${around}[:：]?\\s*`, 'i');
const inSummary = new RegExp(`^${labelWord}\\s*[:：]?\\s*</(?:summary|h[1-6]|b|strong)>`, 'i');
const inCell = new RegExp(`^${labelWord}\\s*\\|\\s*`, 'i');
/** A box of Obsidian and GitHub: `> [!abstract]`, `> [!note]- Abstract`. */
const inCallout = /^\[!([a-z]{3,20})\][-+]?\s{0,4}([^.。:：]{0,30})$/i;
const spacedHan = /^(摘[\s\u3000]{0,4}要|关[\s\u3000]{0,2}键[\s\u3000]{0,2}[词字])[\s\u3000]+(?=\S)/;
const dashed =
  /^(abstract|summary|key ?words|index terms|摘\s{0,4}要|关键词)[*_]{0,3}\s*(?:[—–]+|\.[*_]{1,3}\s|(?<!summary)\.\s|\s-\s)[*_]{0,3}\s*/i;
/** Labels that may stand alone without any mark. */
const barewords = /^(?:abstract|summary|keywords|authors?|摘要|关键词|作者)$/;
/** An abstract of a certain kind: `ai_abstract`, `abstract (zh)`, `摘要翻译`. */
const qualified =
  /^(?:(?:ai|original|translated|english|chinese)[-_ ]?)?abstract(?:[-_ ](?:translation|zh|cn|en))?(?:\s?[(（][^()（）]{1,10}[)）])?$|^[\u4e00-\u9fff]{0,4}摘要[\u4e00-\u9fff]{0,4}(?:[(（][^()（）]{1,10}[)）])?$/;
const ofOriginal = /^(?:查看|展开|显示)?(?:原文|英文)摘要$|^(?:摘要原文|original abstract)$/;
const asTranslated = /[(（]?(?:zh|cn|en|中文|英文)[)）]?$|翻译|译文|translat/;

/** What every longer line with a label has; most lines are told by this alone. */
const mayBeLabel = /[:：【〔［〖|*_<#]|^[>\s-]{0,6}(?:\[|abstract|summary|key|index|author|摘|关)/i;

const normal = (word: string): string =>
  (/[\u4e00-\u9fff]/.test(word) ? word.replace(/[\s\u3000]/g, '') : word).toLowerCase().trim();

/** What a label says and how near an abstract it is; undefined for a word that is no known label. */
function meaning(word: string): { readonly field: LabelledField; readonly rank: number } | undefined {
  const known = fieldOfLabel.get(word);
  if (known === 'abstract') {
    return {
      field: known,
      rank: /^(?:abstract|(?:论文|内容|英文|原文)?摘要)$/.test(word) ? 0 : word === '中文摘要' ? 1 : 2,
    };
  }
  if (known !== undefined) {
    return { field: known, rank: 0 };
  }
  if (/^(?:(?:论文|中文|内容)?总结|(?:论文|内容)?概述|(?:内容)?概要)$/.test(word)) {
    return { field: 'abstract', rank: 3 };
  }
  if (/^tl;?dr$/.test(word)) {
    return { field: 'abstract', rank: 4 };
  }
  if (qualified.test(word)) {
    return { field: 'abstract', rank: ofOriginal.test(word) ? 0 : asTranslated.test(word) ? 1 : 3 };
  }
  return asTranslated.test(word) && fieldOfLabel.has(word.replace(/\s*[(（].*$/, ''))
    ? { field: 'other', rank: 0 }
    : undefined;
}

/** The label that a line of an entry begins with, however it is marked; an emphasised word with a colon is one, though nobody knows it. */
export function markedLabel(text: string): MarkedLabel | undefined {
  if (text.length > 30 && !mayBeLabel.test(text.slice(0, 80))) {
    return undefined;
  }
  const opening = openingOf(text);
  const { start, end } = withoutMarks(text, opening.length);
  if (start >= end) {
    return undefined;
  }
  const marks = text.slice(opening.length, start);
  const head = text.slice(start, Math.min(end, start + 80));
  const label = (word: string, length: number, unknown: boolean): MarkedLabel | undefined => {
    const name = normal(word);
    const said = meaning(name) ?? (unknown ? { field: 'other' as const, rank: 0 } : undefined);
    if (said === undefined) {
      return undefined;
    }
    const value = withoutMarks(text, Math.min(start + length, end), end);
    const field =
      said.field === 'title' &&
      (isOnlyLink(text.slice(value.start, value.end)) ||
        /^\[[^\]]{1,200}\]\(https?:/.test(text.slice(value.start, value.start + 220)))
        ? 'link'
        : said.field;
    return { field, rank: said.rank, start: value.start, end: value.end, word: name };
  };
  if (text.startsWith('|', /^(?:>\s?){0,3}/.exec(text)?.[0].length ?? 0)) {
    const cell = inCell.exec(head);
    return cell === null ? undefined : label(cell[1] ?? '', cell[0].length, false);
  }
  const callout = inCallout.exec(head);
  if (callout !== null) {
    return label(normal(callout[2] ?? '') === '' ? (callout[1] ?? '') : (callout[2] ?? ''), end - start, true);
  }
  const bracketed = inBrackets.exec(head);
  if (bracketed !== null && !text.slice(start + bracketed[0].length - 1).startsWith('](')) {
    const found = label(bracketed[1] ?? '', bracketed[0].length, /^[【〔［〖]/.test(head));
    if (found !== undefined) {
      return found;
    }
  }
  const emphasised = /[*_>]$/.test(marks);
  const colon = withColon.exec(head);
  if (colon !== null) {
    const closed =
      /[*_>]/.test(colon[2] ?? '') || /[:：][\s]*(?:[*_]|<\/)/.test(colon[0].slice((colon[1] ?? '').length));
    const found = label(
      colon[1] ?? '',
      colon[0].length,
      emphasised && closed && (colon[1] ?? '').split(' ').length <= 4,
    );
    if (found !== undefined) {
      return found;
    }
  }
  const summary = marks.includes('<') ? inSummary.exec(head) : null;
  if (summary !== null) {
    return label(summary[1] ?? '', summary[0].length, false);
  }
  const other = spacedHan.exec(head) ?? dashed.exec(head);
  if (other !== null) {
    return label(other[1] ?? '', other[0].length, false);
  }
  const whole = end - start <= 30 ? normal(text.slice(start, end).replace(/^[【[〔［〖]|[】\]〕］〗]$/g, '')) : '';
  return whole !== '' && (marks !== '' || opening.level > 0 || barewords.test(whole)) && meaning(whole) !== undefined
    ? label(whole, end - start, false)
    : undefined;
}

/** Words that only open what is folded in. */
const folded =
  /^(?:details|more|click(?: here)?(?: to (?:expand|view))?|show(?: more)?|expand|详情|展开|更多|点击展开|点击查看)$/i;
/** Where a link of the page leads: `[badge]: https://…`. */
const definition =
  /^\[[^[\]]{1,200}\]:\s{1,4}<?(?:https?:|www\.|[./#])\S{0,1200}>?(?:\s{1,4}["'(][^"'()]{0,200}["')])?$/i;
/** Attributes, as kramdown writes them below what they are of. */
const attributes = /^\{:{1,2}[^{}]{0,300}\}$/;
/** More is no line of a page's furniture. */
const maxFurnitureLength = 1_500;

/** Whether a line only serves the page: tags, pictures, links into the page itself, lines of a table's frame. */
export function isFurniture(text: string): boolean {
  if (attributes.test(text)) {
    return true;
  }
  if (text.length > maxFurnitureLength || (!/[<[|`*_#>⬆]/.test(text.slice(0, 4)) && !/\]\((?:\.\/)?#/.test(text))) {
    return false;
  }
  const left = text
    .replace(/\[?!\[[^[\]]{0,200}\]\([^()\s]{0,400}\)\]?(?:\([^()\s]{0,400}\))?/g, '')
    .replace(/\[(?:[^[\]]|\[[^[\]]{0,60}\]){0,300}\](?:\((?:\.\/)?#[^()]{0,200}\)|\[[^[\]]{0,200}\])/g, '\u0001')
    .replace(/<\/?[a-z!][^<>]{0,200}>/gi, '')
    .trim();
  if (folded.test(left) || definition.test(text)) {
    return true;
  }
  return (
    !/[\p{L}\p{N}]/u.test(left) ||
    (left.includes('\u0001') &&
      weightOf(left.replace(/^[-*+\d.]+\s/, '')) <= 30 &&
      /\u0001(?:\s*[([（].{0,20})?$/.test(left))
  );
}
