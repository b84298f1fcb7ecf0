import { Fingerprint } from '../../text/text-fingerprint';
import type { AgentLibrary } from './agent-library';
import { usualRows } from './definitions';
import { jsonText, maxResult, rowOf } from './shown';
import { textInput, type ToolInput, ToolRefusal } from './tool-input';

/** What a query could find beyond, it should rather say. */
const mostFound = 200;
/** What of a result is not rows. */
const margin = 1000;

/** Rows of papers that match, and a cursor where there are more. */
export async function searchPapers(library: AgentLibrary, input: ToolInput): Promise<Record<string, unknown>> {
  const query = textInput(input, 'query') ?? '';
  const limit = Number(input.limit ?? usualRows);
  const first = startOf(query, textInput(input, 'cursor'));
  const found = (await library.search(query, Math.min(mostFound, first + limit + 1))).slice(first);
  const papers: Record<string, unknown>[] = [];
  let length = margin;
  for (const { paper } of found.slice(0, limit)) {
    const row = rowOf(paper);
    length += jsonText(row).length + 1;
    if (papers.length > 0 && length > maxResult) {
      break;
    }
    papers.push(row);
  }
  const next = first + papers.length;
  const isMore = found.length > papers.length && next < mostFound;
  return {
    papers,
    ...(isMore ? { cursor: cursorOf(query, next) } : {}),
    ...(papers.length === 0 && first === 0
      ? {
          hint: 'Nothing was found: try fewer or other words. What is not found is not in the library and cannot be cited.',
        }
      : {}),
  };
}

const cursorOf = (query: string, first: number): string => `${first}-${new Fingerprint().add(query).value}`;

function startOf(query: string, cursor: string | undefined): number {
  if (cursor === undefined) {
    return 0;
  }
  const first = /^\d{1,4}(?=-)/.exec(cursor)?.[0];
  if (first === undefined || cursor !== cursorOf(query, Number(first))) {
    throw new ToolRefusal('This cursor is of another query: leave it out to begin anew.');
  }
  return Number(first);
}
