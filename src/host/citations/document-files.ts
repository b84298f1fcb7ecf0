import * as vscode from 'vscode';
import { fileExtensionOf, languageOfEnding } from '../../core/cite/languages/documents';
import type { CitationSyntax } from '../../core/cite/model/citation';
import { syntaxFor } from '../../core/cite/languages/index';
import { maxDocumentSize } from '../../core/files/limits';
import { FileRefusal } from '../../core/files/refusal';
import { readText } from '../workspace/source-files';
import { settings } from '../settings';

/** More documents than a person writes; the bound keeps huge workspaces cheap. */
const maxDocuments = 10_000;

export interface FoundDocuments {
  readonly uris: readonly vscode.Uri[];
  /** False where there are more documents than are read. */
  readonly isComplete: boolean;
}

/** What settings say about the documents of one folder. */
interface FolderRules {
  readonly folder: vscode.WorkspaceFolder;
  /** Globs relative to the folder. */
  readonly excluded: readonly string[];
  /** Ending in lower case to language id. */
  readonly languages: ReadonlyMap<string, string>;
  readonly overrides: ReadonlyMap<string, string>;
}

/** The files of the workspace that people write citations in, as far as `files.exclude` and `search.exclude` leave them. */
export class DocumentFiles {
  readonly #rules = new Map<string, FolderRules>();

  /** To be called when settings or folders have changed. */
  forgetSettings(): void {
    this.#rules.clear();
  }

  async find(cancellation: vscode.CancellationToken): Promise<FoundDocuments> {
    const found: vscode.Uri[] = [];
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const { excluded } = this.#rulesOf(folder);
      const pattern = new vscode.RelativePattern(folder, this.#pattern(folder));
      const rest = maxDocuments + 1 - found.length;
      found.push(
        ...(await vscode.workspace.findFiles(
          pattern,
          excluded.length === 0 ? undefined : `{${excluded.join(',')}}`,
          rest,
          cancellation,
        )),
      );
    }
    const uris = [...new Map(found.map((uri) => [uri.toString(), uri])).values()];
    return { uris: uris.slice(0, maxDocuments), isComplete: uris.length <= maxDocuments };
  }

  /** The documents in a folder that came up; none where it is a file, or left out itself. */
  async findBelow(uri: vscode.Uri, cancellation: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined || this.#isExcluded(folder, uri) || !(await isDirectory(uri))) {
      return [];
    }
    const pattern = new vscode.RelativePattern(uri, this.#pattern(folder));
    const found = await vscode.workspace.findFiles(pattern, undefined, maxDocuments, cancellation);
    return found.filter((document) => this.includes(document));
  }

  /** Whether a file that came up counts as a document of the workspace. */
  includes(uri: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder !== undefined && this.isNamedAsDocument(uri) && !this.#isExcluded(folder, uri);
  }

  /** Whether a file has the ending of a document. */
  isNamedAsDocument(uri: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder !== undefined && this.#rulesOf(folder).languages.has(fileExtensionOf(uri.path));
  }

  /** The syntax of a file that is not open. */
  syntaxOf(uri: vscode.Uri): CitationSyntax {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const { languages, overrides } =
      folder === undefined
        ? { languages: languageOfEnding, overrides: settings.citationSyntaxes(uri) }
        : this.#rulesOf(folder);
    return syntaxFor(languages.get(fileExtensionOf(uri.path)) ?? '', overrides);
  }

  /** A document's text; `too-large` where it is not read for its size, undefined where it is gone or cannot be read. */
  async read(uri: vscode.Uri): Promise<string | 'too-large' | undefined> {
    try {
      return (await readText(uri, maxDocumentSize)).text;
    } catch (error) {
      return error instanceof FileRefusal && error.code === 'too-large' ? 'too-large' : undefined;
    }
  }

  /** Whether some glob leaves out a file or a folder around it. VS Code does the matching: it takes a document for its address only. */
  #isExcluded(folder: vscode.WorkspaceFolder, uri: vscode.Uri): boolean {
    const patterns = this.#rulesOf(folder).excluded.map((glob) => ({
      pattern: new vscode.RelativePattern(folder, glob),
    }));
    for (let { path } = uri; path.length > folder.uri.path.length; path = path.slice(0, path.lastIndexOf('/'))) {
      if (vscode.languages.match(patterns, { uri: uri.with({ path }), languageId: '' } as vscode.TextDocument) > 0) {
        return true;
      }
    }
    return false;
  }

  #pattern(folder: vscode.WorkspaceFolder): string {
    return `**/*.{${[...this.#rulesOf(folder).languages.keys()].map(anyCase).join(',')}}`;
  }

  #rulesOf(folder: vscode.WorkspaceFolder): FolderRules {
    const id = folder.uri.toString();
    const rules = this.#rules.get(id) ?? rulesOf(folder);
    this.#rules.set(id, rules);
    return rules;
  }
}

function rulesOf(folder: vscode.WorkspaceFolder): FolderRules {
  const overrides = settings.citationSyntaxes(folder);
  const associated = Object.entries(
    vscode.workspace.getConfiguration('files', folder).get<Record<string, string>>('associations') ?? {},
  );
  const languages = new Map(languageOfEnding);
  for (const [glob, language] of associated) {
    const ending = /^(?:\*\*\/)?\*\.([\w-]{1,20})$/.exec(glob)?.[1]?.toLowerCase();
    if (ending !== undefined && language !== 'plaintext' && overrides.has(language)) {
      languages.set(ending, language);
    }
  }
  return {
    folder,
    excluded: [...new Set([...globsOf('files', folder), ...globsOf('search', folder)])],
    languages,
    overrides,
  };
}

/** The globs that are switched on; those with a condition on siblings are left to VS Code. */
function globsOf(section: 'files' | 'search', folder: vscode.WorkspaceFolder): string[] {
  const globs = vscode.workspace.getConfiguration(section, folder).get<Record<string, unknown>>('exclude') ?? {};
  return Object.entries(globs).flatMap(([glob, isOn]) => (isOn === true ? [glob] : []));
}

/** `md` as `[mM][dD]`: globs tell cases apart, and people write `.Rmd`. */
function anyCase(ending: string): string {
  return [...ending]
    .map((letter) => (letter === letter.toUpperCase() ? letter : `[${letter}${letter.toUpperCase()}]`))
    .join('');
}

/** Where the user's own text is kept, and not a past or computed one. */
export function schemesOfDocuments(): readonly string[] {
  const ofFolders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-notebook-cell', ...ofFolders])];
}

/** The language that a document is written in: where VS Code has no name for it, what its file's ending says. */
export function languageIdOf({ uri, languageId }: vscode.TextDocument): string {
  return languageId === 'plaintext' ? (languageOfEnding.get(fileExtensionOf(uri.path)) ?? languageId) : languageId;
}

/** Whether a document is text that somebody writes, in a language whose citations are known. */
export function isCitingDocument(document: vscode.TextDocument): boolean {
  return (
    schemesOfDocuments().includes(document.uri.scheme) &&
    settings.citationSyntaxes(document).has(languageIdOf(document))
  );
}

async function isDirectory(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}
