import { type TextSource, textSources } from '../../identify/passages/find-sources';
import type { AgentLibrary } from './agent-library';
import { usualRows } from './definitions';
import { clipped, rowOf } from './shown';
import { textInput, type ToolInput } from './tool-input';

/** What follows is not looked at. */
const maxText = 4000;

/** The papers that a text is from, or that say the same; else the nearest, as such. */
export async function findSourceOfText(library: AgentLibrary, input: ToolInput): Promise<Record<string, unknown>> {
  const text = (textInput(input, 'text') ?? '').slice(0, maxText);
  const { papers } = await library.library();
  const [terms, stems] = [await library.terms(), await library.stems()];
  const [found] = await library.slicer().run(textSources([text], papers, stems, terms));
  const { sources, nearest } = found ?? { sources: [], nearest: [] };
  return sources.length > 0
    ? { status: 'found', sources: sources.slice(0, Number(input.limit ?? usualRows)).map(rowOfSource) }
    : {
        status: 'none',
        sources: [],
        ...(nearest.length === 0 ? {} : { nearest: nearest.map(rowOfSource) }),
        hint:
          'No abstract of the library says this in so many words. Read the nearest, or what search_papers finds of its subject, with get_paper; ' +
          'if none supports it, leave the claim without a citation and say so.',
      };
}

function rowOfSource({ paper, sentence, score }: TextSource): Record<string, unknown> {
  const { key, title, authors, year } = rowOf(paper);
  return { key, title, authors, year, sentence: clipped(sentence, 400), score };
}
