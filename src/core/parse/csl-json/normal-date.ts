import { cslDate } from '../fields/csl-date';
import { type CslProperties, isProperties, ownProperty } from './csl-properties';

/**
 * A date of any shape that programs write, as CSL has it: `2020-05`, `[2020, 5]`, `[[2020, 5]]`, a map of `date-parts` (one list too few,
 * texts), of `year`, `month` and `day`, `edtf`, `raw`, `literal` or `date-time`, or a list of such. What says nothing is `undefined`.
 */
export function normalDate(value: unknown): CslProperties | undefined {
  if (typeof value === 'string' || typeof value === 'number') {
    return String(value).trim() === ''
      ? undefined
      : cslDate(
          String(value)
            .trim()
            .replace(/T\d\d:.*$/, ''),
        );
  }
  if (Array.isArray(value)) {
    const list = value as unknown[];
    if (list.every((part) => !isProperties(part))) {
      return normalDate({ 'date-parts': list });
    }
    const found: readonly CslProperties[] = list.map((date) => normalDate(date)).filter((date) => date !== undefined);
    const parts = found.flatMap((date) => (Array.isArray(date['date-parts']) ? (date['date-parts'] as unknown[]) : []));
    return parts.length > 0 ? { ...found[0], 'date-parts': parts.slice(0, 2) } : found[0];
  }
  if (!isProperties(value)) {
    return undefined;
  }
  const parts = partsOf(ownProperty(value, 'date-parts'));
  if (parts !== undefined) {
    return { ...value, 'date-parts': parts };
  }
  const single = ['year', 'month', 'day'].map((name) => ownProperty(value, name));
  const missing = single.findIndex((part) => partOf(part) === undefined);
  if (missing !== 0) {
    return {
      ...without(value, ['year', 'month', 'day']),
      'date-parts': [single.slice(0, missing < 0 ? undefined : missing).map((part) => partOf(part))],
    };
  }
  const text = ['edtf', 'date-time', 'raw', 'literal']
    .map((name) => ownProperty(value, name))
    .find((one) => (typeof one === 'string' && one.trim() !== '') || typeof one === 'number');
  if (text === undefined) {
    return undefined;
  }
  const date = cslDate(
    String(text)
      .trim()
      .replace(/T\d\d:.*$/, ''),
  );
  return Object.hasOwn(date, 'date-parts') && !Object.hasOwn(value, 'literal')
    ? { ...without(value, ['edtf', 'date-time', 'raw']), ...date }
    : Object.hasOwn(value, 'raw') || Object.hasOwn(value, 'literal')
      ? value
      : date;
}

const without = (item: CslProperties, names: readonly string[]): CslProperties =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));

/** A number, also where it is written as a text. */
function partOf(part: unknown): number | undefined {
  const number =
    typeof part === 'number' ? part : typeof part === 'string' && /^-?\d{1,6}$/.test(part.trim()) ? Number(part) : NaN;
  return Number.isInteger(number) ? number : undefined;
}

/** Lists of parts, of what may be one list. */
function partsOf(value: unknown): number[][] | undefined {
  const lists = Array.isArray(value) ? (value as unknown[]) : [];
  const nested = lists.some((part) => Array.isArray(part)) ? lists : [lists];
  const parts = nested
    .map((list) => (Array.isArray(list) ? (list as unknown[]) : []))
    .map((list) => {
      const missing = list.findIndex((part) => partOf(part) === undefined);
      return list.slice(0, missing < 0 ? undefined : missing).map((part) => partOf(part) ?? 0);
    })
    .filter((list) => list.length > 0);
  return parts.length === 0 ? undefined : parts;
}
