import type { AgentLibrary } from './agent-library';
import { checkForAgent } from './check-tool';
import { citePapers } from './cite-tool';
import { toolDefinitions, type ToolName } from './definitions';
import { getPaper } from './paper-tool';
import { bounded, jsonText } from './shown';
import { searchPapers } from './search-tool';
import { findSourceOfText } from './source-tool';
import { readInput, type ToolInput, ToolRefusal } from './tool-input';

/** What a tool answers: JSON in which all that files say is in strings; or, where it could not be done, a sentence that says what to do. */
export interface ToolAnswer {
  readonly text: string;
  readonly isError: boolean;
}

const tools: Readonly<Record<ToolName, (library: AgentLibrary, input: ToolInput) => Promise<Record<string, unknown>>>> =
  {
    search_papers: searchPapers,
    get_paper: getPaper,
    find_source_of_text: findSourceOfText,
    check_citations: checkForAgent,
    cite_papers: citePapers,
  };

/**
 * Answers what a language model asks by one of `toolDefinitions`. Nothing is sent anywhere, and no document is changed;
 * `cite_papers` alone writes, the keys file. What files say comes as JSON strings, whatever it looks like.
 * @param input as it came; held against the tool's schema
 */
export async function callTool(library: AgentLibrary, name: string, input: unknown): Promise<ToolAnswer> {
  const definition = toolDefinitions.find((each) => each.name === name);
  try {
    if (definition === undefined) {
      throw new ToolRefusal(
        `There is no tool ${JSON.stringify(name.slice(0, 100))}: use ${toolDefinitions.map((each) => each.name).join(', ')}.`,
      );
    }
    return {
      text: jsonText(bounded(await tools[definition.name](library, readInput(definition, input)))),
      isError: false,
    };
  } catch (error) {
    if (error instanceof ToolRefusal) {
      return { text: error.message, isError: true };
    }
    throw error;
  }
}
