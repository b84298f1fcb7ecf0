import fc from 'fast-check';
import { anyCharacter } from '../unit/arbitraries';

/** Texts made of pieces, in any order, some over and over, some cut. */
export function textOf(pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.constantFrom(...pieces);
  const part = fc.oneof(
    { weight: 12, arbitrary: piece },
    { weight: 2, arbitrary: fc.tuple(piece, fc.integer({ min: 2, max: 9 })).map(([one, count]) => one.repeat(count)) },
    {
      weight: 2,
      arbitrary: fc.tuple(piece, fc.nat(1_000)).map(([one, at]) => one.slice(0, at % (one.length + 1))),
    },
    { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 4 }) },
  );
  return fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));
}

/** A kind of text of any length. */
export interface Family {
  readonly name: string;
  of(length: number): string;
}

const repeated = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/**
 * The families of texts that pieces give: each over and over, by turns with another, nested, and between others. Of the pairs, which
 * are many, so many as are asked for, drawn by a seed.
 */
export function familiesOf(pieces: readonly string[], pairs: number, seed: number): readonly Family[] {
  const families: Family[] = [];
  const add = (name: string, of: Family['of']): void => {
    families.push({ name, of });
  };
  for (const unit of new Set(pieces)) {
    const shown = JSON.stringify(unit.slice(0, 40));
    add(`${shown} over and over`, (length) => repeated(unit, length));
    if (!unit.endsWith('\n')) {
      add(`${shown} on lines`, (length) => repeated(`${unit}\n`, length));
    }
  }
  const pair = fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces), fc.nat(3));
  for (const [one, other, kind] of fc.sample(pair, { numRuns: pairs, seed })) {
    const shown = `${JSON.stringify(one.slice(0, 40))} and ${JSON.stringify(other.slice(0, 40))}`;
    switch (kind) {
      case 0:
        add(`${shown} by turns`, (length) => repeated(one + other, length));
        break;
      case 1:
        add(`${shown} in halves`, (length) => repeated(one, length / 2) + repeated(other, length / 2));
        break;
      case 2:
        add(`${shown} once before`, (length) => other + repeated(one, length));
        break;
      default:
        add(`${shown} once behind`, (length) => repeated(one, length) + other);
    }
  }
  return families;
}
