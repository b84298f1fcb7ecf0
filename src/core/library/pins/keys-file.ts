import { type Node, type ParseError, parseTree } from 'jsonc-parser/lib/esm/main';

/** A stretch of text, in UTF-16 units. */
export interface NodeRange {
  readonly start: number;
  readonly end: number;
}

/** A property of an object in the text: its name, its value, and the node of both together. */
export interface Property {
  readonly name: string;
  readonly nameNode: Node;
  readonly value: Node;
  readonly node: Node;
}

/** A keys file as JSON with positions, before anybody asks what its pins mean. */
export interface KeysFileTree {
  /** The text with spaces in place of conflict markers and of the common ancestor between them: same length, same lines. */
  readonly clean: string;
  readonly root: Node | undefined;
  /** Every value of a property `keys`: a merge may leave two. */
  readonly tables: readonly Property[];
  /** Where one conflict of a merge begins and ends, its markers included. */
  readonly conflicts: readonly NodeRange[];
  /** The first error that may have cost a pin; commas are forgiven. */
  readonly error: { readonly offset: number; readonly length: number } | undefined;
}

/** `ParseErrorCode.CommaExpected` of jsonc-parser, a const enum that isolated modules cannot read. */
const commaExpected = 6;

/** Reads the text of a keys file: JSON with comments, in which commas may be missing or too many, and which a merge may have left in conflict. */
export function readKeysFile(text: string): KeysFileTree {
  const { clean, conflicts } = withoutConflicts(text);
  const errors: ParseError[] = [];
  const root = treeOf(clean, errors);
  const tables = root?.type === 'object' ? propertiesOf(root).filter(({ name }) => name === 'keys') : [];
  const error = errors.find(({ error: code }) => code !== commaExpected);
  return { clean, root, tables, conflicts, error };
}

/** The properties of an object that have a value, in order of the text; the same name may occur twice. */
export function propertiesOf(node: Node): Property[] {
  return (node.children ?? []).flatMap((property) => {
    const [nameNode, value] = property.children ?? [];
    return nameNode === undefined || value === undefined
      ? []
      : [{ name: String(nameNode.value), nameNode, value, node: property }];
  });
}

/** The parser calls itself for each level; a text that nests deeper than the stack has no pins. */
function treeOf(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

/** A line that a merge left behind. */
const marker = /^(?:<{7}|={7}|>{7}|\|{7})(?![<=>|])[^\r\n]{0,400}$/gm;

/** Blanks the markers of merges, and between `|||||||` and `=======` what both sides had before: it is neither's word. */
function withoutConflicts(text: string): { clean: string; conflicts: NodeRange[] } {
  const cut: NodeRange[] = [];
  const conflicts: NodeRange[] = [];
  let begun: number | undefined;
  let ancestor: number | undefined;
  for (const { 0: line, index } of text.replace(/^\uFEFF/, ' ').matchAll(marker)) {
    const end = index + line.length;
    cut.push({ start: index, end });
    if (line.startsWith('<')) {
      begun ??= index;
    } else if (line.startsWith('|')) {
      ancestor = begun === undefined ? undefined : end;
    } else if (line.startsWith('=')) {
      if (ancestor !== undefined) {
        cut.push({ start: ancestor, end: index });
      }
      ancestor = undefined;
    } else {
      conflicts.push({ start: begun ?? index, end });
      begun = undefined;
      ancestor = undefined;
    }
  }
  if (begun !== undefined) {
    conflicts.push({ start: begun, end: text.length });
  }
  const clean = cut
    .sort((left, right) => left.start - right.start)
    .reduce<{ parts: string[]; from: number }>(
      ({ parts, from }, { start, end }) => ({
        parts: (parts.push(text.slice(from, start), blank(text.slice(start, end))), parts),
        from: end,
      }),
      { parts: [], from: 0 },
    );
  // A mark at the beginning becomes white space, though not what looks like an indent.
  return { clean: (clean.parts.join('') + text.slice(clean.from)).replace(/^\uFEFF/, '\n'), conflicts };
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
