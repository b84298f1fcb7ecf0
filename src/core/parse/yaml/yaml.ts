import type { TextRange } from '../../model/paper';

/** What the values of a YAML text are. */
export interface YamlValues {
  /** Maps as `Map`, so that no key can be a property of an object. */
  readonly value: unknown;
  readonly errors: readonly YamlError[];
}

/** Offsets into the YAML text. */
export interface YamlError extends TextRange {
  readonly message: string;
}

/** What a YAML text holds, where it stands, with aliases followed: what an alias means stands where its anchor is. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlScalar extends TextRange {
  readonly kind: 'scalar';
  /** Without quotation marks, escapes and folded lines resolved; of a plain one exactly what is written (`05`, `1906.00350`). */
  readonly text: string;
  /** What a plain scalar means: a number, a boolean, null; else the text. */
  readonly value: unknown;
}

export interface YamlList extends TextRange {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export interface YamlMap extends TextRange {
  readonly kind: 'map';
  readonly pairs: readonly YamlPair[];
}

export interface YamlPair {
  readonly key: YamlScalar;
  readonly value: YamlNode | undefined;
}

/** Reads YAML by means of a library that is heavy, so `loadYaml` gives it, and what reads a format is handed it. Never throws. */
export interface YamlReader {
  /** For short texts, such as front matter; a text that is long, nested deep or of aliases that multiply is an error. */
  values(text: string): YamlValues;
  /** For bibliographies of any length, or for the part of one at a range. Where there are errors, what could be read all the same. */
  nodes(
    text: string,
    range?: TextRange,
  ): { readonly root: YamlNode | undefined; readonly errors: readonly YamlError[] };
}

/** The reader that was handed in. Throws where none was: who reads a text asks `needsYaml` first. */
export function yamlOf(yaml: YamlReader | undefined): YamlReader {
  if (yaml === undefined) {
    throw new Error('The YAML library is not loaded.');
  }
  return yaml;
}
