import type { Paper } from '../../model/paper';
import { fieldText, type SearchField } from '../index/fields';
import { fold } from '../text/tokenize';

/** A title tells as much of a topic as so many sentences, and so does a name that the paper gives to what it presents. */
const titleWeight = 3;
/** As much of a note is read, in UTF-16 units. */
const maxNote = 4000;

/** A folded text of a paper, and how many times its words count. */
export interface WeightedText {
  readonly text: string;
  readonly weight: number;
  /** Whether Chinese stands in it. */
  readonly hasHan: boolean;
}

const hanPattern = /\p{Script=Han}/u;

/** The texts of a paper, each of its values by itself: the end of one and the beginning of the next are no pair. */
export function weightedTextsOf(paper: Paper): readonly WeightedText[] {
  const abstracts = [
    paper.abstract,
    paper.translation?.abstract,
    ...(paper.otherAbstracts ?? []).map(({ text }) => text),
  ];
  const values = (field: SearchField): readonly string[] => fieldText(paper, field)?.split('\n') ?? [];
  const weighted = (texts: readonly (string | undefined)[], weight: number): readonly WeightedText[] =>
    texts.flatMap((text) =>
      text === undefined || text === '' ? [] : [{ text: fold(text), weight, hasHan: hanPattern.test(text) }],
    );
  return [
    ...weighted([...values('title'), ...values('names')], titleWeight),
    ...weighted([...abstracts, ...values('tags'), ...values('topics'), paper.note?.slice(0, maxNote)], 1),
  ];
}
