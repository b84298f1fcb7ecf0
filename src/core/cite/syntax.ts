import { type Gap, needsTypstCall, padded } from './padding';

/** The citation syntaxes that documents use. */
export const citationSyntaxes = ['pandoc', 'latex', 'typst', 'org', 'rst', 'myst'] as const;

export type CitationSyntax = (typeof citationSyntaxes)[number];

/** Which syntax a VS Code language id writes; a setting overrides and extends it. */
export const defaultSyntaxes: Readonly<Record<string, CitationSyntax>> = {
  markdown: 'pandoc',
  quarto: 'pandoc',
  rmd: 'pandoc',
  plaintext: 'pandoc',
  latex: 'latex',
  tex: 'latex',
  typst: 'typst',
  org: 'org',
  restructuredtext: 'rst',
  myst: 'myst',
};

/**
 * The syntax for a document.
 * @param languageId VS Code language id
 * @param overrides language id to syntax name; unknown syntax names are ignored
 * @returns `pandoc` for languages that nobody named, as plain text reads best that way
 */
export function syntaxFor(languageId: string, overrides: ReadonlyMap<string, string> = new Map()): CitationSyntax {
  const named = overrides.get(languageId);
  const known = citationSyntaxes.find((syntax) => syntax === named);
  return known ?? (Object.hasOwn(defaultSyntaxes, languageId) ? defaultSyntaxes[languageId] : undefined) ?? 'pandoc';
}

/** How a group is written, where that is not the usual way of its syntax. */
export interface CitationStyle {
  /** In brackets (`[@a]`, the usual way) or as part of the sentence (`@a`). */
  readonly form?: 'parenthetical' | 'textual';
  /** Command or role in place of the usual one of the form: `citep`, `cite:ps`. */
  readonly command?: string;
  /** Between the keys, spaces included, in place of the usual one of the syntax. */
  readonly separator?: string;
}

/** What stands between the items of a group where nothing else is asked. */
export function usualSeparator(syntax: CitationSyntax): string {
  return { pandoc: '; ', latex: ',', typst: ' ', org: ';', rst: ',', myst: ',' }[syntax];
}

/** One citation group for the keys, in their order, each once. An empty list gives an empty string. */
export function formatCitation(syntax: CitationSyntax, keys: readonly string[], style: CitationStyle = {}): string {
  if (keys.length === 0) {
    return '';
  }
  const { form, command, separator = usualSeparator(syntax) } = style;
  const isTextual = form === 'textual';
  const items = [...new Set(keys)].map((key) => formatItem(syntax, key, style)).join(separator);
  switch (syntax) {
    case 'pandoc':
      return isTextual ? items : `[${items}]`;
    case 'latex':
      return `\\${command ?? (isTextual ? 'textcite' : 'cite')}{${items}}`;
    case 'typst':
      return items;
    case 'org':
      return `[${command ?? (isTextual ? 'cite/t' : 'cite')}:${items}]`;
    case 'rst':
      return `:${command ?? (isTextual ? 'cite:t' : 'cite:p')}:\`${items}\``;
    case 'myst':
      return `{${command ?? (isTextual ? 'cite:t' : 'cite:p')}}\`${items}\``;
  }
}

/** A key that Pandoc reads to its end without braces: single punctuation within, none at the end. */
const barePandocKey = /^[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*$/u;
/** A key that Typst reads to its end behind `@`. */
const bareTypstKey = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.:-]*[\p{L}\p{N}_-])?$/u;

/** One item of a group, as it stands between the separators: `@key`, `key`, and in Typst the whole citation of the key. */
export function formatItem(syntax: CitationSyntax, key: string, { form, command }: CitationStyle = {}): string {
  switch (syntax) {
    case 'pandoc':
      return barePandocKey.test(key) ? `@${key}` : `@{${key}}`;
    case 'org':
      return `@${key}`;
    case 'typst':
      return form !== 'textual' && command === undefined && bareTypstKey.test(key) ? `@${key}` : typstCall(key, form);
    default:
      return key;
  }
}

function typstCall(key: string, form: CitationStyle['form']): string {
  return `#cite(${typstLabel(key)}${form === 'textual' ? ', form: "prose"' : ''})`;
}

/** A key as the label that Typst's functions take: `<key>`, or `label("key")` where that would not be one. */
export function typstLabel(key: string): string {
  return /^[\p{L}\p{N}_.:-]+$/u.test(key) ? `<${key}>` : `label("${key.replace(/[\\"]/g, '\\$&')}")`;
}

/**
 * The citation group as it must stand between two pieces of text, so that the document's own tool reads it: with a space,
 * or what the tool has instead, where it would be glued to something, and Typst's function form where letters follow.
 * @param before text of the line before the cursor
 * @param after text of the line behind the cursor
 * @param gap what stands between a word before the cursor and the citation
 */
export function citationBetween(syntax: CitationSyntax, keys: readonly string[], before: string, after: string, style: CitationStyle = {}, gap: Gap = 'space'): string {
  if (keys.length === 0) {
    return '';
  }
  const written = formatCitation(syntax, keys, needsTypstCall(syntax, before, after, gap) ? { command: 'cite', ...style } : style);
  return padded(syntax, written, before, after, gap);
}
