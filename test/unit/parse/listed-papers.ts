// Papers that lists in tests consist of.

/** One paper in the project's own words, in two languages. */
export interface Paper {
  readonly title: string;
  readonly names: string;
  readonly families: readonly string[];
  readonly id: string;
  readonly abstract: string;
}
export const english: readonly Paper[] = [
  {
    title: 'Ice on Slow Rivers',
    names: 'Vera Ash, Otto Birch',
    families: ['Ash', 'Birch'],
    id: '2501.00001',
    abstract:
      'Ice forms on slow rivers in winter, but it is not known how its breaking depends on snow. We collected records of ninety winters from three stations and fitted a model with two terms. Its errors are half of those of the rule that ferrymen use.',
  },
  {
    title: 'Stones of the Lower Valley',
    names: 'Emil Dogwood',
    families: ['Dogwood'],
    id: '2501.00002',
    abstract:
      'We list the stones of the lower valley and propose how they came there. The method is to compare their wear with that of stones of the upper valley. Most of them were brought by water, and some by those who built the walls.',
  },
  {
    title: 'R-12: How High Does a Kite Fly?',
    names: 'Fay Elm, Gus de Fir, Hal Gum',
    families: ['Elm', 'Fir', 'Gum'],
    id: '2501.00003',
    abstract:
      'How high a kite flies depends on its line as much as on the wind. We study the drag of long lines in a wind tunnel. The formula that we give predicts the height of a kite within four per cent.',
  },
];

export const chinese: readonly Paper[] = [
  {
    title: '河冰的形成',
    names: '王小明，李红',
    families: ['王小明', '李红'],
    id: '2501.00001',
    abstract:
      '冬季缓慢的河流会结冰，但其破裂如何取决于积雪尚不清楚。本文收集了三个站点九十个冬天的记录，结果表明破裂日期取决于积雪深度。',
  },
  {
    title: '下游山谷的石头',
    names: '赵强',
    families: ['赵强'],
    id: '2501.00002',
    abstract: '本文列出了下游山谷的石头，并提出它们如何到达那里的假说，方法是将它们的磨损与上游山谷的石头进行比较。',
  },
  {
    title: '夜间动物数量统计',
    names: '孙八，周一鸣，吴佳',
    families: ['孙八', '周一鸣', '吴佳'],
    id: '2501.00003',
    abstract:
      '夜间统计动物数量十分缓慢，观察者的结果往往互不一致。我们提出了一种利用录音训练的网络，并在另一个岛屿上进行测试。',
  },
];

export const listOf = (papers: readonly Paper[], each: (paper: Paper, number: number) => string): string =>
  papers.map((paper, i) => each(paper, i + 1)).join('');
export const wrap = (text: string, width = 66): string =>
  text.replace(new RegExp(`(.{1,${String(width)}})(?:\\s+|$)`, 'g'), '$1\n').trim();

/** What a form of list tells of each paper. */
type Told = readonly ('authors' | 'arxiv' | 'doi' | 'year' | 'tags')[];
export type Form = readonly [
  name: string,
  papers: readonly Paper[],
  told: Told,
  each: (paper: Paper, number: number) => string,
];
