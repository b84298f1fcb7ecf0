import type { ParsedSource, Entry, Problem, SourceSpan, TextRange } from '../../../model/paper';
import type { BibliographyEntry } from './bibliography-format';
import { LineIndex } from '../../../text/line-index';
import { WrittenKeys } from '../../fields/written-keys';
import { withoutSigns, withSigns } from './unquoted-yaml';
import type { YamlMap, YamlNode, YamlReader, YamlScalar } from '../../yaml/yaml';

/** An entry of a bibliography in YAML, as it stands. */
export interface YamlEntry extends TextRange {
  /** What it is cited by, where that is written. */
  readonly key: YamlScalar | undefined;
  /** What it says; undefined where that is no map. */
  readonly fields: YamlMap | undefined;
  /** Whether it is not valid YAML; its fields are what could be read all the same. */
  readonly isDamaged: boolean;
}

/** How a format lays out its entries. */
export interface YamlLayout {
  /** The entries of a document, or of the piece of one where an entry stands alone. */
  entriesOf(root: YamlNode): readonly Omit<YamlEntry, 'isDamaged'>[];
  /** Offsets at which entries may begin, in ascending order. */
  heads(text: string): readonly number[];
}

/** So much of damaged entries is read twice, which is more than anybody damages by hand. */
const maxReadAgain = 200_000;

/**
 * The entries of a bibliography in YAML. The text is read as a whole, or, where that is not valid, in the pieces that its
 * entries are, so that a damaged one hides no other; of these again as if values needed no quotation marks.
 */
export function yamlEntries(text: string, yaml: YamlReader, layout: YamlLayout): readonly YamlEntry[] {
  const whole = yaml.nodes(text);
  if (whole.errors.length === 0) {
    return (whole.root === undefined ? [] : layout.entriesOf(whole.root)).map((entry) => ({
      ...entry,
      isDamaged: false,
    }));
  }
  const heads = layout.heads(text);
  const unquoted = withoutSigns(text);
  let affordable = maxReadAgain;
  return heads.flatMap((start, index): YamlEntry[] => {
    const end = start + text.slice(start, heads[index + 1]).trimEnd().length;
    const { root: strict, errors } = yaml.nodes(text, { start, end });
    const isReadAgain = errors.length > 0 && affordable > 0;
    affordable -= isReadAgain ? end - start : 0;
    const again = isReadAgain && unquoted !== undefined ? yaml.nodes(unquoted, { start, end }) : undefined;
    const root = again?.errors.length === 0 && again.root !== undefined ? withSigns(again.root) : strict;
    const found = root === undefined ? [] : layout.entriesOf(root);
    const isDamaged = errors.length > 0;
    return found.length === 0 && (isDamaged || root?.kind === 'scalar')
      ? [{ start, end, key: undefined, fields: undefined, isDamaged: true }]
      : found.map((entry) => ({ ...entry, isDamaged }));
  });
}

/**
 * Reads the entries of a bibliography in YAML.
 * @param read makes an entry of fields; undefined where they say nothing of a work
 */
export function parseYamlEntries(
  text: string,
  entries: readonly YamlEntry[],
  read: (entry: YamlEntry & { readonly fields: YamlMap }, span: SourceSpan) => Entry | undefined,
): ParsedSource {
  const lines = new LineIndex(text);
  const keys = new WrittenKeys();
  const problems: Problem[] = [];
  const found: Entry[] = [];
  for (const entry of entries) {
    const { key, fields } = entry;
    const span = lines.spanOf(entry.start, entry.end);
    if (entry.isDamaged || fields === undefined) {
      problems.push({ code: 'damaged-entry', args: [key?.text ?? span.line + 1], span });
    } else if (key === undefined) {
      problems.push({ code: 'missing-key', span });
    }
    if (key !== undefined) {
      problems.push(...keys.add(key.text, span));
    }
    found.push(
      ...(fields === undefined ? [] : [read({ ...entry, fields }, span)]).filter((made) => made !== undefined),
    );
  }
  return { entries: found, problems };
}

/** The keys that entries are cited by, with their places. */
export function yamlKeys(entries: readonly YamlEntry[]): readonly BibliographyEntry[] {
  return entries.flatMap(({ key }) => (key === undefined ? [] : [{ key: key.text, start: key.start, end: key.end }]));
}

/** The value of a field by its name. */
export function fieldOf(map: YamlNode | undefined, name: string): YamlNode | undefined {
  return map?.kind === 'map' ? map.pairs.find(({ key }) => key.text === name)?.value : undefined;
}

/** What a scalar says; undefined where it is none, or empty. */
export function yamlTextOf(node: YamlNode | undefined): string | undefined {
  const text = node?.kind === 'scalar' && node.value !== null ? node.text.trim() : '';
  return text === '' ? undefined : text;
}
