import { atOnce } from '../../async/time-slicer';
import type { Paper } from '../../model/paper';
import type { TermTable } from '../translation/term-table';
import { featuresOf } from './paper-features';
import type { TopicTable } from './topic-table';
import { topicsNear } from './topics';

/** A paper that is nearer to no topic than this is about none that the table knows. */
const minAffinity = 0.2;

/**
 * What a paper is about in words of the other language, so that whoever reads that one knows: topics of the table, the nearest first.
 * @param limit how many at most
 * @returns English names for a paper in Chinese, Chinese ones for any other; none where no topic is near
 */
export function subjectsInOtherLanguage(
  paper: Paper,
  terms: TermTable,
  table: TopicTable,
  limit: number,
): readonly string[] {
  const isChinese = paper.language.startsWith('zh');
  return atOnce(topicsNear([featuresOf(paper, terms, table)], table.topics, minAffinity))
    .flatMap(({ topic, papers }) => papers.map(({ affinity }) => ({ topic, affinity })))
    .sort((a, b) => b.affinity - a.affinity || (a.topic.label < b.topic.label ? -1 : 1))
    .flatMap(({ topic }) => (isChinese ? topic.label : (topic.chinese[0] ?? [])))
    .slice(0, limit);
}
