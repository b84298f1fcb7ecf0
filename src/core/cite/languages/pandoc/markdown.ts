import type { TextRange } from '../../../model/paper';
import type { BibliographyReference, CitationGroup, CitedDocument } from '../../model/citation';
import { groupOf } from '../shared/key-uses';
import type { CitationSyntax } from '../../model/citation';
import { readMarkdownBlocks } from './blocks';
import { captionsIn } from './captions';
import { CrossReferences } from './cross-references';
import { type MetadataBlock, readFrontMatter } from './front-matter';
import { InlineReader } from './inlines';
import { endOfLine } from '../../../text/around';

/** MyST directives whose text is Markdown. */
const proseDirective =
  /^\{(?:note|warning|tip|important|caution|attention|hint|danger|error|seealso|admonition|figure|figure-md|margin|sidebar|aside|topic|epigraph|blockquote|pull-quote|dropdown|card|grid|grid-item|grid-item-card|tab-set|tab-item|table|list-table|div|details|proof|exercise|solution|(?:prf|proof|exercise|solution):[a-z]{1,20}|exercise-start|footnote|versionadded|versionchanged|deprecated|todo)\}/;
/** MyST directives whose text is none; all others are taken for prose in a MyST document. */
const otherDirective =
  /^\{(?:code|code-block|code-cell|sourcecode|literalinclude|math|mermaid|raw|eval-rst|bibliography|toctree|tableofcontents|include|image|iframe|csv-table|embed|glue|output|autofunction|autoclass|automodule|autosummary)\}/;
