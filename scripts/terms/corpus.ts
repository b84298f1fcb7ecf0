import type { CorpusPaper } from '../../test/data';
import type { ParallelText } from './learn';

const titleWeight = 3;

/** The parallel texts of the corpus: titles, and summaries with abstracts. */
export function parallelTexts(papers: readonly CorpusPaper[]): ParallelText[] {
  return papers.flatMap(({ title, abstract, zh_title, zh_text }) => [
    ...(zh_title === null ? [] : [{ chinese: zh_title, english: title, weight: titleWeight }]),
    ...(zh_text === null
      ? []
      : [{ chinese: `${zh_text}\n${zh_title ?? ''}`, english: `${abstract}\n${title}`, weight: 1 }]),
  ]);
}
