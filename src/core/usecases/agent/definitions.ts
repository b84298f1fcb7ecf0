import { citationLanguages } from '../../cite/languages/index';

export type ToolName = 'search_papers' | 'get_paper' | 'find_source_of_text' | 'check_citations' | 'cite_papers';

/** The part of JSON Schema that the inputs of the tools are written in. */
export type PropertySchema =
  | { readonly type: 'string'; readonly description: string; readonly enum?: readonly string[] }
  | { readonly type: 'integer'; readonly description: string; readonly minimum: number; readonly maximum: number }
  | {
      readonly type: 'array';
      readonly description: string;
      readonly items: { readonly type: 'string' };
      readonly minItems: number;
      readonly maxItems: number;
    };

export interface InputSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** A tool as a language model is told of it. */
export interface ToolDefinition {
  readonly name: ToolName;
  /** For people. */
  readonly title: string;
  readonly description: string;
  readonly inputSchema: InputSchema;
}

const mostRows = 20;
export const usualRows = 8;
/** Keys that are cited at a time. */
const mostKeys = 50;

const syntax: PropertySchema = {
  type: 'string',
  enum: citationLanguages.map(({ id }) => id),
  description: 'Citation syntax, instead of path.',
};

const inputOf = (required: readonly string[], properties: InputSchema['properties']): InputSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const rows: PropertySchema = {
  type: 'integer',
  minimum: 1,
  maximum: mostRows,
  description: `Most papers to give; ${usualRows} unless told.`,
};

/**
 * The tools, in the order in which they are used. What VS Code is told of them in `package.json` is the same, which a test
 * holds, as it does the length of it all: every request to a model carries it.
 */
export const toolDefinitions: readonly ToolDefinition[] = [
  {
    name: 'search_papers',
    title: 'Search papers',
    description:
      "Searches the user's library of papers (titles, abstracts, notes), in English or Chinese, each also finding papers in the other language. " +
      'Gives short rows, best first: key, title, year, authors, first sentence; and a cursor where there are more. ' +
      'Use it before you cite or claim anything about the literature; a work that it does not find is not in the library. ' +
      'All words must match: use 1 to 4 of the subject. For a whole sentence use find_source_of_text.',
    inputSchema: inputOf(['query'], {
      query: {
        type: 'string',
        description:
          'Words, "exact phrase", -not, and filters such as year:2020..2022 author:smith tag:nlp lang:zh has:code cited:no.',
      },
      limit: rows,
      cursor: { type: 'string', description: 'The cursor of the last answer to the same query, for the next rows.' },
    }),
  },
  {
    name: 'get_paper',
    title: 'Read a paper',
    description:
      "Gives what the library knows of one paper: abstract, authors, year, DOI, code, the user's notes, the place in its source, and where the user's documents cite it (file, line). " +
      'Read it before you say what a paper shows. The full text is not in the library.',
    inputSchema: inputOf(['key'], { key: { type: 'string', description: 'Citation key, from search_papers.' } }),
  },
  {
    name: 'find_source_of_text',
    title: 'Find the source of a text',
    description:
      'Finds which paper of the library a sentence comes from, or says the same, in English or Chinese: key, the sentence of its abstract, and a score from 0 to 1. ' +
      'Status "none" means that no abstract says so; the nearest, if any, may say something else: cite one only if get_paper shows that it supports the text.',
    inputSchema: inputOf(['text'], {
      text: { type: 'string', description: 'One sentence or claim, of eight words or more.' },
      limit: rows,
    }),
  },
  {
    name: 'check_citations',
    title: 'Check citations',
    description:
      "Checks the citations of a document, or of a text that you have written: keys that do not exist, with the nearest that do; citations that the document's tool would not read; papers that lack what a reference needs. " +
      'Use it after you wrote or changed citations, until nothing is found.',
    inputSchema: inputOf([], {
      path: { type: 'string', description: 'Absolute path of a document.' },
      text: { type: 'string', description: 'The text itself, instead of path.' },
      syntax,
    }),
  },
  {
    name: 'cite_papers',
    title: 'Cite papers',
    description:
      'Gives the citation of papers by their keys, to be put into a document as it is; you make the edit. ' +
      'Their keys are kept in the library from then on. A key that does not exist is an error: never write a citation yourself.',
    inputSchema: inputOf(['keys'], {
      keys: {
        type: 'array',
        items: { type: 'string' },
        minItems: 1,
        maxItems: mostKeys,
        description: 'Citation keys, from search_papers.',
      },
      path: { type: 'string', description: 'Absolute path of the document, whose kind tells the syntax.' },
      syntax,
    }),
  },
];
