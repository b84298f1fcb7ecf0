import * as vscode from 'vscode';
import { fileExtensionOf, languageOfDocument, languageOfEnding } from '../../core/cite/languages/documents';
import type { CitationSyntax } from '../../core/cite/model/citation';
import { syntaxFor } from '../../core/cite/languages/index';
import type { CitationRules } from '../../core/usecases/index-citations';
import type { TextDocument, Workspace } from '../../core/workspace/workspace';
import { DocumentSetting } from '../document-setting';
import { onDidChangeDocumentSettings } from '../settings';
import { citationSyntaxes } from './syntax-setting';
import { codeDocumentOf } from '../workspace/vscode-workspace';

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
export class EditorDocumentFiles implements CitationRules, vscode.Disposable {
  readonly onDidChange = onDidChangeDocumentSettings;
  readonly #workspace: Pick<Workspace, 'stat'>;
  readonly #rules = new Map<string, FolderRules>();
  readonly #syntaxes = new DocumentSetting(citationSyntaxes, onDidChangeDocumentSettings);
  readonly #cancellation = new vscode.CancellationTokenSource();
  readonly #subscriptions: vscode.Disposable;

  constructor(workspace: Pick<Workspace, 'stat'>) {
    this.#workspace = workspace;
    const forget = () => {
      this.#rules.clear();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#cancellation,
      this.#syntaxes,
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
      onDidChangeDocumentSettings(forget),
    );
  }

  async find(most: number): Promise<readonly string[]> {
    const found: vscode.Uri[] = [];
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const { excluded } = this.#rulesOf(folder);
      const pattern = new vscode.RelativePattern(folder, this.#pattern(folder));
      found.push(
        ...(await vscode.workspace.findFiles(
          pattern,
          excluded.length === 0 ? undefined : `{${excluded.join(',')}}`,
          most - found.length,
          this.#cancellation.token,
        )),
      );
    }
    return [...new Set(found.map((uri) => uri.toString()))];
  }

  async findBelow(below: string, most: number): Promise<readonly string[]> {
    const uri = vscode.Uri.parse(below);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (
      folder === undefined ||
      this.#isExcluded(folder, uri) ||
      (await this.#workspace.stat(below))?.kind !== 'folder'
    ) {
      return [];
    }
    const pattern = new vscode.RelativePattern(uri, this.#pattern(folder));
    const found = await vscode.workspace.findFiles(pattern, undefined, most, this.#cancellation.token);
    return found.map((document) => document.toString()).filter((document) => this.includes(document));
  }

  includes(file: string): boolean {
    const uri = vscode.Uri.parse(file);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder !== undefined && this.isNamedAsDocument(file) && !this.#isExcluded(folder, uri);
  }

  isNamedAsDocument(file: string): boolean {
    const uri = vscode.Uri.parse(file);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder !== undefined && this.#rulesOf(folder).languages.has(fileExtensionOf(uri.path));
  }

  syntaxOfFile(file: string): CitationSyntax {
    const uri = vscode.Uri.parse(file);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const { languages, overrides } =
      folder === undefined ? { languages: languageOfEnding, overrides: citationSyntaxes(uri) } : this.#rulesOf(folder);
    return syntaxFor(languages.get(fileExtensionOf(uri.path)) ?? '', overrides);
  }

  syntaxOf(document: TextDocument): CitationSyntax {
    const ours = codeDocumentOf(document);
    return syntaxFor(languageIdOf(ours), this.#syntaxes.of(ours));
  }

  isCiting(document: TextDocument): boolean {
    const ours = codeDocumentOf(document);
    return schemesOfDocuments().includes(ours.uri.scheme) && this.#syntaxes.of(ours).has(languageIdOf(ours));
  }

  dispose(): void {
    this.#cancellation.cancel();
    this.#subscriptions.dispose();
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
  const overrides = citationSyntaxes(folder);
  const associated = Object.entries(
    // Of the window: for a folder there are no others.
    vscode.workspace.getConfiguration('files', null).get<Record<string, string>>('associations') ?? {},
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

function languageIdOf({ uri, languageId }: vscode.TextDocument): string {
  return languageOfDocument(languageId, uri.path);
}
