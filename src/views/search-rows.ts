import * as vscode from 'vscode';
import { repositoriesOf } from '../core/library/base/grouping';
import { paperLabel } from '../core/library/base/label';
import type { Paper } from '../core/model/paper';
import { papersUnasked } from '../core/usecases/complete-citation';
import type { FilterCompletion, FilterValues } from '../core/search/filter-completions';
import type { SearchSuggestion } from '../core/search/query/suggestions';
import type { CitationIndex } from '../host/citations/citation-index';
import type { LazyBundles } from '../host/bundles/lazy-bundles';
import type { LibraryLoader } from '../host/library/library-loader';
import type { PaperHit, LibrarySearch } from '../host/library/library-search';
import type { RecentPapers } from '../host/library/recent-papers';
import { iconLabel, labelText } from '../host/shown-text';
import { citedKeys } from '../core/cite/model/citation';
import type { ZoteroAnswer, ZoteroServices } from '../host/zotero/zotero-papers';
import type { SearchRow } from './search-row';
import { OnDemandSharedRows, type SharedRowServices } from './on-demand-shared-rows';
import { ZoteroRows } from './zotero-rows';

/** More rows than anyone reads make the list slow. */
const maxRows = 100;
/** What fits in a row of the pick. */
const snippetLength = 95;

/** What the rows of a search are made of. */
export interface SearchServices extends ZoteroServices, SharedRowServices {
  readonly loader: LibraryLoader;
  readonly cited: CitationIndex;
  readonly search: LibrarySearch;
  readonly recent: RecentPapers;
}

/** What is asked of one list. */
export interface SearchQuestion {
  readonly query: string;
  /** Shown while nothing is typed: papers like this one. */
  readonly similarTo: Paper | undefined;
  readonly token: vscode.CancellationToken;
  /** Papers of Zotero are offered as well. */
  readonly withZotero?: boolean;
  /** Papers of shared libraries are offered as well. */
  readonly withShared?: boolean;
}

interface KnownOfLibrary {
  readonly papers: readonly Paper[];
  readonly finds: Map<string, boolean>;
  filters?: FilterValues;
}