/** A chunk or cell of code. */
const cell = /^\{[a-zA-Z]/;
const bibliographyDirective = /^\{bibliography\}/;
const keyPrefix = /^[ \t]{0,20}:?keyprefix:[ \t]{1,20}(\S{1,200})/m;
const allWorks = /^[ \t]{0,20}:?(?:all:|filter:[ \t]{1,9}True[ \t\r]{0,9}$)/m;
/** A chunk of code that is run when the document is made. */
const codeChunk =
  /^[ \t>]{0,40}`{3,}[ \t]{0,9}\{(?!bibliography\})[a-zA-Z][^\n]{0,1000}\n(?:(?![ \t>]{0,40}`{3})[^\n]{0,2000}\n){0,2000}|`r [^`\n]{1,1000}`/gm;
const surelyMade = /^(?:.*\/)?grateful-refs\.bib$/;
/** What packages of R call the bibliographies that they make. */
const madeName = /^(?:.*\/)?(?:packages|r-references|grateful-refs|grateful|pkgs|r-packages|R-pkgs)\.bib$/;

/**
 * What a Markdown document cites, as Pandoc reads it, with MyST's roles.
 * @param syntax `pandoc` or `myst`
 */
export function parseMarkdown(text: string, syntax: CitationSyntax): CitedDocument {
  const bibliographies: BibliographyReference[] = [];
  const definedKeys = new Set<string>();
  const settingsFiles: string[] = [];
  const keyPrefixes: string[] = [];
  const examples = new Set<string>();
  const unseen: TextRange[] = [];
  let body: TextRange | undefined;
  let citesAll = false;
  const isMyst = syntax === 'myst';
  const inlines = new InlineReader(text, isMyst);
  const readBibliography = (info: TextRange, content: string) => {
    bibliographies.push(...directivePaths(text.slice(info.start, info.end), info.start));
    citesAll ||= allWorks.test(content);
    const prefix = keyPrefix.exec(content.slice(0, 2000))?.[1];
    if (prefix !== undefined) {
      keyPrefixes.push(prefix);
    }
  };
  readMarkdownBlocks(
    text,
    {
      inlines: (range) => inlines.read(range),
      fence: (info, header, content) => {
        const name = info.trimStart();
        if (cell.test(name)) {
          captionsIn(text, header, content).forEach((range) => inlines.read(range));
        }
        if (bibliographyDirective.test(name)) {
          readBibliography(header, text.slice(content.start, content.end));
        }
        return proseDirective.test(name) || (isMyst && name.startsWith('{') && !otherDirective.test(name));
      },
      metadata: (range) => {
        // The block that is at the very start.
        if (range.start === text.indexOf('\n') + 1) {
          body = { start: Math.min(endOfLine(text, range.end) + 1, text.length), end: text.length };
        }
        const matter = readFrontMatter(text, range);
        bibliographies.push(...matter.bibliographies);
        settingsFiles.push(...matter.settingsFiles);
        matter.definedKeys.forEach((key) => definedKeys.add(key));
        for (const value of paragraphsOf(text, matter.prose)) {
          inlines.read(value.range);
          if (value.field === 'nocite') {
            unseen.push(value.range);
            citesAll ||= /@\*/.test(text.slice(value.range.start, value.range.end));
          }
        }
      },
      div: (info) => {
        if (bibliographyDirective.test(text.slice(info.start, info.end).trimStart())) {
          const options = /^(?:[ \t]{0,20}:(?!::)[^\n]{0,300}\n){1,20}/.exec(text.slice(info.end + 1, info.end + 2000));
          readBibliography(info, options?.[0] ?? '');
        }
      },
      example: (label) => examples.add(label),
    },
    (line) => isMyst && /^(?:%|\+\+\+)/.test(line),
  );
  const references = new CrossReferences(text);
  const { drafts, uses } = inlines.brackets;
  const groups: CitationGroup[] = [];
  for (const draft of drafts) {
    const group = groupOf(text, draft, uses);
    if (group === undefined) {
      continue;
    }
    const kept = withoutReferences(text, group, references, examples);
    if (kept !== undefined) {
      groups.push(
        unseen.some(({ start, end }) => start <= kept.start && kept.end <= end) ? { ...kept, form: 'unseen' } : kept,
      );
    }
  }
  return {
    syntax,
    groups,
    bibliographies: withMadeOnes(text, bibliographies),
    definedKeys,
    ...(citesAll ? { citesAll } : {}),
    ...(settingsFiles.length === 0 ? {} : { settingsFiles }),
    ...(keyPrefixes.length === 0 ? {} : { keyPrefixes }),
    ...(body === undefined ? {} : { body }),
  };
}

/** Paragraphs of prose, of its lines: a citation may go on over these. */
function paragraphsOf(text: string, lines: MetadataBlock['prose']): MetadataBlock['prose'] {
  const found: { readonly field: string; readonly range: TextRange }[] = [];
  for (const { field, range } of lines) {
    const before = found.at(-1)?.range ?? { start: 0, end: 0 };
    const isBlank = text.slice(range.start, range.end).trim() === '';
    if (!isBlank && before.end > before.start && /^\r?\n$/.test(text.slice(before.end, range.start))) {
      found.splice(-1, 1, { field, range: { start: before.start, end: range.end } });
    } else if (!isBlank) {
      found.push({ field, range });
    }
  }
  return found;
}

/** The bibliographies, with word of those that the document's own code makes: it names them again. */
function withMadeOnes(
  text: string,
  bibliographies: readonly BibliographyReference[],
): readonly BibliographyReference[] {
  const code = bibliographies.length === 0 ? '' : Array.from(text.matchAll(codeChunk), ([chunk]) => chunk).join('\n');
  const isMade = ({ path }: BibliographyReference) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    // Some functions of R add the ending.
    const plain = name.replace(/\.bib$/, '');
    return madeName.test(path) || [name, `'${plain}'`, `"${plain}"`].some((written) => code.includes(written));
  };
  return bibliographies.map((named) =>
    surelyMade.test(named.path) || (code !== '' && isMade(named)) ? { ...named, mayBeMissing: true } : named,
  );
}

/** The group without what Quarto takes for a cross reference, or Pandoc for one to an example. */
function withoutReferences(
  text: string,
  group: CitationGroup,
  references: CrossReferences,
  examples: ReadonlySet<string>,
): CitationGroup | undefined {
  if (group.syntax !== 'pandoc') {
    return group;
  }
  const inText = group.form === 'textual' ? group.citations[0] : undefined;
  const [first, ...rest] = group.citations.filter(
    (citation) => !references.has(citation.key) && !(citation === inText && examples.has(citation.key)),
  );
  if (first === undefined) {
    return undefined;
  }
  if (inText === undefined || first === inText) {
    return { ...group, citations: [first, ...rest] };
  }
  // `@fig-a [@b]`: what is left is in brackets.
  const start = text.lastIndexOf('[', first.start);
  return {
    ...group,
    start,
    form: 'parenthetical',
    itemsRange: { start: start + 1, end: group.itemsRange.end },
    citations: [first, ...rest],
  };
}

/** The files that a directive's argument names. */
function directivePaths(info: string, start: number): BibliographyReference[] {
  const argument = info.indexOf('}') + 1;
  return Array.from(info.slice(argument).matchAll(/\S{1,1000}/g), ({ 0: path, index }) => {
    const at = start + argument + index;
    return { path, start: at, end: at + path.length };
  });
}
