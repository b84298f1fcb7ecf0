import type { TextRange } from '../../../model/paper';
import type { BibliographyReference } from '../../model/citation';

/** What a metadata block says about citations. */
export interface FrontMatter {
  readonly bibliographies: readonly BibliographyReference[];
  /** `id` of each of its `references`. */
  readonly definedKeys: readonly string[];
  /** Values that Pandoc reads as Markdown. */
  readonly prose: readonly { readonly field: string; readonly range: TextRange }[];
}

const field = /^([A-Za-z][A-Za-z0-9_-]{0,60})[ \t]{0,20}:(?=[ \t]|$)/;
const proseField = /^(?:nocite|abstract|title|subtitle|thanks)$/;
const referenceId =
  /^[ \t]{0,20}(?:-[ \t]{1,9})?(?:id|"id")[ \t]{0,9}:[ \t]{1,9}(["']?)([^\s"']{1,300})\1[ \t]{0,200}$/;
const listItem = /^[ \t]{0,20}-[ \t]{1,9}/;
/** A path in quotes, or up to a comma or bracket of a list in one line. */
const listed = /"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|([^\s,[\]"'#][^,[\]\n]{0,999})/g;

/** Reads a YAML metadata block's own lines; no more of YAML than Pandoc's fields about citations are written in. */
export function readFrontMatter(text: string, range: TextRange): FrontMatter {
  const bibliographies: BibliographyReference[] = [];
  const definedKeys: string[] = [];
  const prose: { field: string; range: TextRange }[] = [];
  let current = '';
  for (let start = range.start; start < range.end;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 || newline > range.end ? range.end : newline;
    const line = text.slice(start, end).replace(/\r$/, '');
    const named = field.exec(line);
    if (named !== null) {
      current = named[1] ?? '';
    }
    const valueStart = start + (named?.[0].length ?? 0);
    if (current === 'bibliography') {
      bibliographies.push(...pathsIn(text, { start: valueStart, end: start + line.length }));
    } else if (current === 'references') {
      const id = referenceId.exec(line)?.[2];
      if (id !== undefined && named === null) {
        definedKeys.push(id);
      }
    } else if (proseField.test(current)) {
      prose.push({ field: current, range: { start: valueStart, end: start + line.length } });
    }
    start = end + 1;
  }
  return { bibliographies, definedKeys, prose };
}

/** Paths in one line of the field: alone, as an item of a list, or in a list between brackets. */
function pathsIn(text: string, { start, end }: TextRange): BibliographyReference[] {
  const from = start + (listItem.exec(text.slice(start, end))?.[0].length ?? 0);
  const line = text.slice(from, end).replace(/(^|\s)#.*$/, '');
  const isList = /^\s*\[/.test(line);
  const found: BibliographyReference[] = [];
  for (const match of line.matchAll(
    isList ? listed : /"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|(\S(?:[^\n]{0,998}\S)?)/g,
  )) {
    const path = (match[1] ?? match[2] ?? match[3] ?? '').trimEnd();
    if (path === '' || /^[|>][-+]?$/.test(path)) {
      continue;
    }
    const at = from + match.index + (match[3] === undefined ? 1 : 0);
    found.push({ path, start: at, end: at + path.length });
  }
  return found;
}
