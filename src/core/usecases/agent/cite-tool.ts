import type { CitationSyntax } from '../../cite/model/citation';
import { formatCitation } from '../../cite/write/format-citation';
import type { AgentLibrary } from './agent-library';
import { unknownKey } from './paper-tool';
import { clipped } from './shown';
import { textInput, type ToolInput, ToolRefusal } from './tool-input';

/** Unknown keys that are told of at a time. */
const toldUnknown = 5;

/** The citation of papers, whose keys are kept from then on. */
export async function citePapers(library: AgentLibrary, input: ToolInput): Promise<Record<string, unknown>> {
  const wanted = [...new Set(Array.isArray(input.keys) ? (input.keys as readonly string[]) : [])];
  const [path, named] = [textInput(input, 'path'), textInput(input, 'syntax') as CitationSyntax | undefined];
  if (path === undefined && named === undefined) {
    throw new ToolRefusal('cite_papers needs "path", the absolute path of the document, or "syntax".');
  }
  const syntax = named ?? (await library.syntaxOf(path ?? ''));
  const known = await library.library();
  const unknown = wanted.filter((key) => known.get(key) === undefined);
  if (unknown.length > 0) {
    throw new ToolRefusal(
      `Nothing was cited. ${unknown
        .slice(0, toldUnknown)
        .map((key) => unknownKey(known, key))
        .join(' ')}`,
    );
  }
  // Who asks by a former key gets the one of now.
  const papers = [...new Set(wanted.flatMap((key) => known.get(key) ?? []))];
  const keys = papers.map(({ key }) => key);
  const kept = await library.keep(keys);
  return {
    citation: formatCitation(syntax, keys),
    syntax,
    papers: papers.map(({ key, title }) => ({ key, title: clipped(title, 150) })),
    ...(kept.kept ? {} : { hint: `The keys are not kept yet: ${kept.reason}` }),
  };
}
