import * as vscode from 'vscode';
import { type CitationCompletion, CompletionPlaces } from '../core/cite/complete/completion';
import { citationLanguages, languageOf, parseCitations } from '../core/cite/languages/index';
import { LruMap } from '../core/async/lru-map';
import { cutToWidth, widthOf } from '../core/text/width';
import { atName, creditOf, paperLabel } from '../core/library/base/label';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model/paper';
import { PaperSuggestions } from '../core/usecases/complete-citation';
import type { CitationIndex } from '../host/citations/citation-index';
import type { LibraryLoader } from '../host/library/library-loader';
import type { LibrarySearch } from '../host/library/library-search';
import type { RecentPapers } from '../host/library/recent-papers';
import type { OnDemandSharedPapers } from '../host/shared-library/on-demand-shared-papers';
import type { SharedOffers } from '../host/shared-library/shared-completions';
import { citingDocuments, registerWhile } from '../host/citations/selectors';
import { DocumentSetting } from '../host/document-setting';
import { onDidChangeCompletion, settings } from '../host/settings';
import { plainDescription } from './paper-description';
import { rangeIn } from '../host/ranges';

/** As much of an abstract as is read in passing, in characters; beside the list it can be scrolled. */
const lengthOfAbstract = 3000;
/** Latin letters that fit into the list as wide as it is at first. */
const rowWidth = 44;
/** The same for the name of a shared library behind it. */
const libraryWidth = 12;
/** Rows are kept of as many papers: the next letter leaves most of them in the list. */
const maxRows = 500;
const citedShared = '_literatureNotes.citedShared';
/** Lines around the cursor in which it is looked for what is being typed, before the whole document is. */
const linesAround = 30;

/**
 * Where a citation may begin, and what a query may hold besides letters: VS Code asks anew at each letter of a word, but at
 * the first letter behind one of these only if it was asked there.
 */
const triggerCharacters = [
  ...new Set([
    ...citationLanguages.flatMap(({ documents }) => documents.triggerCharacters),
    ':',
    ',',
    ';',
    ' ',
    '-',
    '.',
    '_',
    '/',
    '+',
  ]),
];
/**
 * Languages whose words, as VS Code has them, hold ASCII letters alone: Chinese there ends the word and with it the list, unless
 * its characters are asked at as well. They are 21,000, so other languages go without.
 */
const asciiLanguages: ReadonlySet<string> = new Set(
  citationLanguages.flatMap(({ documents }) => documents.asciiWords ?? []),
);
const firstHan = 0x4e00;
const lastHan = 0x9fff;
/**
 * Behind what was typed, so that VS Code's own filter keeps every item, and their order, for the moment between the next
 * letter and the items for it. Capitals match as beginnings of words.
 */
const anyLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.: '.repeat(2);

class PaperItem extends vscode.CompletionItem {
  constructor(
    readonly paper: Paper,
    label: vscode.CompletionItemLabel,
  ) {
    super(label, vscode.CompletionItemKind.Reference);
  }
}

/** What completion is made of. */
export interface CompletionServices {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly cited: CitationIndex;
  readonly search: LibrarySearch;
  readonly recent: RecentPapers;
  readonly sharedPapers?: OnDemandSharedPapers;
}

const noOffers: SharedOffers = { offers: [], waiting: [] };

/** Offers papers where a citation key is being typed, ranked as the search ranks them. */
export class CitationCompletionProvider implements vscode.CompletionItemProvider, vscode.Disposable {
  readonly #library: Library;
  readonly #loader: LibraryLoader;
  readonly #cited: CitationIndex;
  readonly #search: LibrarySearch;
  readonly #suggestions: PaperSuggestions<vscode.TextDocument>;
  readonly #shared: OnDemandSharedPapers | undefined;
  readonly #places = new CompletionPlaces(parseCitations);
  readonly #isOn = new DocumentSetting(settings.completes, onDidChangeCompletion);
  readonly #rows = new LruMap<Paper, vscode.CompletionItemLabel>(maxRows);
  /** The user has gone down the list that was given last. */
  #hasMoved = false;

