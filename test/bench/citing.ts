import { checkCitations, type KnownKeys } from '../../src/core/cite/check/check';
import { CitationGraph } from '../../src/core/cite/model/citation-graph';
import { DocumentKeys } from '../../src/core/cite/bibliographies/document-keys';
import { parseCitations } from '../../src/core/cite/languages/index';
import type { Paper } from '../../src/core/model/paper';
import { generatedDocuments, type GeneratedDocument } from './generated-documents';
import type { Measured } from './measured';
import type { BenchContext, SectionResult } from './section';
import { median, percentile } from './statistics';

const sizes = [200, 2_000] as const;
const citationsInDocument = 5;
const keystrokes = 200;
/** A thesis in one file, in characters. */
const longDocument = 300_000;

interface Workspace {
  readonly book: CitationGraph;
  readonly documents: readonly GeneratedDocument[];
  /** Milliseconds for each document. */
  readonly scan: readonly number[];
}

/**
 * What the citations of a workspace cost: the first look through all documents, and one keystroke in one of them, with what
 * diagnostics ask of it; the latter must not depend on how many documents there are.
 */
export function measureCiting({ papers, rounds }: BenchContext): SectionResult {
  const byKey = new Map(papers.map((paper) => [paper.key, paper]));
  const keys = [...byKey.keys()];
  const scans: number[] = [];
  const typed = sizes.map((): number[][] => []);
  let total = 0;
  for (let round = 0; round < rounds; round++) {
    const workspaces = sizes.map((size) => scan(generatedDocuments(size, citationsInDocument, keys)));
    const [, { book, scan: times }] = workspaces as [Workspace, Workspace];
    scans.push(times.reduce((sum, time) => sum + time, 0));
    total = [...book.keys].reduce((sum, key) => sum + book.countOf(key), 0);
    typeIn(workspaces, byKey).forEach((each, index) => typed[index]?.push(each));
  }
  const [few = [], many = []] = typed.map((times) => times.map((each) => median(each)));
  const describe = (index: number): string =>
    `in one of ${longDocument} characters beside ${sizes[index] ?? 0} documents, p95 ${median((typed[index] ?? []).map((each) => percentile(each, 0.95))).toFixed(2)} ms`;
  const measured: Measured[] = [
    {
      what: 'first look for citations',
      value: median(scans),
      unit: 'ms',
      behind: `${sizes[1]} documents of 7,500 characters with ${total} citations`,
    },
    { what: 'keystroke: citations and what is wrong with them', value: median(few), unit: 'ms', behind: describe(0) },
    { what: 'the same in a large workspace', value: median(many), unit: 'ms', behind: describe(1) },
    {
      what: 'keystroke in a large workspace over a small one',
      value: median(many.map((time, round) => time / (few[round] ?? Number.NaN))),
      unit: '×',
      behind: `${sizes[1]} documents over ${sizes[0]}`,
      atMost: 1.5,
    },
  ];
  return { measured, details: { scans, typed } };
}

function scan(documents: readonly GeneratedDocument[]): Workspace {
  const book = new CitationGraph();
  const times = documents.map(({ path, text, syntax }) => {
    const started = performance.now();
    book.set(path, parseCitations(text, syntax));
    return performance.now() - started;
  });
  return { book, documents, scan: times };
}

/** Types in a long document, the same beside each workspace by turns; returns what each keystroke takes, by workspace. */
function typeIn(workspaces: readonly Workspace[], papers: ReadonlyMap<string, Paper>): number[][] {
  const known: KnownKeys = {
    get: (key) => papers.get(key),
    lost: () => undefined,
    isDisputed: () => false,
    nearest: () => [],
  };
  const markdown = (workspaces[0]?.documents ?? []).filter(({ syntax }) => syntax === 'pandoc');
  const text = markdown
    .map((document) => document.text)
    .join('\n')
    .slice(0, longDocument);
  const { length } = parseCitations(text, 'pandoc').groups;
  const times = workspaces.map((): number[] => []);
  for (let index = 0; index < keystrokes; index++) {
    const at = text.indexOf(' ', (index * 9_973) % text.length);
    const edited = `${text.slice(0, at)}x${text.slice(at)}`;
    // By turns also in who comes first, to whom the new text costs more.
    const turn = [...workspaces.keys()];
    (index % 2 === 0 ? turn : turn.reverse()).forEach((workspace) => {
      const { book } = workspaces[workspace] as Workspace;
      const started = performance.now();
      const parsed = parseCitations(edited, 'pandoc');
      book.set('long.md', parsed);
      const findings = checkCitations(parsed, edited, known, DocumentKeys.none);
      times[workspace]?.push(performance.now() - started);
      if (parsed.groups.length !== length || findings.length > 0) {
        throw new Error(`${parsed.groups.length} groups of ${length}, ${findings.length} findings`);
      }
    });
  }
  return times;
}
