/** Dates of BibTeX and BibLaTeX as CSL has them. Years before Christ are negative, and there is no year 0. */
import { latestYear, yearIn } from '../fields/bibliographic-fields';
import { withoutUndefined } from '../../text/without-undefined';

/** A CSL date; texts that are no date are `raw`. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly season?: number;
  readonly circa?: boolean;
  readonly raw?: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const earliestYear = -9999;

/**
 * When a work was published: by its `date`, as BibLaTeX has it (ISO 8601-2), else by year, month and day. All are plain text.
 * @returns `undefined` where nothing is said
 */
export function bibtexDate(date: string | undefined, year?: string, month?: string, day?: string): CslDate | undefined {
  const text = (date ?? '').trim();
  const stated = text === '' ? undefined : (isoDate(text) ?? wordedDate(text));
  return stated ?? yearDate((year ?? '').trim(), month, day) ?? (text === '' ? undefined : { raw: text });
}

/** The year of a date, the first of a range. */
export function yearOfDate(date: CslDate | undefined): number | undefined {
  const year = date?.['date-parts']?.[0]?.[0];
  return year === undefined ? yearIn(date?.raw) : year > latestYear || year < earliestYear ? undefined : year;
}

interface Point {
  readonly parts: readonly number[];
  readonly end?: readonly number[];
  readonly season?: number;
  readonly isCirca: boolean;
}

/** A date, or two with a slash between, of which one may be open. */
function isoDate(text: string): CslDate | undefined {
  const range = /^([^/]{0,40})\/([^/]{0,40})$/.exec(text);
  if (range === null || /^\d{4}\/(?:0?[1-9]|1[0-2])$/.test(text)) {
    return dateOf(isoPoint(text.replace(/\//g, '-')));
  }
  const [start = '', end = ''] = range.slice(1).map((side) => side.trim());
  // `1994/95`
  const whole = /^\d{4}$/.test(start) && /^\d\d$/.test(end) ? start.slice(0, 2) + end : end;
  const [from, to] = [isoPoint(start), isoPoint(whole)];
  const isOpen = (side: string) => /^(?:|\.\.|open|unknown)$/i.test(side);
  return (from === undefined && !isOpen(start)) || (to === undefined && !isOpen(end))
    ? undefined
    : dateOf(from ?? to, from === undefined ? undefined : to);
}

const iso =
  /^(?:y(-?\d{5,9})|(-?\d{1,4})|(\d{1,3})([xu]{1,3}))(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[t ][\d:.,+z-]{0,40})?([~?%])?$/i;

function isoPoint(text: string): Point | undefined {
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  const found = iso.exec(compact === null ? text : compact.slice(1).join('-'));
  if (found === null) {
    return undefined;
  }
  const [, long, short, start = '', open = '', month, day, mark] = found;
  const isCirca = mark === '~' || mark === '%';
  if (open !== '') {
    const digits = (digit: string) => Number(start + digit.repeat(open.length));
    return start.length + open.length === 4 ? { parts: [digits('0')], end: [digits('9')], isCirca } : undefined;
  }
  // The year before the year 1 is the year 0.
  const year = Number(long ?? short);
  const parts = [year < 1 ? year - 1 : year];
  const number = Number(month);
  if (number >= 21 && number <= 24) {
    return { parts, season: number - 20, isCirca };
  }
  return { parts: [...parts, ...monthAndDay(number, Number(day))], isCirca };
}

function monthAndDay(month: number | undefined, day: number | undefined): number[] {
  const hasMonth = month !== undefined && month >= 1 && month <= 12;
  return hasMonth ? [month, ...(day !== undefined && day >= 1 && day <= 31 ? [day] : [])] : [];
}

function dateOf(from: Point | undefined, to?: Point): CslDate | undefined {
  const end = to?.parts ?? from?.end;
  return from === undefined
    ? undefined
    : withoutUndefined({
        'date-parts': [from.parts, ...(end === undefined ? [] : [end])],
        season: to === undefined ? from.season : undefined,
        circa: from.isCirca ? true : undefined,
      });
}

/** `May 2011`, `5 May 2011`, `2012年3月5日`, `2012.3.5`, `1998--1999`. */
function wordedDate(text: string): CslDate | undefined {
  const numbers = /^(\d{4})\s?[年.]\s?(\d{1,2})(?:\s?[月.]\s?(?:(\d{1,2})日?)?)?$/.exec(text);
  if (numbers !== null) {
    return { 'date-parts': [[Number(numbers[1]), ...monthAndDay(Number(numbers[2]), Number(numbers[3]))]] };
  }
  const years = /^(\d{3,4})\s?(?:-{1,3}|[–—])\s?(\d{3,4})$/.exec(text);
  if (years !== null) {
    return { 'date-parts': [[Number(years[1])], [Number(years[2])]] };
  }
  const words = text.length > 40 ? [] : text.split(/[\s,.~\u00a0]+/).filter((word) => word !== '');
  const year = words.find((word) => /^\d{4}$/.test(word));
  const month = words.map(monthOf).find((number) => number !== undefined);
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  return year === undefined || month === undefined || words.length > 3
    ? undefined
    : { 'date-parts': [[Number(year), ...monthAndDay(month, day === undefined ? undefined : Number(day))]] };
}

const era = /^(\d{1,4})\s?(?:B\.?\s?C\.?(?:\s?E\.?)?)$|^(?:公元)?前\s?(\d{1,4})年?$/i;

/** By the year as people write it: `1978`, `2020a`, `c. 350 BC`, `1994/95`. */
function yearDate(text: string, month: string | undefined, day: string | undefined): CslDate | undefined {
  if (text === '') {
    return undefined;
  }
  const about = /^(?:circa|ca\.?|c\.?|约)\s?(?=\d)/i.exec(text)?.[0] ?? '';
  const rest = text.slice(about.length).trim();
  const circa = about === '' || /^c$/i.test(about) ? {} : { circa: true };
  const [, latin, chinese] = era.exec(rest) ?? [];
  const before = latin ?? chinese;
  const number = before === undefined ? /^(-?\d{1,4})[a-z?]?$/.exec(rest)?.[1] : `-${before}`;
  if (number !== undefined && Number(number) !== 0) {
    return { 'date-parts': [[Number(number), ...monthAndDayOf(month, day)]], ...circa };
  }
  return /^-/.test(rest) ? { raw: text } : (isoDate(rest) ?? wordedDate(rest) ?? { raw: text });
}

/** A month by number or name, which may have a day beside it: `10~jan`. */
function monthAndDayOf(month = '', day = ''): number[] {
  const words = month.slice(0, 40).split(/[^\p{L}\d]+/u);
  const number =
    words.map(monthOf).find((found) => found !== undefined) ??
    words.map(Number).find((found) => found >= 1 && found <= 12);
  const beside = words.map(monthOf).some((found) => found !== undefined)
    ? words.find((word) => /^\d{1,2}$/.test(word))
    : undefined;
  return monthAndDay(number, /^\d{1,2}$/.test(day) ? Number(day) : beside === undefined ? undefined : Number(beside));
}

function monthOf(word: string): number | undefined {
  const chinese = /^(\d{1,2})月$/.exec(word)?.[1];
  const found =
    chinese === undefined
      ? /^[a-z]{3,9}$/i.test(word)
        ? months.indexOf(word.slice(0, 3).toLowerCase()) + 1
        : 0
      : Number(chinese);
  return found >= 1 && found <= 12 ? found : undefined;
}
