import { join } from 'node:path';
import type { CatalogueFile } from '../../src/core/identify/catalogue/record';
import { identifyByCatalogues } from '../../src/core/usecases/identify-papers';
import { readStems, readTerms } from '../../src/terminal/read-terms';
import type { CorpusPaper } from '../data';
import { paperOfText } from '../eval/corpus-papers';
import type { BenchContext, SectionResult } from './section';

/** Papers to identify: a library as people have it. */
const asked = 500;
const usualSize = 100;
const partSize = 1024 * 1024;

/** A line as arXiv's snapshot has it, with the members that nobody asks for. */
function lineOf({ id, title, abstract, authors }: CorpusPaper): string {
  return `${JSON.stringify({
    id,
    submitter: authors[0] ?? '',
    authors: authors.join(', '),
    title,
    comments: '12 pages, 5 figures',
    'journal-ref': null,
    doi: null,
    'report-no': null,
    categories: 'cs.LG stat.ML',
    license: 'http://arxiv.org/licenses/nonexclusive-distrib/1.0/',
    abstract: `  ${abstract}\n`,
    versions: [{ version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' }],
    update_date: '2021-11-26',
    authors_parsed: authors.map((author) => {
      const at = author.lastIndexOf(' ');
      return [author.slice(at + 1), author.slice(0, Math.max(0, at)), ''];
    }),
  })}\n`;
}

/** A catalogue of so many bytes, made as it is read: the records of the papers once, then others over and over. */
function generated(own: readonly CorpusPaper[], others: readonly CorpusPaper[], size: number): CatalogueFile {
  const encoder = new TextEncoder();
  const head = encoder.encode(own.map(lineOf).join(''));
  const rest = encoder.encode(others.map(lineOf).join(''));
  return {
    path: 'generated.json',
    size,
    async *parts() {
      yield await Promise.resolve(head);
      let left = size - head.length;
      for (let at = 0; left > 0; at = (at + partSize) % rest.length) {
        const part = rest.subarray(at, Math.min(at + partSize, at + left));
        left -= part.length;
        yield part.slice();
        if (at + partSize >= rest.length) {
          at = -partSize;
        }
      }
    },
  };
}

/** How fast a catalogue is read for many papers at a time, in computing time, and the most memory that the process has had. */
export async function measureIdentifying({ corpus, catalogueSize = usualSize }: BenchContext): Promise<SectionResult> {
  const root = join(__dirname, '..', '..');
  const [own, others] = [corpus.slice(0, asked), corpus.slice(asked)];
  const size = catalogueSize * 1e6;
  const file = generated(own, others, size);
  const papers = own.map(({ id, abstract, zh_text }, line) =>
    line % 2 === 0 || zh_text === null ? paperOfText(id, abstract, 'en', line) : paperOfText(id, zh_text, 'zh', line),
  );
  const [terms, stems] = [readTerms(root), readStems(root)];
  let peak = 0;
  const before = process.cpuUsage();
  const found = await identifyByCatalogues({
    papers,
    catalogues: [file],
    terms,
    stems,
    onProgress: () => {
      peak = Math.max(peak, process.memoryUsage.rss());
    },
  });
  const used = process.cpuUsage(before);
  const seconds = (used.user + used.system) / 1e6;
  const certain = found.filter(({ status }) => status === 'certain').length;
  return {
    measured: [
      {
        what: 'a catalogue in plain lines, a core',
        value: catalogueSize / seconds,
        unit: 'MB/s',
        behind: `${catalogueSize} MB in ${seconds.toFixed(1)} s for ${papers.length} papers, ${certain} of them certain`,
        atLeast: 15,
      },
      {
        what: 'peak memory of the process meanwhile',
        value: peak / 1e6,
        unit: 'MB',
        behind: `with the corpus in it, at ${catalogueSize} MB`,
        atMost: 600,
      },
    ],
  };
}