  constructor({ library, loader, cited, search, recent, sharedPapers }: CompletionServices) {
    this.#shared = sharedPapers;
    this.#library = library;
    this.#loader = loader;
    this.#cited = cited;
    this.#search = search;
    this.#suggestions = new PaperSuggestions({ library, recent: () => recent.papers });
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    { triggerCharacter }: Partial<vscode.CompletionContext> = {},
  ): Promise<vscode.CompletionList | undefined> {
    const place = this.#placeAt(document, position);
    if (place === undefined || (isHan(triggerCharacter) && !this.#suggestions.hasOffered(document, place))) {
      return undefined;
    }
    // The text may go on while the papers are looked for.
    const range = rangeIn(document, place);
    const before = document.lineAt(position).text.slice(0, range.start.character);
    const filterText = document.getText(range.with({ end: position })) + anyLetters;
    const edits = place.insertions.map(({ offset, text }) => vscode.TextEdit.insert(document.positionAt(offset), text));
    const shared = this.#sharedFor(place);
    if (this.#library.size === 0) {
      await this.#loader.whenIdle();
    }
    const papers = await this.#suggestions.papersFor(document, place, (query, most) =>
      this.#search.find(query, most, token),
    );
    // One that was overtaken must not call the next one off.
    const { offers, waiting } = token.isCancellationRequested ? noOffers : (shared?.offered(place.query) ?? noOffers);
    if (token.isCancellationRequested) {
      return undefined;
    }
    if (papers.length + offers.length === 0) {
      if (waiting.length > 0) {
        // A row that says so would take the Enter that is meant for the text.
        shared?.closed(document, (at) => this.#offersAt(document, at));
      }
      return undefined;
    }
    shared?.opened();
    this.#suggestions.offered(document, place);
    this.#hasMoved = false;
    const common = { before, range, filterText, edits };
    const rows = [...papers.map((paper) => ({ paper, library: undefined })), ...offers];
    const items = rows.map(({ paper, library }, index) =>
      itemFor(paper, place, common, this.#rowOf(paper, library), sortTextOf(index), library),
    );
    return new vscode.CompletionList<vscode.CompletionItem>(items, true);
  }

  async #offersAt(document: vscode.TextDocument, position: vscode.Position): Promise<boolean> {
    const { token } = new vscode.CancellationTokenSource();
    return (await this.provideCompletionItems(document, position, token)) !== undefined;
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    this.#hasMoved ||= item.sortText !== sortTextOf(0);
    if (!(item instanceof PaperItem)) {
      return item;
    }
    item.documentation = plainDescription(item.paper, lengthOfAbstract);
    return item;
  }

  dispose(): void {
    this.#isOn.dispose();
  }

  /** Told that the paper of a shared library was cited. */
  citedShared(key: string): void {
    void this.#shared?.completions(this.#isMoved)?.cited(key);
  }

  readonly #isMoved = (): boolean => this.#hasMoved;

  /** What shared libraries are asked by; what ends like a sentence goes on with keys alone. */
  #sharedFor({ isKeyOnly, query }: CitationCompletion) {
    const shared = isKeyOnly ? undefined : this.#shared?.completions(this.#isMoved);
    // Begins to ask before the library is searched.
    shared?.offered(query);
    return shared;
  }

  #rowOf(paper: Paper, library: string | undefined): vscode.CompletionItemLabel {
    return library === undefined ? this.#rows.getOrMake(paper, () => rowOf(paper, undefined)) : rowOf(paper, library);
  }

  #placeAt(document: vscode.TextDocument, position: vscode.Position): CitationCompletion | undefined {
    if (!this.#isOn.of(document) || !this.#cited.covers(document)) {
      return undefined;
    }
    const syntax = this.#cited.syntaxOf(document);
    const first = new vscode.Position(Math.max(0, position.line - linesAround), 0);
    const around = document.getText(new vscode.Range(first, new vscode.Position(position.line + linesAround, 0)));
    const offset = document.offsetAt(position);
    const definitions = this.#cited.definitionsOf(document);
    const { contextAt } = languageOf(syntax);
    if (contextAt(around, offset - document.offsetAt(first), definitions)?.typed === undefined) {
      return undefined;
    }
    return this.#places.at(
      document.getText(),
      offset,
      syntax,
      (key) => this.#library.get(key) !== undefined,
      definitions,
      (text, end) => this.#cited.tried(document, text, syntax, end),
    );
  }
}

