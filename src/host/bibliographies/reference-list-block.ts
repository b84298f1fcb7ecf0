import * as vscode from 'vscode';
import { parseCitations } from '../../core/cite/languages/index';
import { type BibliographyBlock, findBlock } from '../../core/cite/references/block';
import type { ReferenceFormatter } from './reference-formatter';
import type { CitationIndex } from '../citations/citation-index';
import type { EditorBibliographyEntries } from '../citations/document-entries';
import type { BundleLoader } from '../bundles/lazy-bundles';
import { rangeIn } from '../ranges';

/** What the licence of the CSL processor asks to be shown where it is used. */
export const attribution = { phrase: 'Citations by CSL (citeproc-js)', url: 'http://citationstyles.org/' } as const;

/** An edit that brings the bibliography of a document up to date. */
export interface BibliographyEdit {
  readonly range: vscode.Range;
  readonly text: string;
  /** How many references it holds. */
  readonly count: number;
  /** Keys that neither the library nor the document and its own bibliographies resolve. */
  readonly unknown: readonly string[];
  /** Keys of papers of the library whose references lack an author or a year. */
  readonly incomplete: readonly string[];
  /** Keys of the document's own bibliographies whose entries cannot be formatted. */
  readonly unread: readonly string[];
}

/** The formatted bibliographies that stand in documents between markers. */
export class ReferenceListBlock {
  readonly #cited: CitationIndex;
  readonly #own: EditorBibliographyEntries;
  readonly #bibliography: ReferenceFormatter;
  readonly #bundles: BundleLoader;

  constructor(
    cited: CitationIndex,
    own: EditorBibliographyEntries,
    bibliography: ReferenceFormatter,
    bundles: BundleLoader,
  ) {
    this.#cited = cited;
    this.#own = own;
    this.#bibliography = bibliography;
    this.#bundles = bundles;
  }

  /** The bibliography that a document has already. */
  blockOf(document: vscode.TextDocument): BibliographyBlock | undefined {
    return findBlock(document.getText(), this.#cited.syntaxOf(document));
  }

  /** Remembers the path of a style that the user chose, which may be outside of the workspace. */
  chooseStyle(path: string): Promise<void> {
    return this.#bibliography.chooseStyle(path);
  }

  /** Whether a document cites anything, known or not, or all that its bibliographies hold. */
  cites(document: vscode.TextDocument): boolean {
    const { groups, citesAll } = this.#cited.parsed(document);
    return groups.length > 0 || citesAll === true;
  }

  /**
   * What has to change so that the document's bibliography shows what it cites. Rejects where the style cannot be used.
   * @param cursor where a new one goes if it may, on lines of its own
   */
  async edit(document: vscode.TextDocument, style: string, cursor: number): Promise<BibliographyEdit> {
    const text = document.getText();
    const syntax = this.#cited.syntaxOf(document);
    const block = findBlock(text, syntax);
    // What the bibliography itself holds is not cited by it.
    const cited = parseCitations(
      block === undefined ? text : text.slice(0, block.start) + text.slice(block.end),
      syntax,
      this.#cited.definitionsOf(document),
    );
    const all = cited.citesAll === true ? await this.#own.all(document) : [];
    const own = await this.#own.of(document, this.#bibliography.citedIn([cited], new Map(), all).unknown);
    const { unread, unknown } = own;
    const { papers } = this.#bibliography.citedIn([cited], own.papers, all);
    const exported = papers.map(({ paper, keys }) => own.papers.get(keys[0]) ?? { paper, id: keys[0] });
    const incomplete = papers
      .filter(
        ({ paper, keys }) => !own.papers.has(keys[0]) && (paper.authors === undefined || paper.year === undefined),
      )
      .map(({ paper }) => paper.key);
    const [{ blockText, insertionOf, placeOfBlock, renderReferences }, { references }] = await Promise.all([
      this.#bundles.load('references'),
      this.#bibliography.references(exported, style, document.uri),
    ]);
    const newline = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    const made = blockText(renderReferences(references, syntax), style, syntax, newline);
    const count = references.length;
    if (block !== undefined) {
      return { range: rangeIn(document, block), text: made, count, unknown, unread, incomplete };
    }
    const insertion = insertionOf(text, placeOfBlock(text, cited, cursor), made, newline);
    return {
      range: rangeIn(document, { start: insertion.offset, end: insertion.offset }),
      text: insertion.text,
      count,
      unknown,
      unread,
      incomplete,
    };
  }
}
