import * as vscode from 'vscode';
import { type CitationVariant, citationVariants } from '../core/cite/edit/variant-names';
import { checkLevels, formerSettingNames, settingDefaults, type SettingName } from '../core/usecases/defaults';
import { megabyte } from '../core/files/limits';
import type { ListShape } from '../core/parse/list/parse-list';
import type { SourceSettings } from '../core/usecases/read-sources';
import type { ParseOptions } from '../core/parse/formats/shared/bibliography-format';
import { isSet, renamedValue } from './setting-values';

const section = 'literatureNotes';

const listShapes: readonly ListShape[] = ['auto', 'line', 'paragraph', 'numbered', 'block'];

/** What a setting is set to, by its name of today or before, else its default in `package.json`. */
export function configuredValue(name: SettingName, scope?: vscode.ConfigurationScope): unknown {
  const configuration = vscode.workspace.getConfiguration(section, scope ?? null);
  const formerName = formerSettingNames[name];
  const former = formerName === undefined ? undefined : configuration.inspect(formerName);
  return isSet(former) ? renamedValue(configuration.inspect(name), former) : configuration.get<unknown>(name);
}

function read(name: keyof typeof settingDefaults, scope?: vscode.ConfigurationScope): unknown {
  return configuredValue(name, scope) ?? settingDefaults[name];
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
  readonly [Name in keyof typeof settingDefaults]: (typeof settingDefaults)[Name] extends Value ? Name : never;
}[keyof typeof settingDefaults];

