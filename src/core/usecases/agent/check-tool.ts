import { findingMessage } from '../../cite/check/citation-problems';
import { type CitationSyntax, citedKeys } from '../../cite/model/citation';
import { needsRecord } from '../../identify/needs-record';
import type { Paper } from '../../model/paper';
import { LineIndex } from '../../text/line-index';
import { CitationChecker, missingBibliographies } from '../check-documents';
import type { AgentDocument, AgentLibrary } from './agent-library';
import { clipped, jsonText, maxResult } from './shown';
import { textInput, type ToolInput, ToolRefusal } from './tool-input';

/** What of a result is not findings. */
const margin = 1500;

interface Told {
  readonly line: number;
  readonly column: number;
  readonly [name: string]: unknown;
}

/** What is wrong with the citations of a document or text. */
export async function checkForAgent(library: AgentLibrary, input: ToolInput): Promise<Record<string, unknown>> {
  const document = await documentOf(library, input);
  const known = await library.library();
  const checker = new CitationChecker(known);
  await library.slicer().run(checker.prepare(document));
  const lines = new LineIndex(document.text);
  const placeOf = (start: number) => {
    const line = lines.lineOf(start);
    return { line: line + 1, column: start - lines.startOf(line) + 1 };
  };
  const wrong = checker.findings(document, { isAsked: true }).map((finding): Told => ({
    ...placeOf(finding.range.start),
    code: finding.code,
    key: clipped(finding.citation.key, 200),
    message: clipped(findingMessage(finding), 500),
    ...(finding.nearest.length === 0 ? {} : { nearest: finding.nearest.map(({ key }) => clipped(key, 200)) }),
    ...(finding.edit === undefined ? {} : { write: clipped(finding.edit.text, 300) }),
  }));
  const missing = missingBibliographies(document).map(({ written }) => clipped(written, 300));
  const incomplete = incompletePapers(document, (key) => known.cited(key));
  const problems: Told[] = [];
  let length = margin + jsonText(missing.slice(0, 5)).length;
  for (const told of [...wrong, ...incomplete.map(({ at, ...rest }) => ({ ...placeOf(at), ...rest }))]) {
    length += jsonText(told).length + 1;
    if (length > maxResult) {
      break;
    }
    problems.push(told);
  }
  const all = wrong.length + incomplete.length;
  return {
    citations: document.parsed.groups.reduce((sum, { citations }) => sum + citations.length, 0),
    problems,
    ...(problems.length < all ? { more: all - problems.length } : {}),
    ...(missing.length === 0
      ? {}
      : {
          unreadBibliographies: missing.slice(0, 5),
          hint: 'Bibliographies that the document names cannot be read: keys that may stand there are not told.',
        }),
  };
}

/** Papers that are cited and lack what a reference needs, each at its first citation. */
function incompletePapers(
  { parsed }: AgentDocument,
  paperOf: (key: string) => Paper | undefined,
): { readonly at: number; readonly code: string; readonly key: string; readonly message: string }[] {
  const starts = new Map<string, number>();
  for (const { citations } of parsed.groups) {
    for (const { key, keyRange } of citations) {
      starts.set(key, starts.get(key) ?? keyRange.start);
    }
  }
  const told = new Set<Paper>();
  return citedKeys(parsed).flatMap((key) => {
    const paper = paperOf(key);
    if (paper === undefined || told.has(paper) || !needsRecord(paper)) {
      return [];
    }
    told.add(paper);
    const lacking = [
      ...(paper.titleIsDerived ? ['its published title'] : []),
      ...((paper.authors?.length ?? 0) === 0 ? ['authors'] : []),
      ...(paper.year === undefined ? ['year'] : []),
    ].join(', ');
    return [
      {
        at: starts.get(key) ?? 0,
        code: 'incomplete-reference',
        key: clipped(key, 200),
        message: `The library does not know of this paper: ${lacking}. A reference to it cannot be published yet; the user can complete it by "Complete Details".`,
      },
    ];
  });
}

async function documentOf(library: AgentLibrary, input: ToolInput): Promise<AgentDocument> {
  const [path, text] = [textInput(input, 'path'), textInput(input, 'text')];
  if ((path === undefined) === (text === undefined)) {
    throw new ToolRefusal('check_citations needs either "path", the absolute path of a document, or "text".');
  }
  const syntax = textInput(input, 'syntax') as CitationSyntax | undefined;
  return path === undefined ? library.text(text ?? '', syntax) : library.document(path);
}