/** Makes the rows of search lists. */
export class SearchRows {
  readonly #services: SearchServices;
  /** The values of filters in the library as it was then, and whether queries find any paper of it. */
  #known: KnownOfLibrary | undefined;
  readonly zotero: ZoteroRows;
  readonly shared: OnDemandSharedRows;
  readonly openCode: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('repo'),
    tooltip: vscode.l10n.t('Open Code Repository'),
  };
  readonly note: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('notebook'),
    tooltip: vscode.l10n.t('Open or Create Note'),
  };
  readonly openPdf: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('file-pdf'),
    tooltip: vscode.l10n.t('Open PDF'),
  };
  readonly reveal: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('go-to-file'),
    tooltip: vscode.l10n.t('Reveal in Source'),
  };

  constructor(services: SearchServices) {
    this.#services = services;
    this.zotero = new ZoteroRows(services, this);
    this.shared = new OnDemandSharedRows(services, this);
  }

  /**
   * Never empty. Where nothing is found, the rows say so and lead on; while there is more to be read, that it is being loaded. Papers of
   * Zotero and of shared libraries stand below those of the library, which do not wait for them.
   */
  async rows({
    query,
    similarTo,
    token,
    withZotero = false,
    withShared = false,
  }: SearchQuestion): Promise<SearchRow[]> {
    const part = await this.#services.search.part();
    const isAsked = query.trim() !== '';
    const begun = withZotero ? this.zotero.answer(query) : undefined;
    const isOfCollection = begun !== undefined && asksForCollection(query);
    const more = begun === undefined ? [] : this.zotero.completions(query);
    const own = isOfCollection
      ? []
      : isAsked
        ? await this.#asked(query, part, token, more, withShared)
        : similarTo !== undefined
          ? (await this.#services.search.similar(similarTo, maxRows)).map((found) => this.#foundRow(found, part))
          : this.#unasked().map((paper) => this.paperRow(paper, [], part));
    // By now there may be an answer.
    const answer = begun === undefined ? undefined : this.zotero.answer(query);
    const mine =
      answer === undefined || answer === 'pending' ? own : this.#withZotero(own, answer, part, isOfCollection);
    // A question that was overtaken must not call the next one off.
    const isShared = withShared && !isOfCollection && !token.isCancellationRequested;
    const rows = isShared ? [...mine, ...this.shared.papers(query, part)] : [...mine];
    if (isOfCollection && answer !== 'pending') {
      // The best paper stands before them, as it does before other filters' values, and Enter waits for it.
      rows.splice(rows.findIndex(({ paper }) => paper !== undefined) + 1, 0, ...more);
    }
    const status = [
      ...(answer === undefined ? [] : this.zotero.status()),
      ...(isShared ? this.shared.status(query) : []),
    ];
    if (rows.some(({ paper }) => paper !== undefined) || token.isCancellationRequested) {
      return [...rows, ...status];
    }
    if (this.#services.loader.state === 'indexing' || answer === 'pending') {
      return [...rows, loadingRow(), ...status];
    }
    return [
      ...rows,
      ...(isOfCollection
        ? toldRows(noMatch(query), [])
        : isAsked && this.#services.library.size > 0
          ? await this.#searchSuggestions(query, part, token)
          : nothingRows(similarTo)),
      ...status,
    ];
  }

  /** The library's rows with Zotero's below them; that no paper has a word is not said where one of Zotero has it. */
  #withZotero(
    own: readonly SearchRow[],
    answer: ZoteroAnswer,
    part: LazyBundles['search'],
    isOfCollection: boolean,
  ): SearchRow[] {
    const known = isOfCollection ? answer.known.map((paper) => this.paperRow(paper, [], part)) : [];
    const below = this.zotero.below(answer, part);
    const isHeaded = own[0]?.kind === vscode.QuickPickItemKind.Separator;
    return [...(below.length > 0 && isHeaded ? own.slice(1) : own), ...known, ...below];
  }

  /** @param words what is to be seen of the abstract */
  paperRow(paper: Paper, words: readonly string[], { snippet }: LazyBundles['search']): SearchRow {
    const { label, description } = paperLabel(paper);
    return {
      paper,
      label: labelText(label),
      description: labelText(description),
      detail: labelText(
        snippet(paper.abstract === '' ? (paper.note ?? '') : paper.abstract, words, snippetLength).text,
      ),
      alwaysShow: true,
      buttons: [...(repositoriesOf(paper).length > 0 ? [this.openCode] : []), this.openPdf, this.note, this.reveal],
    };
  }

  /** What the search finds, and what the filter that is being typed may become. Which of several words no paper has is said above the papers. */
  async #asked(
    query: string,
    part: LazyBundles['search'],
    token: vscode.CancellationToken,
    more: readonly SearchRow[],
    withShared: boolean,
  ): Promise<SearchRow[]> {
    const found = await this.#services.search.search(query, maxRows, token);
    const rows = found.map((paper) => this.#foundRow(paper, part));
    const known = this.#ofLibrary();
    known.filters ??= new part.FilterValues(known.papers);
    // Papers of the other language that answer all of it may stand between some that do not.
    let behind = found.length;
    while (behind > 0 && found[behind - 1]?.hit.isPartial === true) {
      behind--;
    }
    if (behind > 0 && behind < found.length) {
      const words = part.sharedWords(
        query,
        found.slice(behind).map(({ hit }) => hit),
      );
      rows.splice(behind, 0, {
        label: labelText(partialText(words)),
        kind: vscode.QuickPickItemKind.Separator,
      });
    }
    const completions = part.filterCompletions(query, known.filters);
    const isShared = withShared && !token.isCancellationRequested;
    const shared = isShared ? this.shared.completions(query, completions, part) : [];
    rows.splice(
      part.papersBeforeCompletions(query, found[0]?.hit),
      0,
      ...completions.map(completionRow),
      ...shared,
      ...more,
    );
    const missing =
      found.length > 0 && this.#isRead && part.hasSeveralWords(query)
        ? await part.missingWords(query, this.#finds(token))
        : [];
    return missing.length === 0
      ? rows
      : [{ label: labelText(missingText(missing)), kind: vscode.QuickPickItemKind.Separator }, ...rows];
  }

  async #searchSuggestions(
    query: string,
    part: LazyBundles['search'],
    token: vscode.CancellationToken,
  ): Promise<SearchRow[]> {
    const finds = this.#finds(token);
    const missing = await part.missingWords(query, finds);
    const ways = (await part.searchSuggestions(query, missing, finds)).map(wayRow);
    const all: SearchRow = {
      label: iconLabel('list-unordered', vscode.l10n.t('Show all papers')),
      completion: '',
      alwaysShow: true,
    };
    const message = missing.length > 0 ? missingText(missing) : noMatch(query);
    return toldRows(message, [...ways, ...(ways.length === 0 ? [all] : [])]);
  }

  /** Without a query: the papers inserted last, those that the document cites, then the library from its beginning. */
  #unasked(): readonly Paper[] {
    const { library, cited: index, recent } = this.#services;
    const document = vscode.window.activeTextEditor?.document;
    const keys = document === undefined || !index.covers(document) ? [] : citedKeys(index.parsed(document));
    return papersUnasked(library, recent.papers, keys, maxRows).slice(0, maxRows);
  }

  /** Before all has been read, a word that is not there yet may still come. */
  get #isRead(): boolean {
    return this.#services.loader.state !== 'indexing';
  }

  #finds(token: vscode.CancellationToken): (query: string) => Promise<boolean> {
    return async (query) => {
      const { finds } = this.#ofLibrary();
      const known = finds.get(query) ?? (await this.#services.search.finds(query, token));
      if (!token.isCancellationRequested) {
        finds.set(query, known);
      }
      return known;
    };
  }

  #ofLibrary(): KnownOfLibrary {
    const { papers } = this.#services.library;
    if (this.#known?.papers !== papers) {
      this.#known = { papers, finds: new Map() };
    }
    return this.#known;
  }

  #foundRow({ paper, hit }: PaperHit, part: LazyBundles['search']): SearchRow {
    return this.paperRow(paper, Object.values(hit.matches).flat(), part);
  }
}

