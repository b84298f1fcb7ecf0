import type { ListRow } from './list-rows';
import { minAbstractLength } from './labels';
import { breaksOff, endsAsSentence, mayBeTitle, proposes, weightOf } from './line-heuristics';

const bare = /^([\d０-９]{1,3})[\s\u3000]+(?=[\p{Lu}\p{Lo}"“‘《「【(（])(?![年月日时点][\s\p{L}])/u;
/** `第1篇 题名`, `第二篇：`, `论文3：`, `Paper 4:`. */
const worded =
  /^(?:第\s?([\d０-９]{1,3}|[一二三四五六七八九十百]{1,5})(?:\s?篇(?:论文|文章|文献)?[\s\u3000]*[:：、.．]?[\s\u3000]*|[\s\u3000]+)|(?:论文|文献|文章|paper|article|entry)\s?#?([\d０-９]{1,3}|[一二三四五六七八九十百]{1,5})(?:\s?[:：、.．)）][\s\u3000]*))(?=\S)/iu;
/** Forms in which lists number their entries that itemise nothing else, each told from the others by how it is written: `【1】`, `#1`, `No. 1`, `1:`, `一、`, `（一）`. */
const signed: readonly RegExp[] = [
  /^【\s?([\d０-９]{1,3}|[一二三四五六七八九十百]{1,5})\s?】[\s\u3000]*(?=\S)/u,
  /^#([\d０-９]{1,3})(?:\s?[.:：、)]|(?=\s))[\s\u3000]*(?=\S)/u,
  /^no\.?\s?([\d０-９]{1,3})(?:\s?[.:：、)]|(?=\s))[\s\u3000]*(?=\S)/iu,
  /^([\d０-９]{1,3})\s?[:：](?!\d)[\s\u3000]*(?=\S)/u,
  /^([一二三四五六七八九十百]{1,5})[、．.][\s\u3000]*(?=\S)/u,
  /^[（(]([一二三四五六七八九十百]{1,5})[)）][\s\u3000]*(?=\S)/u,
];
/** So many rows at most lie between an entry's number and the next. */
const maxRows = 60;
/** So many numbers at most are lacking between two. */
const maxLacking = 9;
/** A run that does not begin at 1 has so many numbers, one after another. */
const minFromElsewhere = 3;

interface Numbered {
  readonly at: number;
  readonly number: number;
  /** Of the number and the white space behind it. */
  readonly length: number;
}

const digits = '零一二三四五六七八九';

/** A number in digits of any width, or in Chinese up to 199. */
function numberOf(written: string): number {
  const text = written.normalize('NFKC');
  if (/^\d/.test(text)) {
    return Number(text);
  }
  const [, hundred, tens = '', unit = ''] =
    /^(一?百)?零?(?:([一二三四五六七八九]?)十)?([一二三四五六七八九]?)$/.exec(text) ?? [];
  const ten = text.includes('十') ? Math.max(1, digits.indexOf(tens === '' ? '一' : tens)) : 0;
  return (hundred === undefined ? 0 : 100) + ten * 10 + (unit === '' ? 0 : digits.indexOf(unit));
}

/** The runs of numbers that rows begin with in one form. */
function findRuns(rows: readonly ListRow[], form: RegExp): Numbered[][] {
  const runs: Numbered[][] = [];
  let run: Numbered[] = [];
  rows.forEach((row, at) => {
    const found = row.kind === 'text' ? form.exec(row.text.slice(0, 40)) : null;
    if (found === null) {
      return;
    }
    const before = rows[at - 1];
    const apart = before?.kind !== 'text';
    const number = numberOf(found[1] ?? found[2] ?? '');
    const one = { at, number, length: found[0].length };
    const last = run.at(-1);
    const follows =
      last !== undefined &&
      at - last.at <= maxRows &&
      (number === last.number + 1 || (apart && number > last.number && number <= last.number + 1 + maxLacking));
    if (!apart && breaksOff(before.text)) {
      return;
    }
    if (follows) {
      run.push(one);
    } else {
      runs.push((run = [one]));
    }
  });
  return runs;
}

const isConsecutive = (run: readonly Numbered[]): boolean =>
  run.every(({ number }, i) => i === 0 || number === (run[i - 1]?.number ?? 0) + 1);

/** Whether bare numbers are no words of titles: they run on from 1, or several do one after another from elsewhere, or the only entry of a list is the first. */
function countsEntries(run: readonly Numbered[], rows: readonly ListRow[]): boolean {
  const [first] = run;
  if (first === undefined) {
    return false;
  }
  if (run.length > 1) {
    return first.number <= 1 || (run.length >= minFromElsewhere && isConsecutive(run));
  }
  const [title, text] = [rows[first.at], rows[first.at + 1]];
  return (
    first.number === 1 &&
    title !== undefined &&
    text?.kind === 'text' &&
    rows.findIndex(({ kind }) => kind === 'text') === first.at &&
    mayBeTitle(title.text) &&
    endsAsSentence(text.text)
  );
}

/** Whether rows may stand above the number of a list's first entry: a name or an introduction, and no abstract. */
export const introduce = (rows: readonly ListRow[]): boolean =>
  !rows.some(({ text }) => proposes(text)) &&
  rows.reduce((sum, { text }) => sum + weightOf(text), 0) < minAbstractLength;

/**
 * The runs of numbers in one form that count entries and itemise no text: no abstract stands above the first of them, and no two stand
 * between the same markers.
 */
function signedRuns(rows: readonly ListRow[], form: RegExp, groups: readonly number[]): Numbered[][] {
  const runs = findRuns(rows, form).filter((run) => run.length > 1 && run[0]?.number === 1);
  if (!introduce(rows.slice(0, runs[0]?.[0]?.at))) {
    return [];
  }
  return groups.at(-1) === 0
    ? runs
    : runs.filter((run) => run.every(({ at }, i) => i === 0 || groups[at] !== groups[run[i - 1]?.at ?? 0]));
}

/** How many markers stand above each row. */
function markersAbove(rows: readonly ListRow[]): number[] {
  let count = 0;
  return rows.map(({ kind }) => (kind === 'marker' ? count++ : count));
}

/**
 * Takes numbers off rows that nothing but white space parts from the text, `1 Title`, where they run on, and words or signs with a number, `第1篇`, `【1】`: a number alone
 * begins many a title. Linear in the rows.
 */
export function withoutBareNumbers(rows: readonly ListRow[]): readonly ListRow[] {
  const groups = markersAbove(rows);
  const runs = [
    ...findRuns(rows, bare).filter((run) => countsEntries(run, rows)),
    ...findRuns(rows, worded).filter((run) => run.length > 1 || run[0]?.number === 1),
    ...signed.flatMap((form) => signedRuns(rows, form, groups)),
  ];
  const numbered = new Map(runs.flatMap((run) => run.map((one) => [one.at, one])));
  return numbered.size === 0
    ? rows
    : rows.map((row, at) => {
        const one = numbered.get(at);
        return one === undefined
          ? row
          : { ...row, start: row.start + one.length, text: row.text.slice(one.length), number: one.number };
      });
}
