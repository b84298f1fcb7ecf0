import * as vscode from 'vscode';
import { DocumentKeys } from '../core/cite/bibliographies/document-keys';
import { fileExtensionOf, languageOfDocument, languageOfEnding } from '../core/cite/languages/documents';
import { defaultSyntax, parseCitations, syntaxFor } from '../core/cite/languages/index';
import type { CitationSyntax } from '../core/cite/model/citation';
import type { Library } from '../core/library/library';
import { pinsFileName } from '../core/library/pins/pins-file-name';
import { TopicTable } from '../core/search/topics/topic-table';
import { TermTable } from '../core/search/translation/term-table';
import type { AgentDocument, AgentLibrary } from '../core/usecases/agent/agent-library';
import { ToolRefusal } from '../core/usecases/agent/tool-input';
import type { CitationIndex } from './citations/citation-index';
import type { EditorBibliographies } from './citations/document-bibliographies';
import { citationSyntaxes } from './citations/syntax-setting';
import { hostSlicer } from './clock';
import type { LibraryLoader } from './library/library-loader';
import type { LibrarySearch } from './library/library-search';
import type { PinFiles } from './library/pin-files';
import type { TermTableLoader } from './library/term-table';
import { settings } from './settings';

export interface EditorAgentServices {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly cited: CitationIndex;
  readonly own: EditorBibliographies;
  readonly search: LibrarySearch;
  readonly pins: PinFiles;
  readonly tables: TermTableLoader;
}

/** What the tools need, over the library and the documents of the window. */
export function editorAgentLibrary(services: EditorAgentServices): AgentLibrary {
  const { library, loader, cited, search, pins, tables } = services;
  let stems: TopicTable | undefined;
  let terms: { readonly table: TermTable; readonly own: string } | undefined;
  const read = async () => {
    await loader.whenIdle();
    return library;
  };
  return {
    library: read,
    async search(query, limit) {
      await read();
      return search.search(query, limit, new vscode.CancellationTokenSource().token);
    },
    async citedAt(key) {
      const paper = library.get(key);
      await (paper === undefined ? undefined : cited.whenScanned);
      return (paper === undefined ? [] : cited.placesOfPaper(paper)).map(({ uri, range }) => ({
        path: pathOf(uri),
        line: range.start.line + 1,
      }));
    },
    document: (path) => documentAt(services, path),
    text(text, syntax = defaultSyntax) {
      return Promise.resolve({ text, syntax, parsed: parseCitations(text, syntax), own: DocumentKeys.none });
    },
    syntaxOf: (path) => Promise.resolve(syntaxAt(path)),
    async keep(keys) {
      // As what is done by itself: a workspace that is not trusted is not written to.
      try {
        await pins.pin(keys, 'automatic');
      } catch (error) {
        // The keys file is damaged; the citation is right all the same.
        return { kept: false, reason: error instanceof Error ? error.message : String(error) };
      }
      const waiting = pins.files.flatMap((file) => library.problemsOf(file).map(({ code }) => code));
      const reasons = {
        'pins-restricted': `the workspace is in Restricted Mode, where ${pinsFileName} is not written. They are kept in VS Code until the user trusts the workspace.`,
        'pins-linked': `${pinsFileName} is a link that leads out of the workspace. They are kept in VS Code until it can be written.`,
        'pins-unwritable': `${pinsFileName} cannot be written. They are kept in VS Code until it can be.`,
      } as const;
      const reason = Object.entries(reasons).find(([code]) => waiting.some((each) => each === code))?.[1];
      return reason === undefined ? { kept: true } : { kept: false, reason };
    },
    async terms() {
      const own = JSON.stringify(settings.terms());
      if (terms?.own !== own) {
        terms = { own, table: TermTable.parse(await tables.loadText()).withUserTerms(settings.terms()) };
      }
      return terms.table;
    },
    stems: async () => (stems ??= TopicTable.parse(await tables.loadTopicsText())),
    slicer: hostSlicer,
    pathOf: (source) => pathOf(vscode.Uri.parse(source)),
  };
}

/** A path where it is a file's of this machine, else the URI. */
function pathOf(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** The URI of a path or URI as the tools give them; a path is on the file system of the workspace. */
function uriOf(path: string): vscode.Uri {
  if (/^[a-z][\w+.-]+:\/\//i.test(path)) {
    return vscode.Uri.parse(path);
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!/^(?:[/\\]|[a-z]:[/\\])/i.test(path)) {
    throw new ToolRefusal(`${JSON.stringify(path.slice(0, 300))} is no absolute path.`);
  }
  return folder === undefined || folder.scheme === 'file' ? vscode.Uri.file(path) : folder.with({ path });
}

async function documentAt({ cited, own, loader }: EditorAgentServices, path: string): Promise<AgentDocument> {
  const uri = uriOf(path);
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (open === undefined && vscode.workspace.getWorkspaceFolder(uri) === undefined) {
    throw new ToolRefusal('This file is neither in the workspace nor open: ask the user to open it, or give its text.');
  }
  await loader.whenIdle();
  const document = await Promise.resolve(open ?? vscode.workspace.openTextDocument(uri)).catch((error: unknown) => {
    throw new ToolRefusal(`The document cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!citationSyntaxes(document).has(languageOfDocument(document.languageId, document.uri.path))) {
    throw new ToolRefusal('This is no document whose citations can be read: give its text with a syntax.');
  }
  const parsed = await cited.parsedInWork(document);
  return { text: document.getText(), syntax: parsed.syntax, parsed, own: await own.of(document) };
}

function syntaxAt(path: string): CitationSyntax {
  const uri = uriOf(path);
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  const language =
    open === undefined
      ? languageOfEnding.get(fileExtensionOf(uri.path))
      : languageOfDocument(open.languageId, open.uri.path);
  if (language === undefined) {
    throw new ToolRefusal('In such files citations are not known: give "syntax" instead of "path".');
  }
  return syntaxFor(language, citationSyntaxes(open ?? uri));
}
