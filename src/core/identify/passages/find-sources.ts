import type { WorkSteps } from '../../async/time-slicer';
import type { Paper } from '../../model/paper';
import type { TermTable } from '../../search/translation/term-table';
import type { StemShares } from '../match/shares';
import { isLikelySource, passageProbability } from './decide';
import { type PassageMatch, PassageSearch } from './passage-search';
import { sentencesIn } from './sentences';

/** A paper that a text is likely from, or that says the same. */
export interface TextSource {
  readonly paper: Paper;
  /** The sentence of the paper that says it, as it stands there. */
  readonly sentence: string;
  /** How likely, from 0 to 1. */
  readonly score: number;
}

/** What is found for a text, the likeliest first each. */
export interface FoundSources {
  /** Papers that it is from, or that say the same; none where nothing fits. */
  readonly sources: readonly TextSource[];
  /** Where there are none, the few that come nearest, which may be about the same and say something else. */
  readonly nearest: readonly TextSource[];
}

/** Less likely papers are not even near, and more of them no help. */
const leastNear = 0.001;
const mostNear = 3;
/** Sentences of one text that are sought by themselves. */
const maxSentences = 8;
/** A part with fewer letters and digits is no sentence. */
const minLetters = 12;
/** Papers between two pauses. */
const papersInStep = 100;

/**
 * The papers that texts are likely from, or that say the same in either language, and where there are none, the nearest. Every word of a text that the papers have is weighed by how rare it is among them, and the best papers are compared
 * sentence by sentence: a likelihood ratio as in `identify`, of which `decide` makes a probability. Of a text of several
 * sentences, a paper's score is the mean of theirs where that is more.
 * @param texts sentences or claims
 * @param table for texts and papers in different languages
 * @param stems how often words stand in papers, beside what these papers tell
 */
export function* textSources(
  texts: readonly string[],
  papers: readonly Paper[],
  stems: StemShares,
  table?: TermTable,
): WorkSteps<readonly FoundSources[]> {
  const asked = texts.map((text) => [text, ...partsOf(text)]);
  const search = new PassageSearch(asked.flat(), table, stems);
  for (const [at, paper] of papers.entries()) {
    search.add(paper);
    if (at % papersInStep === papersInStep - 1) {
      yield;
    }
  }
  const found: FoundSources[] = [];
  let first = 0;
  for (const parts of asked) {
    const judged: Judged[][] = [];
    for (const at of parts.keys()) {
      judged.push(judge(yield* search.matches(first + at)));
    }
    first += parts.length;
    found.push(united(judged));
  }
  return found;
}

interface Judged extends TextSource {
  readonly isLikely: boolean;
}

function partsOf(text: string): string[] {
  const sentences = sentencesIn(text).filter(
    (sentence) => (sentence.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= minLetters,
  );
  return sentences.length > 1 ? sentences.slice(0, maxSentences) : [];
}

function judge(matches: readonly PassageMatch[]): Judged[] {
  const [best, next] = [...matches].sort((a, b) => b.score - a.score);
  return matches
    .map((match) => {
      const probability = passageProbability(match, Math.max(0, (match === best ? next : best)?.score ?? 0));
      return {
        paper: match.paper,
        sentence: match.sentence,
        score: probability,
        isLikely: isLikelySource(match.kind, probability),
      };
    })
    .sort((a, b) => b.score - a.score);
}

/** @param judged the whole text first, then its sentences */
function united([whole = [], ...parts]: readonly (readonly Judged[])[]): FoundSources {
  const best = new Map<Paper, Judged>(whole.map((each) => [each.paper, each]));
  const sums = new Map<Paper, number>();
  for (const each of parts.flat()) {
    const sum = (sums.get(each.paper) ?? 0) + each.score;
    sums.set(each.paper, sum);
    const score = sum / parts.length;
    if (score > (best.get(each.paper)?.score ?? 0)) {
      best.set(each.paper, { ...each, score, isLikely: isLikelySource('own', score) });
    }
  }
  const all = [...best.values()].sort((a, b) => b.score - a.score);
  const sources = all.filter(({ isLikely }) => isLikely).map(told);
  const nearest = all.filter(({ score }) => score >= leastNear).slice(0, mostNear);
  return { sources, nearest: sources.length > 0 ? [] : nearest.map(told) };
}

const told = ({ paper, sentence, score }: Judged): TextSource => ({
  paper,
  sentence,
  score: Math.round(score * 1000) / 1000,
});
