import type { Paper } from '../../model/paper';
import { fieldText, type SearchField } from '../index/fields';
import { eachPhrase, phraseWords } from '../text/phrases';
import { stopWords } from '../text/stop-words';
import type { TermTable } from '../translation/term-table';
import { fold, runs } from '../text/tokenize';
import type { TopicTable } from './topic-table';

/** What a paper's text says about its subject. */
export interface PaperFeatures {
  /** Stems that the table knows, Chinese words by their English ones. */
  readonly stems: readonly string[];
  /** A vector of length one: how often each stem stands here and how rarely elsewhere. */
  readonly weights: Float32Array;
  /** Keys of the table's topics that the text names, with how often. */
  readonly mentions: Map<string, number>;
}

/** A paper that is to be grouped; its text is read where it is needed only. */
export interface PaperToGroup {
  readonly key: string;
  /** Nothing where it has gone meanwhile. */
  readonly read: () => Paper | undefined;
}

const describing: readonly SearchField[] = ['title', 'tags', 'topics', 'abstract'];
/** What a title or a tag says counts more often. */
const fieldWeight: Partial<Record<SearchField, number>> = { title: 2, tags: 3, topics: 3 };
const maxHan = 8;
/** English stems taken for one Chinese word. */
const stemsOfWord = 2;
/** Long texts (a whole paper pasted) are read this far, in UTF-16 units. */
const maxLength = 20_000;

export function featuresOf(paper: Paper, terms: TermTable, table: TopicTable): PaperFeatures {
  const counts = new Map<string, number>();
  const mentions = new Map<string, number>();
  const mention = (key: string | undefined, weight: number): void => {
    if (key !== undefined) {
      mentions.set(key, (mentions.get(key) ?? 0) + weight);
    }
  };
  for (const field of describing) {
    const text = (fieldText(paper, field) ?? '').slice(0, maxLength);
    const weight = fieldWeight[field] ?? 1;
    const words = phraseWords(text);
    words.forEach(({ stem }) => stopWords.has(stem) || counts.set(stem, (counts.get(stem) ?? 0) + weight));
    eachPhrase(words, (key) => {
      mention(table.hasTopic(key) ? key : undefined, weight);
      return table.beginsTopic(key);
    });
    for (const { start, end, han } of runs(text)) {
      if (han) {
        const run = fold(text.slice(start, end));
        eachHanTopic(run, table, (key) => {
          mention(key, weight);
        });
        for (const { stems } of terms.translate(run)) {
          for (const { word, weight: likely } of stems.slice(0, stemsOfWord)) {
            counts.set(word, (counts.get(word) ?? 0) + weight * likely);
          }
        }
      }
    }
  }
  const stems: string[] = [];
  const weights: number[] = [];
  for (const [stem, count] of counts) {
    const rarity = table.rarity(stem);
    if (rarity !== undefined) {
      stems.push(stem);
      weights.push(Math.log(1 + count) * rarity);
    }
  }
  const length = Math.hypot(...weights) || 1;
  return {
    stems,
    weights: Float32Array.from(weights, (weight) => weight / length),
    mentions,
  };
}

function eachHanTopic(run: string, table: TopicTable, visit: (key: string) => void): void {
  for (let from = 0; from < run.length; from++) {
    const longest = Math.min(maxHan, run.length - from, table.longestChinese(run.slice(from, from + 2)));
    for (let size = 2; size <= longest; size++) {
      table.ofChinese(run.slice(from, from + size)).forEach(visit);
    }
  }
}
