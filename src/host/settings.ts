import * as vscode from 'vscode';
import { type CitationVariant, citationVariants } from '../core/cite/insert/variant-names';
import { largestSource, megabyte } from '../core/files/limits';
import type { ListShape } from '../core/parse/list';
import type { ParseOptions } from '../core/parse/bibliography-format';

const section = 'literatureNotes';

const listShapes: readonly ListShape[] = ['auto', 'line', 'paragraph', 'numbered', 'block'];

const checkLevels = ['auto', 'error', 'warning', 'info', 'off'] as const;

function read<T>(name: string, fallback: T, scope?: vscode.ConfigurationScope): T {
  return vscode.workspace.getConfiguration(section, scope).get<T>(name) ?? fallback;
}

/** The settings, read at each use; a value of the wrong shape counts as unset. */
export const settings = {
  /** Library folders of a workspace folder as written by the user. */
  folders: (scope: vscode.WorkspaceFolder): readonly string[] => strings(read<unknown>('folders', [], scope)),
  /** How sources are read. */
  parsing: (scope: vscode.Uri): ParseOptions => ({
    markers: strings(read<unknown>('markers', [], scope)),
    shape: listShapes.find((shape) => shape === read<unknown>('listShape', 'auto', scope)) ?? 'auto',
  }),
  /** Largest source that is read, in bytes. */
  maxFileSize: (scope: vscode.Uri): number => {
    const megabytes = read<unknown>('maxFileSize', undefined, scope);
    return typeof megabytes === 'number' && megabytes > 0 ? megabytes * megabyte : largestSource;
  },
  /** Terms of the user's own for searching across languages: Chinese and English, either way round. */
  terms: (): Readonly<Record<string, string>> => {
    const value = read<unknown>('terms', {});
    return Object.fromEntries(Object.entries(typeof value === 'object' && value !== null ? value : {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  },
  /** Whether pinyin finds Chinese titles. */
  pinyin: (): boolean => read<unknown>('search.pinyin', false) === true,
  /** Whether papers are offered while a citation is typed; may differ by language. */
  completes: (scope: vscode.ConfigurationScope): boolean => read<unknown>('completion.enabled', true, scope) !== false,
  /** How wrong citations are shown: as serious as each is, all alike, or not at all. */
  checkCitations: (scope: vscode.ConfigurationScope): 'auto' | 'error' | 'warning' | 'info' | 'off' => {
    const value = read<unknown>('checkCitations', 'auto', scope);
    return checkLevels.find((level) => level === value) ?? 'auto';
  },
  /** The encoding in which VS Code reads a file, as far as settings tell. */
  encoding: (scope: vscode.Uri): string => vscode.workspace.getConfiguration('files', scope).get<string>('encoding') ?? 'utf8',
  /** Whether VS Code tells the encoding of a file by what it holds. */
  guessesEncoding: (scope: vscode.Uri): boolean => vscode.workspace.getConfiguration('files', scope).get<boolean>('autoGuessEncoding') ?? false,
  /** Name or path of the CSL style of bibliographies that have none of their own. */
  bibliographyStyle: (scope: vscode.ConfigurationScope | undefined): string => {
    const style = read<unknown>('bibliography.style', 'apa', scope);
    return typeof style === 'string' && style.trim() !== '' ? style.trim() : 'apa';
  },
  /** The same as the user set it for all workspaces; undefined where only a workspace sets it. */
  userBibliographyStyle: (): string | undefined => {
    const style = vscode.workspace.getConfiguration(section).inspect('bibliography.style')?.globalValue;
    return typeof style === 'string' && style.trim() !== '' ? style.trim() : undefined;
  },
  /** The name of the BibTeX file that is kept in step with documents; undefined where none is. */
  keptBibliography: (scope: vscode.ConfigurationScope): string | undefined => {
    const name = read<unknown>('bibliography.file', '', scope);
    return typeof name !== 'string' || name.trim() === '' ? undefined : name.trim().replace(/(?:\.bib)?$/i, '.bib');
  },
  /** Whether the Markdown preview of a document shows its citations as such. */
  showsCitationsInPreview: (scope: vscode.ConfigurationScope | undefined): boolean => read<unknown>('preview.citations', true, scope) !== false,
  /** Whether bibliographies in documents are brought up to date when they are saved. */
  updatesBibliographyOnSave: (scope: vscode.ConfigurationScope): boolean => read<unknown>('bibliography.updateOnSave', false, scope) === true,
  /** Whether actions stand above each abstract of a source. */
  codeLens: (scope: vscode.ConfigurationScope): boolean => read<unknown>('codeLens', true, scope) === true,
  /** Language id to citation syntax. */
  citationSyntaxes: (scope?: vscode.ConfigurationScope): ReadonlyMap<string, string> => {
    const value = read<unknown>('citationSyntaxes', {}, scope);
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value as Record<string, string>) : []);
  },
  /** How papers are cited where nothing else is asked. */
  citationForm: (scope: vscode.ConfigurationScope): CitationVariant => {
    const form = read<unknown>('citationForm', 'parenthetical', scope);
    return citationVariants.find((variant) => variant === form) ?? 'parenthetical';
  },
  /** Whether a citation in LaTeX is tied to the word before it. */
  tiesCitations: (scope: vscode.ConfigurationScope): boolean => read<unknown>('latex.tieBeforeCitation', false, scope) === true,
  /** The user's template for the language of a document. */
  citationTemplate: (document: vscode.TextDocument): string | undefined => {
    const templates = read<unknown>('citationTemplates', {}, document);
    const template = typeof templates === 'object' && templates !== null ? new Map(Object.entries(templates as Record<string, unknown>)).get(document.languageId) : undefined;
    return typeof template === 'string' && template !== '' ? template : undefined;
  },
};

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item.trim() !== '') : [];
}

/** Fires when a setting that decides what the library reads has changed. */
export const onDidChangeLibrarySettings = onDidChange(...['folders', 'markers', 'listShape', 'maxFileSize'].map((name) => `${section}.${name}`), 'files.encoding');

/** Fires when a setting has changed that decides which files are documents, or what they cite. */
export const onDidChangeDocumentSettings = onDidChange(`${section}.citationSyntaxes`, 'files.associations', 'files.exclude', 'search.exclude');

/** Fires when the actions in sources have been switched on or off. */
export const onDidChangeCodeLens = onDidChange(`${section}.codeLens`);
/** Fires when wrong citations are to be shown in another way, or other languages have citations. */
export const onDidChangeCheck = onDidChange(`${section}.checkCitations`, `${section}.citationSyntaxes`);

/** Fires when a setting that decides what the Markdown preview shows has changed. */
export const onDidChangePreviewSettings = onDidChange(`${section}.preview`, `${section}.bibliography`);

/** Fires when the setting that names the kept bibliographies has changed. */
export const onDidChangeKeptBibliographySettings = onDidChange(`${section}.bibliography.file`);

/** Fires when the user's terms have changed. */
export const onDidChangeTerms = onDidChange(`${section}.terms`);

function onDidChange(...names: readonly string[]): (listener: () => void) => vscode.Disposable {
  return (listener) =>
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (names.some((name) => event.affectsConfiguration(name))) {
        listener();
      }
    });
}

/** Writes the library folders of a workspace folder. */
export async function writeFolders(folder: vscode.WorkspaceFolder, folders: readonly string[]): Promise<void> {
  const target =
    vscode.workspace.workspaceFile === undefined
      ? vscode.ConfigurationTarget.Workspace
      : vscode.ConfigurationTarget.WorkspaceFolder;
  await vscode.workspace.getConfiguration(section, folder).update('folders', folders, target);
}
