import { introduce } from './bare-numbers';
import { widestWrap } from './broken-lines';
import {
  firstPartOf,
  isDayOrVenue,
  isItem,
  isOnlyLink,
  isRule,
  laterPartOf,
  endsAsSentence,
  weighsAtMost,
  weightOf,
} from './line-heuristics';
import { fieldLabelOf, fieldOfLabel } from './labels';
import type { ListRow } from './list-rows';

/** So often the same line has to come to be the end of entries. */
const minRepeated = 3;
const maxWeight = 60;
/** The share of the times that a sentence has to end before it. */
const minEnded = 0.8;

const service =
  '(?:google|谷歌|百度|baidu|有道|youdao|腾讯|tencent|必应|bing|微软|microsoft|deepl|搜狗|sogou|讯飞|火山|阿里|小牛|彩云|chatgpt|gpt-?4)';
/** Who made a translation, as translators write it below each text. */
const credit = new RegExp(
  `^[\\p{P}\\p{S}\\s]{0,6}(?:(?:machine[- ])?translated (?:by|with|via|using) [^.。,，;；]{2,40}|(?:由|本文由|以上由|译文由|翻译[:：])?\\s?${service}\\s?(?:在线|机器|智能)?(?:翻译|翻譯|translate|translator)(?:提供|生成)?)[\\p{P}\\p{S}\\s]{0,6}$`,
  'iu',
);

/** The number of the entry below, alone in its line. */
const numberAlone = /^[[(（【#]?\s?(?:no\.?\s?)?([\d０-９]{1,4})\s?[\])）】.、:：]?$/i;

const keyOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether a line may be the end of every entry: no label, no name of a part of an abstract, no item, no address, no day. */
const mayPart = (row: ListRow): boolean =>
  row.kind === 'text' &&
  weighsAtMost(row.text, maxWeight) &&
  /\p{L}/u.test(row.text) &&
  !/^(?:[#<*_|>~`]|https?:)|[:：]$/i.test(row.text) &&
  !isItem(row) &&
  !isOnlyLink(row.text) &&
  !isDayOrVenue(row.text) &&
  fieldLabelOf(row.text) === undefined &&
  !fieldOfLabel.has(keyOf(row.text)) &&
  !fieldOfLabel.has(keyOf(row.text.split(/[\s\u3000]/, 1)[0] ?? '')) &&
  firstPartOf(`${row.text}:`) === undefined &&
  laterPartOf(`${row.text}:`) === undefined;

/** Whether nothing says that a line goes on with the sentence of the one above it, which is whole or too long to have been broken there. */
const standsAlone = (above: string): boolean => endsAsSentence(above) || weightOf(above) > widestWrap;

/**
 * Makes markers of lines that nobody has set as such: who translated, or the one line that stands below text after text, always the same. Of two such in a row
 * only credits count; a sentence that comes again is part of the texts, and a single credit between texts may be a title. Linear in the rows.
 */
export function withPartingLines(all: readonly ListRow[]): readonly ListRow[] {
  const rows = withoutLoneNumbers(withoutQuotes(all));
  const behindText = new Map<string, { count: number; ended: number }>();
  const candidates = new Map<ListRow, string>();
  const credits = new Set<ListRow>();
  let before: ListRow | undefined;
  for (const row of rows) {
    if (row.kind === 'blank' || (row.kind === 'text' && isRule(row.text))) {
      continue;
    }
    if (before?.kind === 'text' && mayPart(row)) {
      if (credit.test(row.text) && standsAlone(before.text)) {
        credits.add(row);
      }
      if (credits.has(row) || !endsAsSentence(row.text)) {
        const key = keyOf(row.text);
        const found = behindText.get(key) ?? { count: 0, ended: 0 };
        behindText.set(key, { count: found.count + 1, ended: found.ended + (endsAsSentence(before.text) ? 1 : 0) });
        candidates.set(row, key);
      }
    }
    before = row;
  }
  const repeated = [...behindText].filter(([, { count, ended }]) => count >= minRepeated && ended >= count * minEnded);
  if (
    credits.size === 1 &&
    before !== undefined &&
    !credits.has(before) &&
    !rows.some(({ kind }) => kind === 'marker')
  ) {
    credits.clear();
  }
  // Several lines that all come again are parts of the entries; one that stands above texts does not end the list.
  const closing = before === undefined ? undefined : candidates.get(before);
  const only = repeated.length === 1 && repeated[0]?.[0] === closing ? closing : undefined;
  return only === undefined && credits.size === 0
    ? rows
    : rows.map((row) =>
        (only !== undefined && candidates.get(row) === only) || credits.has(row)
          ? { ...row, kind: 'marker' as const }
          : row,
      );
}

/** A line of less weight need not be whole where a number stands below it. */
const minUnfinished = 40;

/** Whether a number below a line is rather a page's, or an item's within a text. */
const goesOnBelow = (text: string): boolean =>
  /[:：]$/.test(text) || (!endsAsSentence(text) && weightOf(text) >= minUnfinished);

/** Takes running numbers that stand alone in their lines above texts for rows without text. */
function withoutLoneNumbers(rows: readonly ListRow[]): readonly ListRow[] {
  const numbers = new Map<ListRow, number>();
  for (const [at, row] of rows.entries()) {
    const found = row.kind === 'text' && row.text.length < 12 ? numberAlone.exec(row.text)?.[1] : undefined;
    if (found !== undefined) {
      const before = rows[at - 1];
      if (
        (before?.kind === 'text' && goesOnBelow(before.text)) ||
        (numbers.size === 0 && !introduce(rows.slice(0, at)))
      ) {
        return rows;
      }
      numbers.set(row, Number(found.normalize('NFKC')));
    }
  }
  const [first = -1, ...rest] = numbers.values();
  const runsOn = rest.length > 0 && first >= 0 && first <= 1 && rest.every((number, i) => number === first + i + 1);
  return runsOn ? rows.map((row) => (numbers.has(row) ? { ...row, kind: 'blank' as const, text: '' } : row)) : rows;
}

/** The share of lines that are quoted where all of the list is. */
const minQuoted = 0.9;
const quote = /^(?:>\s{0,3}){1,3}/;

/** Rows as they were before somebody quoted all of them: without `> `. */
function withoutQuotes(rows: readonly ListRow[]): readonly ListRow[] {
  const texts = rows.filter(({ kind }) => kind === 'text');
  const quoted = texts.filter(({ text }) => text.startsWith('>')).length;
  return quoted === 0 || quoted < minQuoted * texts.length
    ? rows
    : rows.map((row) => {
        const length = row.kind === 'text' ? (quote.exec(row.text)?.[0].length ?? 0) : 0;
        const text = row.text.slice(length);
        return length === 0
          ? row
          : { ...row, kind: text === '' ? ('blank' as const) : row.kind, start: row.start + length, text };
      });
}
