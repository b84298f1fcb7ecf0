import * as vscode from 'vscode';
import { type CitationVariant, citationVariants } from '../core/cite/edit/variant-names';
import { checkLevels, settingDefaults, type SettingName } from '../core/usecases/defaults';
import { megabyte } from '../core/files/limits';
import type { ListShape } from '../core/parse/list/parse-list';
import type { SourceSettings } from '../core/usecases/read-sources';
import type { ParseOptions } from '../core/parse/formats/shared/bibliography-format';

const section = 'literatureNotes';

const listShapes: readonly ListShape[] = ['auto', 'line', 'paragraph', 'numbered', 'block'];

function read(name: SettingName, scope?: vscode.ConfigurationScope): unknown {
  return vscode.workspace.getConfiguration(section, scope).get<unknown>(name) ?? settingDefaults[name];
}

/** A setting that is on or off. */
function isOn(name: NamesOf<boolean>, scope?: vscode.ConfigurationScope): boolean {
  const value = read(name, scope);
  return typeof value === 'boolean' ? value : settingDefaults[name];
}

/** A setting that is one of several words. */
function oneOf<Name extends NamesOf<string>>(
  words: readonly (typeof settingDefaults)[Name][],
  name: Name,
  scope?: vscode.ConfigurationScope,
): (typeof settingDefaults)[Name] {
  const value = read(name, scope);
  return words.find((word) => word === value) ?? settingDefaults[name];
}

/** The settings whose values are of a type. */
type NamesOf<Value> = {
  readonly [Name in SettingName]: (typeof settingDefaults)[Name] extends Value ? Name : never;
}[SettingName];

/** The settings, read at each use; a value of the wrong shape counts as unset. */
export const settings = {
  /** Library folders of a workspace folder as written by the user. */
  folders: (scope: vscode.ConfigurationScope): readonly string[] => strings(read('folders', scope)),
  /** How sources are read. */
  parsing: (scope: vscode.Uri): ParseOptions => ({
    markers: strings(read('markers', scope)),
    shape: oneOf(listShapes, 'listShape', scope),
  }),
  /** Largest source that is read, in bytes. */
  maxFileSize: (scope: vscode.Uri): number => {
    const megabytes = read('maxFileSize', scope);
    return (typeof megabytes === 'number' && megabytes > 0 ? megabytes : settingDefaults.maxFileSize) * megabyte;
  },
  /** Terms of the user's own for searching across languages: Chinese and English, either way round. */
  terms: (): Readonly<Record<string, string>> => {
    const value = read('terms');
    return Object.fromEntries(
      Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string',
      ),
    );
  },
  /** Whether pinyin finds Chinese titles. */
  pinyin: (): boolean => isOn('search.pinyin'),
  /** Whether papers are offered while a citation is typed; may differ by language. */
  completes: (scope: vscode.ConfigurationScope): boolean => isOn('completion.enabled', scope),
  /** How wrong citations are shown: as serious as each is, all alike, or not at all. */
  checkCitations: (scope: vscode.ConfigurationScope) => oneOf(checkLevels, 'checkCitations', scope),
  /** The encoding in which VS Code reads a file, as far as settings tell. */
  encoding: (scope: vscode.Uri): string =>
    vscode.workspace.getConfiguration('files', scope).get<string>('encoding') ?? 'utf8',
  /** Whether VS Code tells the encoding of a file by what it holds. */
  guessesEncoding: (scope: vscode.Uri): boolean =>
    vscode.workspace.getConfiguration('files', scope).get<boolean>('autoGuessEncoding') ?? false,
  /** Name or path of the CSL style of bibliographies that have none of their own. */
  bibliographyStyle: (scope: vscode.ConfigurationScope | undefined): string => {
    const style = read('bibliography.style', scope);
    return typeof style === 'string' && style.trim() !== '' ? style.trim() : settingDefaults['bibliography.style'];
  },
  /** The same as the user set it for all workspaces; undefined where only a workspace sets it. */
  userBibliographyStyle: (): string | undefined => {
    const style = vscode.workspace.getConfiguration(section).inspect('bibliography.style')?.globalValue;
    return typeof style === 'string' && style.trim() !== '' ? style.trim() : undefined;
  },
  /** The name of the BibTeX file that is kept in step with documents; undefined where none is. */
  keptBibliography: (scope: vscode.ConfigurationScope): string | undefined => {
    const name = read('bibliography.file', scope);
    return typeof name !== 'string' || name.trim() === '' ? undefined : name.trim().replace(/(?:\.bib)?$/i, '.bib');
  },
  /** Whether the Markdown preview of a document shows its citations as such. */
  showsCitationsInPreview: (scope: vscode.ConfigurationScope | undefined): boolean => isOn('preview.citations', scope),
  /** Whether bibliographies in documents are brought up to date when they are saved. */
  updatesBibliographyOnSave: (scope: vscode.ConfigurationScope): boolean => isOn('bibliography.updateOnSave', scope),
  /** Whether actions stand above each abstract of a source. */
  codeLens: (scope: vscode.ConfigurationScope): boolean => isOn('codeLens', scope),
  /** Language id to citation syntax. */
  citationSyntaxes: (scope?: vscode.ConfigurationScope): ReadonlyMap<string, string> => {
    const value = read('citationSyntaxes', scope);
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value as Record<string, string>) : []);
  },
  /** How papers are cited where nothing else is asked. */
  citationForm: (scope: vscode.ConfigurationScope): CitationVariant => oneOf(citationVariants, 'citationForm', scope),
  /** Whether a citation in LaTeX is tied to the word before it. */
  tiesCitations: (scope: vscode.ConfigurationScope): boolean => isOn('latex.tieBeforeCitation', scope),
  /** The user's template for the language of a document. */
  citationTemplate: (document: vscode.TextDocument): string | undefined => {
    const templates = read('citationTemplates', document);
    const template =
      typeof templates === 'object' && templates !== null
        ? new Map(Object.entries(templates as Record<string, unknown>)).get(document.languageId)
        : undefined;
    return typeof template === 'string' && template !== '' ? template : undefined;
  },
};

/** How sources beside this one are read. */
export function sourceSettings(source: string): SourceSettings {
  const uri = vscode.Uri.parse(source);
  return { parsing: settings.parsing(uri), encoding: settings.encoding(uri), maxFileSize: settings.maxFileSize(uri) };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string' && item.trim() !== '')
    : [];
}

/** Fires when a setting that decides what the library reads has changed. */
export const onDidChangeLibrarySettings = onDidChange(
  ...['folders', 'markers', 'listShape', 'maxFileSize'].map((name) => `${section}.${name}`),
  'files.encoding',
);

/** Fires when a setting has changed that decides which files are documents, or what they cite. */
export const onDidChangeDocumentSettings = onDidChange(
  `${section}.citationSyntaxes`,
  'files.associations',
  'files.exclude',
  'search.exclude',
);

/** Fires when the actions in sources have been switched on or off. */
export const onDidChangeCodeLens = onDidChange(`${section}.codeLens`);
/** Fires when wrong citations are to be shown in another way, or other languages have citations. */
export const onDidChangeCheck = onDidChange(`${section}.checkCitations`, `${section}.citationSyntaxes`);

/** Fires when a setting that decides what the Markdown preview shows has changed. */
export const onDidChangePreviewSettings = onDidChange(`${section}.preview`, `${section}.bibliography`);

/** Fires when the setting that names the kept bibliographies has changed. */
export const onDidChangeSyncedBibSettings = onDidChange(`${section}.bibliography.file`);

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
