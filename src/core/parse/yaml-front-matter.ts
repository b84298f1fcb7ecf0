import { parseDocument } from 'yaml';
import type { ParseYaml } from './note';

/** No front matter of a note is longer, and the library takes more than linear time where keys are many. */
const longest = 50_000;
const deepest = 50;

/** Whether brackets or marks of lists nest so deep that the library, which descends into them, could exhaust the stack. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let marks = 0;
  for (const char of text) {
    depth = Math.max(0, depth + (char === '[' || char === '{' ? 1 : char === ']' || char === '}' ? -1 : 0));
    // Marks in a row, as in `- - - x`; indented lines cannot nest as deep within the length.
    marks = '-?:!&*|> \t'.includes(char) ? marks + 1 : 0;
    if (depth > deepest || marks > longestMarks) {
      return true;
    }
  }
  return false;
}

/** More than the dashes and spaces that people draw lines with. */
const longestMarks = 1_000;

/** Reads YAML with the `yaml` library. Heavy: a host loads this module on first use. */
export const parseYaml: ParseYaml = (text) => {
  const refused = text.length > longest ? `It is longer than ${longest} characters.` : isTooDeep(text) ? 'It is nested too deeply.' : undefined;
  if (refused !== undefined) {
    return { value: undefined, errors: [{ message: refused, start: 0, end: text.length }] };
  }
  try {
    const document = parseDocument(text, { uniqueKeys: true, logLevel: 'silent', prettyErrors: false });
    const errors = document.errors.map(({ message, pos }) => ({ message, start: pos[0], end: pos[1] }));
    return { value: errors.length > 0 ? undefined : (document.toJS({ mapAsMap: true }) as unknown), errors };
  } catch (error) {
    // Aliases that multiply, or lead into themselves.
    return { value: undefined, errors: [{ message: error instanceof Error ? error.message : String(error), start: 0, end: text.length }] };
  }
};
