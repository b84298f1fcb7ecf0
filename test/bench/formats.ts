import { exportFormats, writers } from '../../src/core/parse/formats/index';
import type { WrittenWork } from '../../src/core/parse/formats/shared/bibliography-format';
import { parseSource } from '../../src/core/parse/source';
import { yaml } from '../../src/core/parse/yaml/library';
import { exported } from '../unit/parse/database-exports';
import { computingTime } from '../unit/parse/hostile';
import type { BenchContext, SectionResult } from './section';

/** A file of so many entries. */
type FileOf = (entries: number) => { readonly path: string; readonly text: string };

/** Twice the entries may take so many times the time. */
const maxGrowth = 3;
/** Entries of any format are listed in so many milliseconds. */
const most = 10_000;

/** Files of the formats that are written. */
function writtenFiles(context: BenchContext): (readonly [name: string, FileOf])[] {
  const works = context.papers.map((paper, index): WrittenWork => ({
    item: {
      id: `key${index}`,
      type: 'article-journal',
      title: `${paper.title} ${index}`,
      author: [
        { family: 'Ash', given: 'Vera' },
        { family: 'Birch', given: 'Otto' },
      ],
      'container-title': 'Annals of Cold Water',
      volume: '12',
      page: '45-67',
      issued: { 'date-parts': [[2019, 3]] },
      DOI: `10.1000/ice.${index}`,
      abstract: paper.abstract,
    },
    publication: undefined,
    names: [],
  }));
  return exportFormats.map((format) => {
    const writer = writers.find((one) => one.format.id === format.id);
    return [
      format.name,
      (entries) => ({ path: `a.${format.extensions[0] ?? ''}`, text: writer?.write(works.slice(0, entries)) ?? '' }),
    ];
  });
}

/** Files of exports: the first record of an example again and again, between what stands before the first and behind the last. */
function exportedFiles(): (readonly [name: string, FileOf])[] {
  return Object.entries(exported).map(([name, text]) => {
    const parsed = parseSource({ path: 'a.txt', text }, { markers: [] });
    const spans = 'skipped' in parsed ? [] : parsed.entries.map(({ span }) => span);
    const [first, last] = [spans[0], spans.at(-1)];
    const head = text.slice(0, first?.start);
    const record = text.slice(first?.start, spans[1]?.start);
    return [name, (entries) => ({ path: 'a.txt', text: `${head}${record.repeat(entries)}${text.slice(last?.end)}` })];
  });
}

/** CSL-YAML, an item a line, as YAML takes JSON in. */
const yamlFile: FileOf = (entries) => ({
  path: 'a.yaml',
  text: `references:\n${Array.from({ length: entries }, (_, index) => `- {"id": "key${index}", "type": "book", "title": "Stones ${index}", "author": [{"family": "Ash", "given": "Vera"}], "issued": 2019}\n`).join('')}`,
});

/** Lists of abstracts, one a line. */
const listFile =
  ({ papers }: BenchContext): FileOf =>
  (entries) => ({
    path: 'a.txt',
    text: papers
      .slice(0, entries)
      .map(({ abstract }) => abstract)
      .join('\n'),
  });

/** How long it takes to list as many entries of each format as there are papers, and how that grows from half of them. */
export function measureFormats(context: BenchContext): SectionResult {
  const count = context.papers.length;
  const files = [
    ['List of abstracts', listFile(context)] as const,
    ...writtenFiles(context),
    ['CSL-YAML', yamlFile] as const,
    ...exportedFiles(),
  ];
  const measured = files.flatMap(([name, fileOf]) => {
    const timeOf = (entries: number) => {
      const file = fileOf(entries);
      let found = 0;
      const time = computingTime(() => {
        const parsed = parseSource(file, { markers: [], yaml });
        found = 'skipped' in parsed ? 0 : parsed.entries.length;
      });
      return { time, found };
    };
    timeOf(Math.min(count, 200));
    const half = timeOf(Math.floor(count / 2));
    const whole = timeOf(count);
    return [
      {
        what: `${name}: listed`,
        value: whole.time,
        unit: 'ms' as const,
        behind: `${whole.found} entries`,
        atMost: most,
      },
      {
        what: `${name}: of twice the entries`,
        value: whole.time / half.time,
        unit: '×' as const,
        behind: `${half.time.toFixed(0)} ms for ${half.found}`,
        atMost: maxGrowth,
      },
    ];
  });
  return { measured };
}
