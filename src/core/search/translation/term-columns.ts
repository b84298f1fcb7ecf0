/**
 * The lines of a table of terms by columns, which compress to two thirds of what lines do. As text: `#columns`, the lines that
 * say where the table comes from, and a line each of
 *
 * - the stems, with spaces between them: those of a high number seldom occur,
 * - how many characters each word begins with that the one before begins with, a character a number like the following ones,
 * - how the words go on from there, with spaces between them,
 * - the costs of the words, and how many stems each has,
 * - the numbers of these stems, first their high digits, then their low ones, and their weights.
 */
const mark = '#columns';

/** A number is the character so many behind this one, so that it is neither a line's end nor a control character. */
const zero = 33;
const digits = 94;
const maxNumber = 1000;

/** A word with its stems. */
export interface TermRow {
  readonly word: string;
  readonly cost: number;
  readonly stems: readonly { readonly word: string; readonly weight: number }[];
}

function column(numbers: readonly number[]): string {
  if (!numbers.every((number) => Number.isInteger(number) && number >= 0 && number <= maxNumber)) {
    throw new RangeError('A number of the table of terms is too large, or is none.');
  }
  return numbers.map((number) => String.fromCharCode(zero + number)).join('');
}

/** The stems by how often they occur; those of one high digit are sorted, which packs them better. */
function numbered(rows: readonly TermRow[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { word } of rows.flatMap(({ stems }) => stems)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const byFrequency = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([stem]) => stem);
  return Array.from({ length: Math.ceil(byFrequency.length / digits) }, (_, at) =>
    byFrequency.slice(at * digits, (at + 1) * digits).sort(),
  ).flat();
}

/**
 * The columns of a table.
 * @param heads lines that say where it comes from, each with `#` before it
 * @param rows best sorted by word; no word or stem has a space in it
 */
export function columnsOf(heads: readonly string[], rows: readonly TermRow[]): string {
  const stems = numbered(rows);
  const numberOf = new Map(stems.map((stem, number) => [stem, number]));
  const used = rows.flatMap((row) => row.stems);
  const numbers = used.map(({ word }) => numberOf.get(word) ?? 0);
  const shared = rows.map(({ word }, at) => {
    const before = rows[at - 1]?.word ?? '';
    let same = 0;
    while (same < word.length && word[same] === before[same]) {
      same++;
    }
    return same;
  });
  return [
    mark,
    ...heads,
    stems.join(' '),
    column(shared),
    rows.map(({ word }, at) => word.slice(shared[at])).join(' '),
    column(rows.map(({ cost }) => cost)),
    column(rows.map((row) => row.stems.length)),
    column(numbers.map((number) => Math.floor(number / digits))),
    column(numbers.map((number) => number % digits)),
    column(used.map(({ weight }) => weight)),
    '',
  ].join('\n');
}

/**
 * The rows of a table in either of its text forms, in order: lines that are not of the shape `word cost stem weight stem weight …` are left
 * out, and what is missing of columns.
 */
export function termRows(text: string): Generator<TermRow> {
  return text.startsWith(`${mark}\n`) ? rowsOfColumns(text.split('\n')) : rowsOfLines(text.split('\n'));
}

function* rowsOfLines(lines: readonly string[]): Generator<TermRow> {
  for (const line of lines) {
    const [word = '', cost = '', ...rest] = line.split(' ');
    if (word === '' || word.startsWith('#') || !Number.isFinite(Number(cost))) {
      continue;
    }
    const stems: { word: string; weight: number }[] = [];
    for (let index = 0; index + 1 < rest.length; index += 2) {
      stems.push({ word: rest[index] ?? '', weight: Number(rest[index + 1]) });
    }
    yield { word, cost: Number(cost), stems };
  }
}

function* rowsOfColumns(lines: readonly string[]): Generator<TermRow> {
  const first = lines.findIndex((line) => !line.startsWith('#'));
  const [written = '', shared = '', ends = '', costs = '', lengths = '', high = '', low = '', weights = ''] =
    lines.slice(first);
  const stems = written.split(' ');
  const rests = ends.split(' ');
  let [word, next] = ['', 0];
  for (let row = 0; row < Math.min(rests.length, costs.length); row++) {
    word = word.slice(0, shared.charCodeAt(row) - zero) + (rests[row] ?? '');
    const own: { word: string; weight: number }[] = [];
    for (const last = next + lengths.charCodeAt(row) - zero; next < last; next++) {
      const number = (high.charCodeAt(next) - zero) * digits + low.charCodeAt(next) - zero;
      own.push({ word: stems[number] ?? '', weight: weights.charCodeAt(next) - zero });
    }
    yield { word, cost: costs.charCodeAt(row) - zero, stems: own };
  }
}
