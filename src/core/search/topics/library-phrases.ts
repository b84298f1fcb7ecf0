import { fieldText, type SearchField } from '../index/fields';
import type { PaperFeatures, PaperToGroup } from './paper-features';
import { eachPhrase, phraseWords } from '../text/phrases';
import { stopWords } from '../text/stop-words';
import type { WorkSteps } from '../../async/time-slicer';
import { profileOf, type Topic, type TopicTable } from './topic-table';

const describing: readonly SearchField[] = ['title', 'tags', 'topics', 'abstract'];
/** Papers that must share a phrase for it to be a topic, and the share of the library beyond which it says nothing. */
const minPapers = 3;
/** Of those, papers that must have it twice: a subject comes again, a turn of phrase does not. */
const minRepeatedIn = 2;
/** Larger libraries are described by the table. */
const maxPapers = 2000;
const minShare = 0.01;
const greatestShare = 0.4;
/** Shares of the corpus's papers: one word at least must be rare, none may be in every paper. */
const rare = 0.03;
const everywhere = 0.12;
const profileSize = 12;
const papersInStep = 20;

/** Phrases of two or three words that several papers of the library share and the table lacks. Adds to the papers' mentions. */
export function* phrasesOfLibrary(
  papers: readonly PaperToGroup[],
  features: readonly PaperFeatures[],
  table: TopicTable,
): WorkSteps<Topic[]> {
  if (papers.length > maxPapers) {
    return [];
  }
  const holders = new Map<string, Map<number, number>>();
  const written = new Map<string, string>();
  for (const [number, { read }] of papers.entries()) {
    if (number % papersInStep === 0) {
      yield;
    }
    const paper = read();
    if (paper === undefined) {
      continue;
    }
    for (const field of describing) {
      const text = (fieldText(paper, field) ?? '').slice(0, 20_000);
      const words = phraseWords(text);
      eachPhrase(words, (key, first, last) => {
        if (last - first < 1 || last - first > 2 || table.hasTopic(key)) {
          return;
        }
        const stems = words.slice(first, last + 1).map(({ stem }) => stem);
        if (
          stems.every(
            (stem) => stem.length > 2 && !stopWords.has(stem) && !/\d/.test(stem) && table.share(stem) < everywhere,
          ) &&
          stems.some((stem) => table.share(stem) < rare)
        ) {
          const counts = holders.get(key) ?? new Map<number, number>();
          counts.set(number, (counts.get(number) ?? 0) + 1);
          holders.set(key, counts);
          if (!written.has(key)) {
            written.set(key, text.slice(words[first]?.start, words[last]?.end));
          }
        }
      });
    }
  }
  yield;
  const least = Math.max(minPapers, papers.length * minShare);
  const topics: Topic[] = [];
  for (const [key, counts] of holders) {
    if (
      counts.size >= least &&
      counts.size <= Math.max(minPapers, papers.length * greatestShare) &&
      [...counts.values()].filter((count) => count > 1).length >= minRepeatedIn
    ) {
      topics.push({
        keys: [key],
        label: capital(written.get(key) ?? key),
        chinese: [],
        profile: profileOf(
          [...counts.keys()].flatMap((number) => features[number] ?? []),
          profileSize,
        ),
      });
      counts.forEach((count, number) => features[number]?.mentions.set(key, count));
    }
  }
  return topics;
}

const capital = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);
