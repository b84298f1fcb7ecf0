import type { ParsedSource } from '../model';
import { parseBibtex } from './bibtex';
import { parseCslJson } from './csl-json';
import { parseList, type ListOptions } from './list';
import { looksLikeList } from './list/evidence';
import { findFrontMatter, parseNote, type ParseYaml } from './note';
import { parseRis } from './ris';
import { keptBibliographyMark } from './source-name';

export interface ParseOptions extends ListOptions {
  /** Set where the folder is not known to be a library: then a text must show that it is a list of abstracts. */
  readonly needsEvidence?: boolean;
  /** The YAML parser, which is heavy; needed for literature notes only. */
  readonly parseYaml?: ParseYaml;
}

/**
 * Why a file of a library folder is no source: of another kind; the file that holds the keys; Markdown with neither
 * front matter nor a list of abstracts; a text without a list, or a note that names no work, in a folder that need not
 * be a library; JSON that is not CSL-JSON; a BibTeX file that is itself written out of the library. `needs-yaml` asks to load the YAML parser and to call again with it.
 */
export type SkipReason =
  | 'not-a-source'
  | 'keys-file'
  | 'markdown-without-list'
  | 'text-without-list'
  | 'note-without-work'
  | 'json-without-items'
  | 'kept-bibliography'
  | 'needs-yaml';

export interface SkippedSource {
  readonly skipped: SkipReason;
}

/** The file in which keys are kept; never a source. */
export const keysFileName = 'literature-keys.json';

/** Abstracts that a Markdown file or a text outside a library must hold to be taken for a list. */
const leastInMarkdown = 2;
const leastInText = 1;

/** As much of a JSON text as is looked at to tell what it holds. */
const jsonSample = 50_000;

/** Whether JSON holds bibliography items: CSL's types, or fields that only CSL has. */
function looksLikeCslJson(text: string): boolean {
  const sample = text.slice(0, jsonSample);
  if (!/^\s{0,100}[[{]/.test(sample)) return false;
  return (
    /"type"\s{0,5}:\s{0,5}"(?:article(?:-journal|-magazine|-newspaper)?|bill|book|chapter|dataset|document|entry(?:-\w{1,20})?|manuscript|paper-conference|post(?:-weblog)?|preprint|report|review|software|speech|standard|thesis|webpage)"/.test(sample) ||
    (/"title"\s{0,5}:/.test(sample) && /"(?:issued|container-title|DOI|citation-key)"\s{0,5}:/.test(sample))
  );
}

/** Whether front matter names a work, not only a page: what a blog or a manual writes there is less. */
const namesWork = /^(?:authors?|doi|arxiv|key|citekey|citation[-_]?key|year|venue|journal)[ \t]{0,10}:/im;

function parseMarkdown(text: string, options: ParseOptions): ParsedSource | SkippedSource {
  const front = findFrontMatter(text);
  if (front === undefined) {
    return looksLikeList(text, options.markers, leastInMarkdown) ? parseList(text, options) : { skipped: 'markdown-without-list' };
  }
  if (options.needsEvidence === true && !namesWork.test(text.slice(front.start, front.end))) return { skipped: 'note-without-work' };
  return options.parseYaml === undefined ? { skipped: 'needs-yaml' } : parseNote(text, options.parseYaml);
}

/**
 * Reads one file in the format that its name and its text show; tells why it is no source where it is none. `path` may
 * be of any kind, only its last part counts; `text` is without byte order mark.
 */
export function parseSource(file: { readonly path: string; readonly text: string }, options: ParseOptions): ParsedSource | SkippedSource {
  const name = file.path.slice(Math.max(file.path.lastIndexOf('/'), file.path.lastIndexOf('\\')) + 1).toLowerCase();
  if (name === keysFileName) return { skipped: 'keys-file' };
  const { text } = file;
  switch (name.slice(name.lastIndexOf('.') + 1)) {
    case 'txt':
      if (options.needsEvidence === true && !looksLikeList(text, options.markers, leastInText)) return { skipped: 'text-without-list' };
      return parseList(text, options);
    case 'md':
    case 'markdown':
      return parseMarkdown(text, options);
    case 'bib':
    case 'bibtex':
      return text.startsWith(keptBibliographyMark) ? { skipped: 'kept-bibliography' } : parseBibtex(text);
    case 'json':
      return looksLikeCslJson(text) ? parseCslJson(text) : { skipped: 'json-without-items' };
    case 'ris':
      return parseRis(text);
    default:
      return { skipped: 'not-a-source' };
  }
}
