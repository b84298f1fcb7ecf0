import type { Citation, CitationGroup } from '../model/citation';
import { pandoc } from '../languages/pandoc/index';
import { type Placed, placesIn } from './places';
import { findBlock } from '../references/block';
import { escapeHtml } from '../references/html';
import { creditOf } from '../../library/base/label';
import type { Paper } from '../../model/paper';
import { encodeComponent } from '../../text/uri-text';

/** The part of markdown-it that is used here; VS Code hands it in. */
export interface MarkdownIt {
  readonly core: { readonly ruler: Ruler<CoreRule> };
  readonly inline: { readonly ruler: Ruler<InlineRule> };
  readonly renderer: Renderer;
}

interface Renderer {
  readonly rules: Record<
    string,
    ((tokens: readonly Token[], index: number, options: unknown, env: object) => string) | undefined
  >;
  render(...args: readonly unknown[]): string;
}

interface Ruler<Rule> {
  before(other: string, name: string, rule: Rule): void;
  push(name: string, rule: Rule): void;
}

interface Token {
  readonly type: string;
  content: string;
  readonly map: readonly [number, number] | null;
  meta: unknown;
}

interface CoreState {
  readonly src: string;
  readonly env: object;
  readonly tokens: Token[];
  readonly Token: new (type: string, tag: string, nesting: 0) => Token;
}

interface InlineState {
  readonly src: string;
  readonly env: object;
  pos: number;
  readonly posMax: number;
  push(type: string, tag: string, nesting: 0): Token;
}

type CoreRule = (state: CoreState) => void;
type InlineRule = (state: InlineState, silent: boolean) => boolean;

/** What the preview shows of citations, told by the library and the bibliographies of the document (its URI, if VS Code says). */
export interface PreviewSource {
  /** Told each time that a document is drawn; parsing alone, as for its outline, is not. */
  readonly drawn: () => void;
  /** Whether the preview of a document shows citations. */
  isOn(document: unknown): boolean;
  paperOf(key: string, document: unknown): Paper | undefined;
  /** The references of papers under the keys that cite them, as HTML: an entry each. */
  references(keys: readonly string[], document: unknown): readonly { readonly id: string; readonly html: string }[];
  /** What stands above the references. */
  readonly heading: () => string;
  /** What stands below, HTML. */
  readonly footer: string;
  readonly unknown: (key: string) => string;
}

/** What a document cites: by the text of a paragraph, the groups at their offsets in it. */
interface Citing {
  readonly placed: ReadonlyMap<string, ReadonlyMap<number, Placed>>;
  readonly keys: readonly string[];
}

const nothing: ReadonlyMap<number, Placed> = new Map();

/**
 * Makes VS Code's Markdown preview show citations as their papers' authors and years, or names, and the references at the
 * end. What is a citation, Pandoc's parser says of the whole source; groups without a known key stay text.
 */
export function extendMarkdown<T extends MarkdownIt>(md: T, source: PreviewSource): T {
  const citing = new WeakMap<object, Citing>();
  // The text of a paragraph is compared once, not at each of its characters.
  const placedIn = new WeakMap<InlineState, ReadonlyMap<number, Placed>>();
  md.core.ruler.before('inline', 'literature_notes_find', (state) => {
    if (source.isOn(documentOf(state.env))) {
      citing.set(state.env, find(state, source));
    }
  });
  md.inline.ruler.before('text', 'literature_notes_citation', (state, silent) => {
    let placed = placedIn.get(state);
    if (placed === undefined) {
      placed = citing.get(state.env)?.placed.get(state.src) ?? nothing;
      placedIn.set(state, placed);
    }
    const found = placed.get(state.pos);
    if (found === undefined || found.end > state.posMax) {
      return false;
    }
    if (!silent) {
      state.push('literature_notes_citation', '', 0).meta = found.group;
    }
    state.pos = found.end;
    return true;
  });
  md.core.ruler.push('literature_notes_references', (state) => {
    const keys = citing.get(state.env)?.keys ?? [];
    if (keys.length > 0 && findBlock(state.src, pandoc.id) === undefined) {
      const token = new state.Token('html_block', '', 0);
      token.content = listOf(source.references(keys, documentOf(state.env)), source);
      state.tokens.push(token);
    }
  });
  md.renderer.rules.literature_notes_citation = (tokens, index, _, env) =>
    groupHtml(tokens[index]?.meta as CitationGroup, source, documentOf(env));
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (...args) => {
    source.drawn();
    return render(...args);
  };
  return md;
}

