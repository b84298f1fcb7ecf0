import { TimeSlicer } from '../../../../src/core/async/time-slicer';
import { pathOf } from '../../../../src/core/base/uris';
import { DocumentKeys } from '../../../../src/core/cite/bibliographies/document-keys';
import { defaultSyntax, parseCitations } from '../../../../src/core/cite/languages/index';
import type { Library } from '../../../../src/core/library/library';
import { TermTable } from '../../../../src/core/search/translation/term-table';
import type { AgentLibrary, CitedAt, KeptKeys } from '../../../../src/core/usecases/agent/agent-library';
import { callTool, type ToolAnswer } from '../../../../src/core/usecases/agent/agent-tools';
import { ToolRefusal } from '../../../../src/core/usecases/agent/tool-input';
import { readLibrary } from '../../../../src/core/usecases/read-library';
import { PaperSearch } from '../../../../src/core/usecases/search-papers';
import { documentReader, syntaxOf } from '../../../../src/terminal/documents';
import { nodeClock } from '../../../../src/node/clock';
import { fixture } from '../../workspace/fixture';

/** What the tools answer, together; each gives some of it. */
export interface ToolResult {
  readonly papers: readonly { readonly key: string }[];
  readonly cursor?: string;
  readonly hint?: string;
  readonly abstract: string;
  readonly status: string;
  readonly sources: readonly { readonly key: string; readonly sentence: string; readonly score: number }[];
  readonly nearest?: readonly { readonly key: string }[];
  readonly citations: number;
  readonly problems: readonly {
    readonly line: number;
    readonly column: number;
    readonly code: string;
    readonly key: string;
    readonly message: string;
    readonly nearest?: readonly string[];
    readonly write?: string;
  }[];
  readonly more: number;
  readonly citation: string;
}

export interface ToldOnce {
  readonly library: Library;
  /** Keys that were to be kept. */
  readonly kept: string[];
  call(name: string, input: unknown): Promise<ToolAnswer>;
  /** What a tool gives that does not fail. */
  result(name: string, input: unknown): Promise<ToolResult>;
  /** What a tool says that fails. */
  refusal(name: string, input: unknown): Promise<string>;
}

export interface MemoryOptions {
  readonly terms?: string;
  readonly cited?: readonly CitedAt[];
  readonly keeping?: KeptKeys;
}

/** The tools over a fixture, all of which is the library; its documents are named by their paths. */
export async function toolsOver(
  files: string,
  { terms = '', cited = [], keeping }: MemoryOptions = {},
): Promise<ToldOnce> {
  const { workspace } = fixture(files);
  const library = await readLibrary({ workspace, folder: workspace.folders[0] ?? '' });
  const table = TermTable.parse(terms);
  const search = new PaperSearch(library, () => table);
  const kept: string[] = [];
  const agent: AgentLibrary = {
    library: () => Promise.resolve(library),
    search: (query, limit) => Promise.resolve(search.search(query, limit)),
    citedAt: () => Promise.resolve(cited),
    async document(path) {
      const uri = workspace.uri(path.slice(1));
      const read = await documentReader(
        workspace,
        () => uri,
      )(path).catch((error: unknown) => {
        throw new ToolRefusal(String(error));
      });
      return { ...read, syntax: read.parsed.syntax };
    },
    text: (text, syntax = defaultSyntax) =>
      Promise.resolve({ text, syntax, parsed: parseCitations(text, syntax), own: DocumentKeys.none }),
    syntaxOf: (path) => Promise.resolve(syntaxOf(path)),
    keep(keys) {
      kept.push(...keys);
      return Promise.resolve(keeping ?? { kept: true });
    },
    terms: () => Promise.resolve(table),
    stems: () => Promise.resolve({ share: () => 1 / 1000 }),
    slicer: () => new TimeSlicer(nodeClock, 1000),
    pathOf: (source) => pathOf(workspace.uri(source)),
  };
  const call = (name: string, input: unknown) => callTool(agent, name, input);
  return {
    library,
    kept,
    call,
    async result(name, input) {
      const { text, isError } = await call(name, input);
      if (isError) {
        throw new Error(text);
      }
      return JSON.parse(text) as ToolResult;
    },
    async refusal(name, input) {
      const { text, isError } = await call(name, input);
      if (!isError) {
        throw new Error(`It was done: ${text}`);
      }
      return text;
    },
  };
}
