import type { Citation, CitationGroup } from '../model/citation';
import type { CitationMarks } from '../model/formatted-text';
import { pandoc } from '../languages/pandoc/index';
import { anchorOf, groupHtml } from './group-html';
import { type Placed, placesIn } from './places';
import { findBlock } from '../references/block';
import { escapeHtml } from '../references/html';
import type { Paper } from '../../model/paper';
import { textBefore } from '../../text/around';

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
  /**
   * The references of papers under the keys that cite them.
   * @param style that of a bibliography which stands in the document; where it is not given, that of the settings
   */
  references(keys: readonly string[], document: unknown, style: string | undefined): PreviewList;
  /** What stands above the references. */
  readonly heading: () => string;
  /** What stands below, HTML. */
  readonly footer: string;
  readonly unknown: (key: string) => string;
}

/** References as HTML: an entry each, and how they are cited where the style has numbers or labels. */
export interface PreviewList {
  readonly entries: readonly { readonly id: string; readonly html: string }[];
  readonly marks?: CitationMarks | undefined;
}

/** What a document cites: by the text of a paragraph, the groups at their offsets in it. */
interface Citing {
  readonly placed: ReadonlyMap<string, ReadonlyMap<number, Placed>>;
  /** A key of each work. */
  readonly keys: readonly string[];
  /** By a key, the one that stands for its work among these. */
  readonly idOf: ReadonlyMap<string, string>;
  list?: PreviewList;
}

/** A group at its place. */
interface ShownGroup {
  readonly group: CitationGroup;
  /** Whether Chinese stands beside it. */
  readonly isInChinese: boolean;
}

const chinese = /[\p{Script=Han}\u3001-\u303f\uff01-\uff65]/u;
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
      const [before, after] = [
        textBefore(state.src, state.pos, 3).trimEnd(),
        state.src.slice(found.end, found.end + 3).trimStart(),
      ];
      state.push('literature_notes_citation', '', 0).meta = {
        group: found.group,
        isInChinese: chinese.test(before.slice(-1)) || chinese.test(after.slice(0, 1)),
      } satisfies ShownGroup;
    }
    state.pos = found.end;
    return true;
  });
  md.core.ruler.push('literature_notes_references', (state) => {
    const found = citing.get(state.env);
    if (found === undefined || found.keys.length === 0) {
      return;
    }
    const block = findBlock(state.src, pandoc.id);
    found.list = source.references(found.keys, documentOf(state.env), block?.style);
    if (block === undefined) {
      const token = new state.Token('html_block', '', 0);
      token.content = listOf(found.list, source);
      state.tokens.push(token);
    }
  });
  md.renderer.rules.literature_notes_citation = (tokens, index, _, env) => {
    const { group, isInChinese } = tokens[index]?.meta as ShownGroup;
    const found = citing.get(env);
    return groupHtml(group, {
      source,
      isInChinese,
      paperOf: (key) => source.paperOf(key, documentOf(env)),
      idOf: (key) => found?.idOf.get(key) ?? key,
      marks: found?.list?.marks,
    });
  };
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
  const papers = new Map<string, Paper | undefined>();
  const paperOf = ({ key }: Citation) => {
    const found = papers.has(key) ? papers.get(key) : source.paperOf(key, documentOf(env));
    papers.set(key, found);
    return found;
  };
  const block = findBlock(src, pandoc.id);
  const groups = pandoc
    .parse(src)
    .groups.filter(({ citations }) => citations.some((one) => paperOf(one) !== undefined));
  const ids = new Map<string, string>();
  const idOf = new Map<string, string>();
  for (const { citations } of groups.filter(
    ({ start }) => block === undefined || start < block.start || start >= block.end,
  )) {
    for (const citation of citations) {
      const paper = paperOf(citation);
      if (paper !== undefined) {
        ids.set(paper.key, ids.get(paper.key) ?? citation.key);
        idOf.set(citation.key, ids.get(paper.key) ?? citation.key);
      }
    }
  }
  return { placed: placesIn(src, tokens, groups), keys: [...ids.values()], idOf };
}

function listOf({ entries }: PreviewList, source: PreviewSource): string {
  const paragraphs = entries.map(({ id, html }) => `<p id="${anchorOf(id)}">${html}</p>\n`);
  return `<section class="literature-notes-references">\n<h2>${escapeHtml(source.heading())}</h2>\n${paragraphs.join('')}<footer>${source.footer}</footer>\n</section>\n`;
}
