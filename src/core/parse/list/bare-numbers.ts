import type { ListRow } from './list-rows';
import { breaksOff } from './line-heuristics';

const bare = /^([\d０-９]{1,3})[\s\u3000]+(?=[\p{Lu}\p{Lo}"“‘《「【(（])(?![年月日时点][\s\p{L}])/u;
/** So many rows at most lie between an entry's number and the next. */
const maxRows = 60;
/** So many numbers at most are lacking between two. */
const maxLacking = 9;

interface Numbered {
  readonly at: number;
  readonly number: number;
  /** Of the number and the white space behind it. */
  readonly length: number;
}

/** The runs of numbers from 1 on that rows begin with. */
function findRuns(rows: readonly ListRow[]): Numbered[][] {
  const runs: Numbered[][] = [];
  let run: Numbered[] = [];
  rows.forEach((row, at) => {
    const found = row.kind === 'text' ? bare.exec(row.text.slice(0, 40)) : null;
    if (found === null) {
      return;
    }
    const before = rows[at - 1];
    const apart = before?.kind !== 'text';
    const number = Number((found[1] ?? '').normalize('NFKC'));
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
    } else if (number <= 1) {
      runs.push((run = [one]));
    }
  });
  return runs.filter(({ length }) => length > 1);
}

/**
 * Takes numbers off rows that nothing but white space parts from the text, `1 Title`, where they run on from 1: a number alone
 * begins many a title. Linear in the rows.
 */
export function withoutBareNumbers(rows: readonly ListRow[]): readonly ListRow[] {
  const numbered = new Map(findRuns(rows).flatMap((run) => run.map((one) => [one.at, one])));
  return numbered.size === 0
    ? rows
    : rows.map((row, at) => {
        const one = numbered.get(at);
        return one === undefined
          ? row
          : { ...row, start: row.start + one.length, text: row.text.slice(one.length), number: one.number };
      });
}
