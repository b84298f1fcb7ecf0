import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument, type Scalar } from 'yaml';
import type { TextRange } from '../../model/paper';
import type { YamlError, YamlNode, YamlPair, YamlReader, YamlScalar } from './yaml';

/** No front matter of a note is longer, and the library takes more than linear time where keys are many that must differ. */
const maxValuesLength = 50_000;
const maxDepth = 50;
/** More than the dashes and spaces that people draw lines with. */
const maxMarksLength = 1_000;
/** More than a line of prose has. */
const maxColons = 500;

/** Whether brackets or marks of lists nest so deep that the library, which descends into them, could exhaust the stack. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let marks = 0;
  let colons = 0;
  for (const char of text) {
    depth = Math.max(0, depth + (char === '[' || char === '{' ? 1 : char === ']' || char === '}' ? -1 : 0));
    // Marks in a row, as in `- - - x`; indented lines cannot nest as deep within the length.
    marks = '-?:!&*|> \t'.includes(char) ? marks + 1 : 0;
    // Maps in a row, as in `a: b: c`, which is no YAML but is read as maps in maps.
    colons = char === '\n' ? 0 : colons + (char === ':' ? 1 : 0);
    if (depth > maxDepth || marks > maxMarksLength || colons > maxColons) {
      return true;
    }
  }
  return false;
}

type Parsed = Document.Parsed<ParsedNode>;

/** What `read` makes of a YAML text, or `nothing` of the one error that it cannot be read at all. */
function attempt<T>(
  text: string,
  refused: string | undefined,
  uniqueKeys: boolean,
  read: (document: Parsed) => T,
  nothing: (errors: YamlError[]) => T,
): T {
  const whole = (message: string) => nothing([{ message, start: 0, end: text.length }]);
  if (refused !== undefined) {
    return whole(refused);
  }
  try {
    return read(parseDocument(text, { uniqueKeys, logLevel: 'silent', prettyErrors: false }));
  } catch (error) {
    // Aliases that multiply, or lead into themselves.
    return whole(error instanceof Error ? error.message : String(error));
  }
}

/** The library places what is missing at the end one character behind it. */
function errorsOf({ errors }: Parsed, { length }: string): YamlError[] {
  return errors.map(({ message, pos }) => ({
    message,
    start: Math.min(pos[0], length),
    end: Math.min(pos[1], length),
  }));
}

const tooDeep = 'It is nested too deeply.';

/** Reads YAML with the `yaml` library. */
export const yaml: YamlReader = {
  values: (text) => {
    const refused =
      text.length > maxValuesLength
        ? `It is longer than ${maxValuesLength} characters.`
        : isTooDeep(text)
          ? tooDeep
          : undefined;
    return attempt(
      text,
      refused,
      true,
      (document) => ({
        value: document.errors.length > 0 ? undefined : (document.toJS({ mapAsMap: true }) as unknown),
        errors: errorsOf(document, text),
      }),
      (errors) => ({ value: undefined, errors }),
    );
  },
  nodes: (text, range = { start: 0, end: text.length }) => {
    const written = text.slice(range.start, range.end);
    return attempt(
      written,
      isTooDeep(written) ? tooDeep : undefined,
      false,
      (document) => ({
        root: new NodeReader(text, range.start).nodeOf(document.contents),
        errors: errorsOf(document, written),
      }),
      (errors) => ({ root: undefined, errors }),
    );
  },
};

/** Makes nodes of the library's ours. */
class NodeReader {
  readonly #text: string;
  readonly #offset: number;
  /** Nodes that may still be made, lest aliases multiply what is there. */
  #budget: number;
  /** What stands before an alias, as its anchor names it, with how many nodes it is. */
  readonly #anchors = new Map<string, { readonly node: YamlNode; readonly size: number }>();

  /** @param offset of the YAML in `text` */
  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
    this.#budget = (text.length - offset) * 2 + 10_000;
  }

  nodeOf(node: unknown): YamlNode | undefined {
    if (isAlias(node)) {
      const meant = this.#anchors.get(node.source);
      this.#spend(meant?.size ?? 1);
      return meant?.node;
    }
    const before = this.#budget;
    this.#spend(1);
    const made = this.#made(node);
    const { anchor } = (node ?? {}) as { readonly anchor?: string };
    if (anchor !== undefined && made !== undefined) {
      this.#anchors.set(anchor, { node: made, size: before - this.#budget });
    }
    return made;
  }

  #spend(nodes: number): void {
    this.#budget -= nodes;
    if (this.#budget < 0) {
      throw new Error('Aliases multiply what it holds.');
    }
  }

  #made(node: unknown): YamlNode | undefined {
    if (isMap(node)) {
      return {
        kind: 'map',
        pairs: node.items.flatMap(({ key, value }) => this.#pairOf(key, value)),
        ...this.#rangeOf(node),
      };
    }
    if (isSeq(node)) {
      return { kind: 'list', items: node.items.flatMap((item) => this.nodeOf(item) ?? []), ...this.#rangeOf(node) };
    }
    return isScalar(node) ? this.#scalarOf(node) : undefined;
  }

  #pairOf(key: unknown, value: unknown): YamlPair[] {
    return isScalar(key) ? [{ key: this.#scalarOf(key), value: this.nodeOf(value) }] : [];
  }

  /** A quoted one stands between its quotation marks. */
  #scalarOf(node: Scalar): YamlScalar {
    const { start, end } = this.#rangeOf(node);
    const isQuoted =
      (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') &&
      end - start >= 2 &&
      this.#text[end - 1] === this.#text[start];
    const text = node.source ?? (typeof node.value === 'string' ? node.value : '');
    return {
      kind: 'scalar',
      text,
      value: node.value,
      ...(isQuoted ? { start: start + 1, end: end - 1 } : { start, end }),
    };
  }

  /** Without the space that follows. */
  #rangeOf({ range }: { readonly range?: readonly number[] | null }): TextRange {
    const start = this.#offset + (range?.[0] ?? 0);
    let end = this.#offset + (range?.[1] ?? 0);
    while (end > start && ' \t\r\n'.includes(this.#text[end - 1] ?? '')) {
      end--;
    }
    return { start, end };
  }
}
