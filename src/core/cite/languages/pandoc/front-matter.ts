import type { TextRange } from '../../../model/paper';
import type { BibliographyReference } from '../../model/citation';
import { endOfLine } from '../../../text/around';

/** What a metadata block says about citations. */
export interface MetadataBlock {
  readonly bibliographies: readonly BibliographyReference[];
  /** Files of settings that it names. */
  readonly settingsFiles: readonly string[];
  /** `id` of each of its `references`. */
  readonly definedKeys: readonly string[];
  /** Values that Pandoc reads as Markdown. */
  readonly prose: readonly { readonly field: string; readonly range: TextRange }[];
}

const field = /^([ \t]{0,20})(["']?)([A-Za-z][A-Za-z0-9_-]{0,60})\2[ \t]{0,20}:(?=[ \t]|$)/;
const proseField = /^(?:nocite|abstract|title|subtitle|thanks)$/;
/** Fields that are read at any depth: Quarto takes them below a format too. */
const pathField = /^(?:bibliography|metadata-files?|defaults)$/;
const deepField = /^(?:bibliography|metadata-files?|defaults|nocite)$/;
const referenceId =
  /(?:^|[\s{,-])(?:id|"id")[ \t]{0,9}:[ \t]{0,9}(?:"([^"\n]{1,300})"|'([^'\n]{1,300})'|([^\s"',{}[\]]{1,300}))/g;
const listItem = /^[ \t]{0,20}-[ \t]{1,9}/;
/** A field of a map whose values are paths. */
const mapEntry = /^[ \t]{1,20}(?:-[ \t]{1,9})?[A-Za-z0-9_-]{1,60}[ \t]{0,9}:[ \t]{1,9}/;
const flowKey = /(["']?)(?<![\w/.:-])[A-Za-z0-9_-]{1,60}\1[ \t]{0,9}:(?=[ \t]|$)/g;
/** A path in quotes, or up to a comma or bracket of a list in one line. */
const listed = /"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|([^\s,[\]{}"'#][^,[\]{}\n]{0,999})/g;
const single = /"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|(\S(?:[^\n]{0,998}\S)?)/g;
/** What other places of the block may have the value by, or what kind of value it is. */
const anchor = /^[ \t]{0,20}(?:&\S{1,100}|!(?!(?:expr|r)[ \t])\S{0,40})[ \t]{1,9}/;
/** What knitr or Quarto put a value in place of. */
const program = /`r[ \t]|^!(?:expr|r)[ \t]|\{\{<|\$\{|\$[A-Za-z_]/;

/** Reads a YAML metadata block's own lines; no more of YAML than Pandoc's fields about citations are written in. */
export function readFrontMatter(text: string, range: TextRange): MetadataBlock {
  const bibliographies: BibliographyReference[] = [];
  const settingsFiles: string[] = [];
  const definedKeys: string[] = [];
  const prose: { field: string; range: TextRange }[] = [];
  let current = '';
  let indent = 0;
  /** The bracket of a list or map that goes on over lines. */
  let open = '';
  for (let start = range.start; start < range.end;) {
    const end = Math.min(endOfLine(text, start), range.end);
    const line = text.slice(start, end).replace(/\r$/, '');
    const named = field.exec(line);
    const name = named?.[3] ?? '';
    const depth = named?.[1]?.length ?? 0;
    // A field deeper than the current one is part of its value.
    if (named !== null && depth === 0) {
      // While one types, nothing may close the list before.
      open = '';
    }
    const begins =
      named !== null &&
      open === '' &&
      (depth === 0 ||
        (depth <= indent && current !== '') ||
        (deepField.test(name) && !pathField.test(current) && current !== 'references'));
    if (begins) {
      [current, indent] = depth === 0 || deepField.test(name) ? [name, depth] : ['', depth];
    }
    const value = { start: start + (begins ? named[0].length : 0), end: start + line.length };
    if (pathField.test(current)) {
      const written = pathsIn(text, value, range, { mayBeEntry: !begins, open });
      bibliographies.push(...(current === 'bibliography' ? written : []));
      settingsFiles.push(...(current === 'bibliography' ? [] : written.map(({ path }) => path)));
      open = openBehind(text.slice(value.start, value.end), open);
    } else if (current === 'references') {
      for (const [, quoted, apostrophed, plain] of line.matchAll(referenceId)) {
        definedKeys.push(quoted ?? apostrophed ?? plain ?? '');
      }
    } else if (proseField.test(current)) {
      prose.push({ field: current, range: value });
    }
    start = end + 1;
  }
  return { bibliographies, settingsFiles, definedKeys, prose };
}

/** What stays open of a list or map in brackets behind a line. */
function openBehind(line: string, open: string): string {
  const begun = open === '' ? (/^\s*(?:&\S{1,100}\s+)?([[{])/.exec(line)?.[1] ?? '') : open;
  const isClosed =
    begun !== '' && line.replace(/"[^"\n]*"|'[^'\n]*'|(?:^|\s)#.*$/g, '').includes(begun === '[' ? ']' : '}');
  return isClosed ? '' : begun;
}

interface PathLine {
  readonly mayBeEntry: boolean;
  /** The bracket of a list or map that the line goes on with. */
  readonly open: string;
  readonly isAnchored?: boolean;
}

/** Paths in one line of the field: alone, as an item of a list, the value of a map, or in a list between brackets. */
function pathsIn(
  text: string,
  { start, end }: TextRange,
  block: TextRange,
  { mayBeEntry, open, isAnchored = false }: PathLine,
): BibliographyReference[] {
  const written = text.slice(start, end);
  const lead =
    (open === '' && mayBeEntry ? mapEntry.exec(written) : null)?.[0].length ?? listItem.exec(written)?.[0].length ?? 0;
  const from = start + lead + (anchor.exec(written.slice(lead))?.[0].length ?? 0);
  const line = text.slice(from, end).replace(/(^|\s)#.*$/, '');
  const alias = /^\s*\*([\w-]{1,100})\s*$/.exec(line)?.[1];
  if (alias !== undefined) {
    return isAnchored ? [] : anchored(text, block, alias);
  }
  if (program.test(line.trim())) {
    return [ofProgram(line, from)];
  }
  const bracket = open === '' ? (/^\s*([[{])/.exec(line)?.[1] ?? '') : open;
  const found: BibliographyReference[] = [];
  const values = bracket === '{' ? line.replace(flowKey, (key) => ' '.repeat(key.length)) : line;
  for (const match of values.matchAll(bracket === '' ? single : listed)) {
    const path = (match[1] ?? match[2] ?? match[3] ?? '').trimEnd();
    if (path === '' || /^[|>][-+]?$/.test(path)) {
      continue;
    }
    const at = from + match.index + (match[3] === undefined ? 1 : 0);
    found.push({ path, start: at, end: at + path.length });
  }
  return found;
}

/** What a block gives the name of an anchor to, on the anchor's own line. */
function anchored(text: string, block: TextRange, name: string): BibliographyReference[] {
  const mark = `&${name} `;
  const at = text.indexOf(mark, block.start);
  return at < 0 || at >= block.end
    ? []
    : pathsIn(text, { start: at + mark.length, end: Math.min(endOfLine(text, at), block.end) }, block, {
        mayBeEntry: false,
        open: '',
        isAnchored: true,
      });
}

/** What a program gives: any file of the project that has the name which its code holds. */
function ofProgram(line: string, from: number): BibliographyReference {
  const name = /([^\s"'`()/\\]{1,300}\.(?:bib|json|ya?ml))["'`]/i.exec(line)?.[1];
  const start = from + line.length - line.trimStart().length;
  return {
    path: name === undefined ? line.trim().replace(/^(['"])(.*)\1$/, '$2') : `**/${name}`,
    start,
    end: from + line.trimEnd().length,
    mayBeMissing: true,
  };
}
