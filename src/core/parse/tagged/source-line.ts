import type { TaggedLine, TaggedValue } from './tagged-records';

/** What a citation line of a database says: journal, year or date, volume, issue and pages. */
export interface SourceLine {
  readonly container?: string;
  readonly date?: string;
  readonly year?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
}

const pages =
  '[A-Za-z]?\\d{1,9}(?:\\s?[-–—~]\\s?[A-Za-z]?\\d{1,9})?(?:\\s?[,，+]\\s?\\d{1,9}(?:\\s?[-–]\\s?\\d{1,9})?){0,5}';
/** `12(3):45-67`, with parts missing. */
const numbers = `([A-Za-z]?\\d{1,6}(?:[-/]\\d{1,4})?|)\\s?(?:[(（]\\s?([^()（）]{1,30}?)\\s?[)）])?\\s?(?:(?:[:：]\\s?|[(（]pp?\\.?\\s)(e?${pages})[)）]?)?`;
/** The year, then numbers, as `2021,52(03):12-20`; the date after them, as `12(3):45-67, 2019 Mar 15`; the year in brackets, as `(2019) 12:3 (45-67)`. */
const forms: readonly (readonly [pattern: RegExp, ...fields: (keyof SourceLine)[]])[] = [
  [
    /* @__PURE__ */ new RegExp(
      `^\\s?[(（](\\d{4})[)）]\\s?(?:([A-Za-z]?\\d{1,6}|)\\s?(?::\\s?([^\\s(]{1,20}))?\\s?)?(?:\\((${pages})\\))?`,
    ),
    'year',
    'volume',
    'issue',
    'pages',
  ],
  [
    /* @__PURE__ */ new RegExp(
      `^(\\d{4})\\s?年?[,，]?\\s?(?:第?\\s?(\\d{1,4})\\s?卷)?[,，(（]?\\s?第?\\s?(\\d{1,4})\\s?期[)）]?[:：,，]?\\s?(${pages})?`,
    ),
    'year',
    'volume',
    'issue',
    'pages',
  ],
  [
    /* @__PURE__ */ new RegExp(
      `^[,，.。]?\\s?(\\d{4}(?:[- ](?:\\d{1,2}|[A-Z][a-z]{2,8})(?:[- ]\\d{1,2})?)?)\\s?(?:[,，;；]\\s?|(?=[(（]))${numbers}`,
    ),
    'date',
    'volume',
    'issue',
    'pages',
  ],
  [
    /* @__PURE__ */ new RegExp(
      `^[.。,]?\\s?${numbers}[,，.]\\s?(\\d{4}(?:\\s[A-Z][a-z]{2,8}(?:[-/][A-Z][a-z]{2,8})?(?:\\s\\d{1,2})?)?)`,
    ),
    'volume',
    'issue',
    'pages',
    'date',
  ],
];

const most = 1_000;

/** Reads a citation line; what is in none of the forms is the journal as it stands. Linear in the text, of which the first 1,000 characters count. */
export function readSourceLine(written: string): SourceLine {
  const text = written.slice(0, most);
  for (const [pattern, ...fields] of forms) {
    for (const { index } of text.matchAll(
      /(?<![\p{L}\p{N}])(?=[(（]?\d)|(?<=\p{Script=Han})(?=\d{4})|[.。,，]\s?(?=[A-Z(]?\d|\()/gu,
    )) {
      const match = pattern.exec(text.slice(index, index + 120));
      if (match !== null && (match[0].length > 6 || index === 0)) {
        const container = text
          .slice(0, index)
          .replace(/[\s.。,，;；]+$/, '')
          .trim();
        const found = fields.map((field, at): [string, string] => [field, (match[at + 1] ?? '').trim()]);
        return Object.fromEntries([...found, ['container', container]].filter(([, value]) => value !== ''));
      }
    }
  }
  const year = /(?<![\d-])(?:1[89]|20)\d\d(?![\d-])/.exec(text)?.[0];
  return { container: text.trim(), ...(year === undefined ? {} : { year }) };
}

/** The lines of a citation line: a tag for each thing that it says (`source/volume`), all of them where the line stands. */
export function sourceLines(rows: readonly TaggedValue[]): TaggedLine[] {
  const [first, last] = [rows.find(({ text }) => text !== ''), rows.at(-1)];
  if (first === undefined || last === undefined) {
    return [];
  }
  const said = readSourceLine(
    rows
      .map(({ text }) => text)
      .join(' ')
      .trim(),
  );
  return Object.entries(said).map(([field, text]: [string, string]) => ({
    tag: `source/${field}`,
    rows: [{ text, start: first.start, end: last.end }],
  }));
}