/** What VS Code says of the document that is shown. */
function documentOf(env: object | undefined): unknown {
  return (env as { readonly currentDocument?: unknown } | undefined)?.currentDocument;
}

function find({ src, tokens, env }: CoreState, source: PreviewSource): Citing {
  const known = new Map<string, boolean>();
  const isKnown = ({ key }: Citation) => {
    const found = known.get(key) ?? source.paperOf(key, documentOf(env)) !== undefined;
    known.set(key, found);
    return found;
  };
  const groups = pandoc.parse(src).groups.filter(({ citations }) => citations.some(isKnown));
  const keys = new Set(groups.flatMap(({ citations }) => citations.filter(isKnown).map(({ key }) => key)));
  return { placed: placesIn(src, tokens, groups), keys: [...keys] };
}

function anchorOf(key: string): string {
  return `literature-notes-${encodeComponent(key).replaceAll("'", '%27')}`;
}

function groupHtml({ citations, form }: CitationGroup, source: PreviewSource, document: unknown): string {
  const inner = citations
    .map((citation) => citationHtml(citation, source.paperOf(citation.key, document), form === 'textual', source))
    .join('; ');
  return `<span class="literature-notes-citation">${form === 'textual' ? inner : `(${inner})`}</span>`;
}

/** `see Zhang et al. 2023, p. 3`; as part of a sentence `Zhang et al. (2023, p. 3)`. */
function citationHtml(
  { key, prefix, suffix, suppressesAuthor }: Citation,
  paper: Paper | undefined,
  isTextual: boolean,
  source: PreviewSource,
): string {
  if (paper === undefined) {
    return `<span class="literature-notes-unknown" title="${escapeHtml(source.unknown(key))}">@${escapeHtml(key)}</span>`;
  }
  const { who, year } = labelOf(paper);
  const link = (text: string) =>
    `<a href="#${anchorOf(key)}" title="${escapeHtml(cut(paper.title, maxTitleLength))}">${escapeHtml(cut(text, maxTitleLength))}</a>`;
  const rest = suffix === undefined ? '' : escapeHtml(suffix);
  const before = prefix === undefined ? '' : `${escapeHtml(prefix)} `;
  if (isTextual && suppressesAuthor !== true) {
    const bracket = [year, rest].filter((part) => part !== '').join(', ');
    return `${before}${link(who)}${bracket === '' ? '' : ` (${bracket})`}`;
  }
  const shown = suppressesAuthor === true && year !== '' ? year : [who, year].filter((part) => part !== '').join(' ');
  return `${before}${link(shown)}${rest === '' || /^[；，、。：]/.test(rest) ? rest : `, ${rest}`}`;
}

/** As much of a title as is shown at each citation of the work. */
const maxTitleLength = 500;

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** As much of a title as stands for the work in a sentence. */
const shortTitle = 40;

/** Authors, else the work's own name, else its title. */
function labelOf(paper: Paper): { readonly who: string; readonly year: string } {
  const { title, year } = paper;
  const authors = creditOf(paper.authors === undefined ? {} : { authors: paper.authors });
  const short =
    title.length > shortTitle
      ? `${title.slice(0, title.lastIndexOf(' ', shortTitle) > 10 ? title.lastIndexOf(' ', shortTitle) : shortTitle)}…`
      : title;
  return { who: authors || (paper.names[0] ?? short), year: year?.toString() ?? '' };
}

function listOf(references: readonly { readonly id: string; readonly html: string }[], source: PreviewSource): string {
  const entries = references.map(({ id, html }) => `<p id="${anchorOf(id)}">${html}</p>\n`);
  return `<section class="literature-notes-references">\n<h2>${escapeHtml(source.heading())}</h2>\n${entries.join('')}<footer>${source.footer}</footer>\n</section>\n`;
}
