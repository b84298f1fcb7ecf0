const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date of a database as CSL has it: `2021-03-15`, `2021/3`, `2021年3月15日`, `20210315`, `2019 Mar 15`, `15 March 2019`; without a year, as
 * Web of Science writes (`MAR 15`), of the year given.
 */
export function databaseDate(
  year: string | undefined,
  date: string | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const written = (date ?? year ?? '').trim().slice(0, 60);
  const stated = /(?<!\d)\d{4}(?!\d)/.exec(year ?? '')?.[0];
  const parts = numeric(written) ?? worded(written, stated);
  if (parts !== undefined && (stated === undefined || parts[0] === Number(stated))) {
    return { 'date-parts': [parts] };
  }
  return stated !== undefined ? { 'date-parts': [[Number(stated)]] } : written === '' ? undefined : { raw: written };
}

function numeric(text: string): number[] | undefined {
  const match =
    /(?<!\d)(\d{4})(?:[-/.年]\s?(\d{1,2})(?:[-/.月]\s?(\d{1,2}))?)?(?!\d)/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match === null || (match[2] === undefined && /\p{L}{3}/u.test(text))
    ? undefined
    : valid(match.slice(1).map((part: string | undefined) => (part === undefined ? undefined : Number(part))));
}

function worded(text: string, stated: string | undefined): number[] | undefined {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0] ?? stated;
  const [word] = /\p{L}{3,}/u.exec(text) ?? [];
  const month = months.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
  const day = /(?<![\d.])\d{1,2}(?![\d.])/.exec(text)?.[0];
  return year === undefined
    ? undefined
    : valid([
        Number(year),
        month === 0 ? undefined : month,
        month === 0 || day === undefined ? undefined : Number(day),
      ]);
}

/** As far as the parts are a date. */
function valid([year = 0, month, day]: readonly (number | undefined)[]): number[] {
  return month === undefined || month < 1 || month > 12
    ? [year]
    : day === undefined || day < 1 || day > 31
      ? [year, month]
      : [year, month, day];
}
