import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NoticeTable } from '../../src/core/notices/notice-table';
import type { NoticesReply } from '../../src/worker/notices-protocol';
import { buildWorker } from './engine-worker';
import type { SectionResult } from './section';

/** At least as large as the list of Retraction Watch is: 70 MB. */
const rows = 65_000;
const lookUps = 1_000_000;

const header =
  'Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,' +
  'RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes\n';

/** A row as the list has them: a title with marks in it, notes over two lines, one field with umlauts; of the length that makes the file as large. */
function rowOf(number: number): string {
  const filler = 'Institute of Long Names and Other Matters of Interest to the Committee; '.repeat(8 + (number % 6));
  const doi = number % 9 === 0 ? 'unavailable' : `10.${1000 + (number % 97)}/j.${number}.x`;
  const nature = ['Retraction', 'Retraction', 'Retraction', 'Expression of concern', 'Correction'][number % 5];
  const notes = number % 3 === 0 ? `"See also: ""Moss""\nand the note of the editors (Zürich)"` : '';
  return (
    `${number},"Effects of ""moss"" number ${number} on walls, roofs and bridges: a randomised trial","(HSC) Medicine;",` +
    `"${filler}",Journal of Moss,Mossier,China;Japan,Anna Merle;Bo Star,,Research Article;,${1 + (number % 12)}/${1 + (number % 28)}/20${10 + (number % 14)} 0:00,` +
    `10.${1000 + (number % 97)}/r.${number},${number},1/2/2009 0:00,${doi},${number % 4 === 0 ? 0 : 10_000_000 + number},${nature},+Concerns/Issues About Data;,No,${notes}\n`
  );
}

function generated(): Uint8Array {
  const text: string[] = [header];
  for (let number = 1; number <= rows; number++) {
    text.push(rowOf(number));
  }
  return new TextEncoder().encode(text.join(''));
}

/** Reads the table that comes at its standard input as the worker that ships does. */
const childCode = `
  const { Service } = require(process.argv[1]);
  const peak = () => {
    try {
      return Number(/^VmHWM:\\s+(\\d+)/m.exec(require('node:fs').readFileSync('/proc/self/status', 'utf8'))[1]);
    } catch {
      return process.resourceUsage().maxRSS;
    }
  };
  const parts = process.stdin[Symbol.asyncIterator]();
  const before = process.cpuUsage();
  const started = performance.now();
  const service = new Service(async (reply) => {
    if ('wanted' in reply) {
      const { done, value } = await parts.next();
      service.answer({ part: done ? undefined : value });
    } else {
      const { user, system } = process.cpuUsage(before);
      const kept = reply.results ? (reply.results.notices.text.length + reply.results.notices.slots.byteLength) / 1e6 : 0;
      process.send({ reply, seconds: (user + system) / 1e6, wall: (performance.now() - started) / 1e3, peak: peak() / 1e3, kept }, () => process.exit());
    }
  });
  service.answer({ task: 'read' });`;

interface ChildAnswer {
  readonly reply: Exclude<NoticesReply, { readonly wanted: number }>;
  readonly seconds: number;
  readonly wall: number;
  readonly peak: number;
  readonly kept: number;
}

async function* inParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1024 * 1024) {
    yield await Promise.resolve(bytes.subarray(at, at + 1024 * 1024));
  }
}

/** How long a list of retractions is read, in a process that does nothing else, how much memory that takes and leaves, and how long a work is looked up. */
export async function measureRetractions(): Promise<SectionResult> {
  const bytes = generated();
  const child = spawn(process.execPath, ['-e', childCode, await buildWorker('notices-worker')], {
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const answered = once(child, 'message') as Promise<[ChildAnswer]>;
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the process that reads the list ended with ${String(code)}`);
  });
  await pipeline(Readable.from(inParts(bytes), { objectMode: false }), child.stdin!).catch(() => undefined);
  const [{ reply, seconds, wall, peak, kept }] = await Promise.race([answered, ended]);
  ended.catch(() => undefined);
  if (!('results' in reply)) {
    throw new Error('error' in reply ? reply.error : reply.refused.reason);
  }
  const table = new NoticeTable(reply.results.notices);
  const started = process.cpuUsage();
  let found = 0;
  for (let index = 0; index < lookUps; index++) {
    const number = 1 + (index % (2 * rows));
    found += table.of(`doi:10.${1000 + (number % 97)}/j.${number}.x`).length;
  }
  const { user, system } = process.cpuUsage(started);
  const each = (user + system) / 1000 / (lookUps / 1000);
  return {
    measured: [
      {
        what: 'a list of retractions, a core',
        value: seconds * 1000,
        unit: 'ms',
        behind: `${(bytes.length / 1e6).toFixed(0)} MB, ${reply.results.count} notices, ${wall.toFixed(1)} s by the clock`,
        atMost: 3_000,
      },
      {
        what: 'peak memory of the process',
        value: peak,
        unit: 'MB',
        behind: 'Node with the worker that ships',
        atMost: 300,
      },
      {
        what: 'what the table keeps',
        value: kept,
        unit: 'MB',
        behind: 'in the host, as it came from the worker',
        atMost: 40,
      },
      {
        what: '1000 works looked up',
        value: each,
        unit: 'ms',
        behind: `${lookUps} look-ups, ${found} of which found a notice`,
        atMost: 20,
      },
    ],
  };
}