/** The settings, read at each use; a value of the wrong shape counts as unset. */
export const settings = {
  /** Library folders of a workspace folder as written by the user. */
  folders: (scope: vscode.ConfigurationScope): readonly string[] => strings(read('library.folders', scope)),
  /** Folders with papers' files as written by the user. */
  pdfFolders: (scope: vscode.ConfigurationScope): readonly string[] => strings(read('pdf.folders', scope)),
  /** How sources are read. */
  parsing: (scope: vscode.Uri): ParseOptions => ({
    markers: strings(read('library.markers', scope)),
    shape: oneOf(listShapes, 'library.listShape', scope),
  }),
  /** Largest source that is read, in bytes. */
  maxFileSize: (scope: vscode.Uri): number => {
    const megabytes = read('library.maxFileSize', scope);
    return (
      (typeof megabytes === 'number' && megabytes > 0 ? megabytes : settingDefaults['library.maxFileSize']) * megabyte
    );
  },
  /** Terms of the user's own for searching across languages: Chinese and English, either way round. */
  terms: (): Readonly<Record<string, string>> => {
    const value = read('search.terms');
    return Object.fromEntries(
      Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string',
      ),
    );
  },
  /** Whether pinyin finds Chinese titles. */
  pinyin: (): boolean => isOn('search.pinyin'),
  /** Whether papers of a running Zotero are offered; never before the user trusts the workspace. */
  zotero: (): boolean => vscode.workspace.isTrusted && isOn('zotero'),
  /** Shared libraries on search engines, as they are written; none before the user trusts the workspace. */
  sharedLibraries: (): readonly unknown[] => {
    const value = vscode.workspace.isTrusted ? read('sharedLibraries') : [];
    return Array.isArray(value) ? value : [];
  },
  /** Whether papers are offered while a citation is typed; may differ by language. */
  completes: (scope: vscode.ConfigurationScope): boolean => isOn('completion.enabled', scope),
  /** How wrong citations are shown: as serious as each is, all alike, or not at all. */
  checkCitations: (scope: vscode.ConfigurationScope) => oneOf(checkLevels, 'citations.check', scope),
  /** The encoding in which VS Code reads a file, as far as settings tell. */
  encoding: (scope: vscode.Uri): string =>
    vscode.workspace.getConfiguration('files', scope).get<string>('encoding') ?? 'utf8',
  /** Whether VS Code tells the encoding of a file by what it holds. */
  guessesEncoding: (scope: vscode.Uri): boolean =>
    vscode.workspace.getConfiguration('files', scope).get<boolean>('autoGuessEncoding') ?? false,
  /** Path or name of the CSL style of bibliographies that have none of their own; before there were two settings, one had both. */
  bibliographyStyle: (scope: vscode.ConfigurationScope | undefined): string =>
    written(read('bibliography.styleFile', scope)) ??
    written(read('bibliography.style', scope)) ??
    settingDefaults['bibliography.style'],
  /** The same as the user set it for all workspaces. */
  userBibliographyStyles: (): readonly string[] =>
    ['bibliography.styleFile', 'bibliography.style'].flatMap(
      (name) => written(vscode.workspace.getConfiguration(section, null).inspect(name)?.globalValue) ?? [],
    ),
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
  codeLens: (scope: vscode.ConfigurationScope): boolean => isOn('library.codeLens', scope),
  /** How papers are cited where nothing else is asked. */
  citationForm: (scope: vscode.ConfigurationScope): CitationVariant => oneOf(citationVariants, 'citations.form', scope),
  /** Whether a citation in LaTeX is tied to the word before it. */
  tiesCitations: (scope: vscode.ConfigurationScope): boolean => isOn('latex.tieBeforeCitation', scope),
  /** The user's template for the language of a document. */
  citationTemplate: (document: vscode.TextDocument): string | undefined => {
    const templates = read('citations.templates', document);
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

/** A text that says something. */
function written(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string' && item.trim() !== '')
    : [];
}

/** Fires when a setting that decides what the library reads has changed. */
export const onDidChangeLibrarySettings = onDidChange(
  ['library.folders', 'library.markers', 'library.listShape', 'library.maxFileSize'],
  'files.encoding',
);

/** Fires when a setting has changed that decides which files are documents, or what they cite. */
export const onDidChangeDocumentSettings = onDidChange(
  ['citations.syntaxes'],
  'files.associations',
  'files.exclude',
  'search.exclude',
);

/** Fires when papers may be offered in other documents than before. */
export const onDidChangeCompletion = onDidChange(['completion.enabled']);
/** Fires when the actions in sources have been switched on or off. */
export const onDidChangeCodeLens = onDidChange(['library.codeLens']);
/** Fires when wrong citations are to be shown in another way, or other languages have citations. */
export const onDidChangeCheck = onDidChange(['citations.check', 'citations.syntaxes', 'records.severity']);

/** Fires when a setting that decides what the Markdown preview shows has changed. */
export const onDidChangePreviewSettings = onDidChange([
  'preview.citations',
  'bibliography.style',
  'bibliography.styleFile',
  'bibliography.file',
]);

/** Fires when the setting that names the kept bibliographies has changed. */
export const onDidChangeSyncedBibSettings = onDidChange(['bibliography.file']);

/** Fires when the user's terms have changed. */
export const onDidChangeTerms = onDidChange(['search.terms']);

/** An event of changes of our settings, by their names of today or before, and of settings of VS Code. */
function onDidChange(
  names: readonly SettingName[],
  ...ofVsCode: readonly string[]
): (listener: () => void) => vscode.Disposable {
  const ours = names.flatMap((name) => [name, formerSettingNames[name] ?? name]);
  const watched = [...ours.map((name) => `${section}.${name}`), ...ofVsCode];
  return (listener) =>
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (watched.some((name) => event.affectsConfiguration(name))) {
        listener();
      }
    });
}

/** Writes the library folders of a workspace folder; what it returns puts back what was set before. */
export async function writeFolders(
  folder: vscode.WorkspaceFolder,
  folders: readonly string[],
): Promise<() => Promise<void>> {
  return await write('library.folders', folders, folder);
}

/** Has a bibliography of this name kept beside the documents of a workspace folder. */
export async function writeKeptBibliography(folder: vscode.WorkspaceFolder, name: string): Promise<void> {
  await write('bibliography.file', name, folder);
}

/** Sets a setting of a workspace folder by its name of today, and removes the former name from the same place. */
async function write(name: SettingName, value: unknown, folder: vscode.WorkspaceFolder): Promise<() => Promise<void>> {
  const isSingle = vscode.workspace.workspaceFile === undefined;
  const target = isSingle ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.WorkspaceFolder;
  const level = isSingle ? 'workspaceValue' : 'workspaceFolderValue';
  const configuration = () => vscode.workspace.getConfiguration(section, folder);
  const formerName = formerSettingNames[name];
  const before = configuration().inspect(name)?.[level];
  const former = formerName === undefined ? undefined : configuration().inspect(formerName)?.[level];
  const update = async (current: unknown, formerValue: unknown) => {
    await configuration().update(name, current, target);
    if (formerName !== undefined && former !== undefined) {
      await configuration().update(formerName, formerValue, target);
    }
  };
  await update(value, undefined);
  return async () => {
    await update(before, former);
  };
}
