import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CorpusPaper } from '../data';
import { share, type Figure } from './figures';
import { occurs } from './titled-names';

/** Names that a reader of the abstract found, by id; none for most. Papers whose titles carry no colon, by hash of the id. */
export function readHandLabels(): ReadonlyMap<string, readonly string[]> {
  const file = join(__dirname, 'labels', 'names.json');
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>));
}

/** The text of a paper that is asked, `undefined` for none. */
type TextOf = (paper: CorpusPaper, names: readonly string[]) => string | undefined;

export const englishAbstract: TextOf = ({ abstract }) => abstract;

/** The Chinese text, where there is one and it has a name of the paper if the paper has any. */
export const chineseText: TextOf = ({ zh_text: text }, names) =>
  text !== null && (names.length === 0 || names.some((name) => occurs(text, name))) ? text : undefined;

/**
 * How well the labelled papers are named by one of their texts.
 * @param finds whether the first name found in a text is one of these, `undefined` where none is found
 * @param targets what must be reached
 */
export function handFigures(
  what: string,
  papers: readonly CorpusPaper[],
  labels: ReadonlyMap<string, readonly string[]>,
  textOf: TextOf,
  finds: (text: string, names: readonly string[]) => boolean | undefined,
  targets: readonly number[] = [],
): Figure[] {
  let [given, good, named, unnamed, none] = [0, 0, 0, 0, 0];
  for (const paper of papers) {
    const names = labels.get(paper.id);
    const text = names && textOf(paper, names);
    if (names === undefined || text === undefined) {
      continue;
    }
    const found = finds(text, names);
    given += found === undefined ? 0 : 1;
    good += found === true ? 1 : 0;
    if (names.length > 0) {
      named++;
    } else {
      unnamed++;
      none += found === undefined ? 1 : 0;
    }
  }
  return [
    share(`${what} labelled by hand: precision of first names`, good, given, targets[0]),
    share(`${what} labelled by hand: recall of first names`, good, named, targets[1]),
    share(`${what} labelled by hand: rightly none`, none, unnamed, targets[2]),
  ];
}