/** Stands where papers will. */
export function loadingRow(): SearchRow {
  return { label: iconLabel('loading~spin', vscode.l10n.t('Loading…')), isLoading: true, alwaysShow: true };
}

function completionRow({ filter, example, query }: FilterCompletion): SearchRow {
  return {
    label: iconLabel('filter', filter),
    ...(example === undefined ? {} : { description: labelText(vscode.l10n.t('filter, such as {0}', example)) }),
    completion: query,
    alwaysShow: true,
  };
}

/** The message, which does what the first row below it does, and ways on. */
function toldRows(message: string, ways: readonly SearchRow[]): SearchRow[] {
  const whyMissing: SearchRow = {
    label: iconLabel('question', vscode.l10n.t('Why Is My Paper Missing?')),
    description: vscode.l10n.t('what was read of each file, and what was not'),
    command: { id: 'literatureNotes.whyMissing' },
    alwaysShow: true,
  };
  const folders: SearchRow = {
    label: iconLabel('settings-gear', vscode.l10n.t('Folders of the library…')),
    description: vscode.l10n.t('the setting {0}', 'literatureNotes.library.folders'),
    command: { id: 'workbench.action.openSettings', argument: 'literatureNotes.library.folders' },
    alwaysShow: true,
  };
  const [first = whyMissing, ...others] = [...ways, whyMissing, folders];
  const { completion, command } = first;
  return [
    {
      label: iconLabel('search-stop', message),
      ...(completion === undefined ? {} : { completion }),
      ...(command === undefined ? {} : { command }),
      isMessage: true,
      alwaysShow: true,
    },
    first,
    ...others,
  ];
}

function nothingRows(similarTo: Paper | undefined): SearchRow[] {
  return similarTo === undefined
    ? toldRows(vscode.l10n.t('The library holds no papers yet.'), [])
    : toldRows(vscode.l10n.t('No similar papers found'), []);
}

function wayRow({ kind, query, left }: SearchSuggestion): SearchRow {
  const without = list(left);
  const label = {
    without: iconLabel('search', vscode.l10n.t('Search without {0}', without)),
    apart: iconLabel('search', vscode.l10n.t('Search for the words separately')),
    unfiltered: iconLabel('clear-all', vscode.l10n.t('Search without {0}', without)),
  }[kind];
  return { label, description: labelText(query), completion: query, alwaysShow: true };
}

function noMatch(query: string): string {
  return vscode.l10n.t('No paper matches {0}', quoted(query.trim()));
}

/** Whether a query has a filter that only Zotero knows. */
function asksForCollection(query: string): boolean {
  return /(?:^|\s)-?collection:[^\s]/.test(query);
}

function missingText(words: readonly string[]): string {
  return vscode.l10n.t('No paper has {0}', list(words.map(quoted)));
}

function partialText(words: readonly string[]): string {
  return words.length === 0
    ? vscode.l10n.t('Shares only some of the words')
    : vscode.l10n.t('Shares only {0}', list(words.map(quoted)));
}

function quoted(text: string): string {
  return vscode.l10n.t('"{0}"', text);
}

function list(texts: readonly string[]): string {
  return texts.join(vscode.l10n.t(', '));
}
