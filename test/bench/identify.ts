import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CatalogueFile } from '../../src/core/identify/catalogue/record';
import { readTableText } from '../../src/terminal/read-terms';
import type { IdentifyReply, IdentifyTask } from '../../src/worker/identify-protocol';
import type { CorpusPaper } from '../data';
import { paperOfText } from '../eval/corpus-papers';
import { buildWorker } from './engine-worker';
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

/** Identifies the papers of a task that it is sent by the catalogue that it reads from its standard input; `argv[1]` is the worker that ships. */
const childCode = `
  const { Service: IdentifyService } = require(process.argv[1]);
  // To Linux, the most that a process had resident includes what its parent had when it was started; the status is of the program alone.
  const peak = () => {
    try {
      return Number(/^VmHWM:\\s+(\\d+)/m.exec(require('node:fs').readFileSync('/proc/self/status', 'utf8'))[1]);
    } catch {
      return process.resourceUsage().maxRSS;
    }
  };
  const parts = process.stdin[Symbol.asyncIterator]();
  let before;
  const service = new IdentifyService(async (reply) => {
    if ('wanted' in reply) {
      const { done, value } = await parts.next();
      service.answer({ part: done ? undefined : value });
    } else if ('results' in reply || 'error' in reply) {
      const { user, system } = process.cpuUsage(before);
      process.send({ reply, seconds: (user + system) / 1e6, peak: peak() / 1e3 }, () => process.exit());
    }
  });
  process.once('message', (task) => {
    before = process.cpuUsage();
    service.answer({ task });
  });`;

interface ChildAnswer {
  readonly reply: Extract<IdentifyReply, { readonly results: unknown } | { readonly error: string }>;
  /** Computing time of the process. */
  readonly seconds: number;
  /** The most memory that it has had, in megabytes. */
  readonly peak: number;
}

async function identifiedInChild(task: IdentifyTask, file: CatalogueFile): Promise<ChildAnswer> {
  const child = spawn(process.execPath, ['-e', childCode, await buildWorker('identify-worker')], {
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
  });
  const answered = once(child, 'message') as Promise<[ChildAnswer]>;
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the process that identifies papers ended with ${String(code)}`);
  });
  child.send(task);
  await pipeline(Readable.from(file.parts(), { objectMode: false }), child.stdin!).catch(() => undefined);
  const [answer] = await Promise.race([answered, ended]);
  ended.catch(() => undefined);
  return answer;
}

/** How fast a catalogue is read for many papers at a time, in computing time, and how much memory that takes, in a process that does nothing else. */
export async function measureIdentifying({ corpus, catalogueSize = usualSize }: BenchContext): Promise<SectionResult> {
  const root = join(__dirname, '..', '..');
  const [own, others] = [corpus.slice(0, asked), corpus.slice(asked)];
  const file = generated(own, others, catalogueSize * 1e6);
  const papers = own.map(({ id, abstract, zh_text }, line) =>
    line % 2 === 0 || zh_text === null ? paperOfText(id, abstract, 'en', line) : paperOfText(id, zh_text, 'zh', line),
  );
  const { reply, seconds, peak } = await identifiedInChild(
    {
      papers,
      catalogues: [{ path: file.path, size: file.size }],
      terms: readTableText(root, 'zh-en'),
      ownTerms: {},
      topics: readTableText(root, 'topics'),
    },
    file,
  );
  if ('error' in reply) {
    throw new Error(reply.error);
  }
  const certain = reply.results.filter(({ status }) => status === 'certain').length;
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
        what: 'peak memory of the process',
        value: peak,
        unit: 'MB',
        behind: `Node with the worker that ships, at ${catalogueSize} MB`,
        atMost: 600,
      },
    ],
  };
}
