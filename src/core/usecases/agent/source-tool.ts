import { textSources } from '../../identify/passages/find-sources';
import type { AgentLibrary } from './agent-library';
import { usualRows } from './definitions';
import { clipped, rowOf } from './shown';
import { textInput, type ToolInput } from './tool-input';

/** What follows is not looked at. */
const maxText = 4000;

/** The papers that a text is from, or that say the same. */
export async function findSourceOfText(library: AgentLibrary, input: ToolInput): Promise<Record<string, unknown>> {
  const text = (textInput(input, 'text') ?? '').slice(0, maxText);
  const { papers } = await library.library();
  const [terms, stems] = [await library.terms(), await library.stems()];
  const [found = []] = await library.slicer().run(textSources([text], papers, stems, terms));
  const sources = found.slice(0, Number(input.limit ?? usualRows)).map(({ paper, sentence, score }) => {
    const { key, title, authors, year } = rowOf(paper);
    return { key, title, authors, year, sentence: clipped(sentence, 400), score };
  });
  return sources.length === 0
    ? {
        status: 'none',
        sources,
        hint: 'No abstract of the library says this. Search for its subject with search_papers, read what fits with get_paper, or leave the claim without a citation and say so.',
      }
    : { status: 'found', sources };
}
