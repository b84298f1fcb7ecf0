import { parseDocument } from 'yaml';
import type { ParseYaml } from './note';

/** Reads YAML with the `yaml` library. Heavy: a host loads this module on first use. */
export const parseYaml: ParseYaml = (text) => {
  const document = parseDocument(text, { uniqueKeys: true, logLevel: 'silent', prettyErrors: false });
  const errors = document.errors.map(({ message, pos }) => ({ message, start: pos[0], end: pos[1] }));
  if (errors.length > 0) {
    return { value: undefined, errors };
  }
  try {
    const value: unknown = document.toJS({ mapAsMap: true });
    return { value, errors };
  } catch (error) {
    // Aliases that multiply, or lead into themselves.
    return { value: undefined, errors: [{ message: error instanceof Error ? error.message : String(error), start: 0, end: text.length }] };
  }
};