function isHan(character: string | undefined): boolean {
  const code = character?.charCodeAt(0) ?? 0;
  return code >= firstHan && code <= lastHan;
}

/** What the items of a list share. */
interface Common {
  /** The line before the range. */
  readonly before: string;
  readonly range: vscode.Range;
  readonly filterText: string;
  readonly edits: vscode.TextEdit[];
}

/**
 * @param row what the list shows
 * @param sortText its place in the list
 * @param library the shared library that has the paper, which is kept with the own one when it is cited
 */
function itemFor(
  paper: Paper,
  place: CitationCompletion,
  { before, range, filterText, edits }: Common,
  row: vscode.CompletionItemLabel,
  sortText: string,
  library: string | undefined,
): PaperItem {
  // One by one, not spread and assigned: there are fifty at each letter.
  const item = new PaperItem(paper, row);
  const { start, end, text } = place.editFor(paper.key);
  const isWider = start < place.start || end > place.end;
  item.insertText = text;
  item.range = isWider
    ? new vscode.Range(range.start.translate(0, start - place.start), range.end.translate(0, end - place.end))
    : range;
  item.filterText = isWider ? before.slice(start - place.start) + filterText : filterText;
  item.sortText = sortText;
  item.detail = library === undefined ? paper.key : `${paper.key} · ${library}`;
  item.additionalTextEdits = edits;
  item.command = {
    command: library === undefined ? '_literatureNotes.cited' : citedShared,
    title: '',
    arguments: [paper.key],
  };
  return item;
}

const sortTextOf = (index: number): string => String(index).padStart(3, '0');

/** Name or title to the left, what else the title says behind it, and who and when to the right, which long titles would push out; at the end the shared library that has it. */
function rowOf(paper: Paper, library: string | undefined): vscode.CompletionItemLabel {
  const mark = library === undefined ? '' : cutToWidth(library, libraryWidth);
  const credit = [creditOf(paper), mark].filter((part) => part !== '').join(' · ');
  const name = paperLabel(paper).label;
  const { rest } = atName(paper.title, name);
  const width = rowWidth - widthOf(credit);
  const label = credit === '' ? name : cutToWidth(name, width);
  return {
    label,
    detail: rest === '' || label !== name ? '' : `  ${credit === '' ? rest : cutToWidth(rest, width - widthOf(name))}`,
    description: credit,
  };
}

/** Registers completion for the documents that cite papers; anew, which a list that is open notices, only when they may be others. */
export function registerCompletion(services: CompletionServices): vscode.Disposable {
  const provider = new CitationCompletionProvider(services);
  const register = (isAscii: boolean, characters: readonly string[]) =>
    registerWhile(() => {
      const documents = citingDocuments().filter(({ language = '' }) => asciiLanguages.has(language) === isAscii);
      return vscode.languages.registerCompletionItemProvider(documents, provider, ...triggerCharacters, ...characters);
    });
  return vscode.Disposable.from(
    provider,
    // Not awaited, as with `_literatureNotes.cited`.
    vscode.commands.registerCommand(citedShared, (key: string) => {
      provider.citedShared(key);
    }),
    register(false, []),
    onceOpen(asciiLanguages, () =>
      register(
        true,
        Array.from({ length: lastHan - firstHan + 1 }, (_, index) => String.fromCharCode(firstHan + index)),
      ),
    ),
  );
}

/** Registers when the first document of these languages is open. */
function onceOpen(languages: ReadonlySet<string>, register: () => vscode.Disposable): vscode.Disposable {
  const isOne = ({ languageId }: vscode.TextDocument) => languages.has(languageId);
  if (vscode.workspace.textDocuments.some(isOne)) {
    return register();
  }
  let registered: vscode.Disposable | undefined;
  const waiting = vscode.workspace.onDidOpenTextDocument((document) => {
    if (isOne(document)) {
      waiting.dispose();
      registered = register();
    }
  });
  return new vscode.Disposable(() => {
    waiting.dispose();
    registered?.dispose();
  });
}
