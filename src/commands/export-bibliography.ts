import * as vscode from 'vscode';
import { asEntries, withWrittenKeys } from '../core/cite/export/cited-papers';
import type { ExportedPaper } from '../core/cite/export/csl-item';
import type { Library } from '../core/library/library';
import type { BibliographyFormat } from '../core/parse/formats/shared/bibliography-format';
import { exportFormats } from '../core/parse/formats/index';
import type { ReferenceFormatter } from '../host/bibliographies/reference-formatter';
import type { CitationIndex } from '../host/citations/citation-index';
import { papersCounted } from '../host/counts';
import type { LibraryLoader } from '../host/library/library-loader';
import type { ReplaceFile } from '../host/replace-file';
import { showError, showInformation, showWarning } from '../host/notify';

export type ExportScope = 'document' | 'workspace' | 'all';

/** What a keybinding may say; what it does not is asked. */
export interface ExportArguments {
  readonly scope?: ExportScope;
  /** The papers to export, in place of a scope. */
  readonly keys?: readonly string[];
  /** Identifier of one of the formats in which bibliographies are written. */
  readonly format?: string;
  /** A file to write, or `editor` for a new one that is not saved. */
  readonly target?: 'editor' | vscode.Uri;
}

export interface ExportContext {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly cited: CitationIndex;
  readonly bibliography: ReferenceFormatter;
  readonly replaceFile: ReplaceFile;
}

interface Choice {
  readonly papers: readonly ExportedPaper[];
  readonly unknown: readonly string[];
}

/** Writes the papers that a document, the workspace, or nobody in particular cites in one of the formats in which bibliographies are written. */
export async function exportBibliography(context: ExportContext, asked: ExportArguments = {}): Promise<void> {
  const { cited, loader } = context;
  await loader.whenIdle();
  // The documents are read once the library has papers.
  await (loader.state === 'ready' ? cited.whenScanned : undefined);
  const choice = asked.keys === undefined ? await choose(context, asked.scope) : choiceOfKeys(context, asked.keys);
  const format =
    choice === undefined ? undefined : (exportFormats.find(({ id }) => id === asked.format) ?? (await askForFormat()));
  if (choice === undefined || format === undefined) {
    return;
  }
  if (choice.papers.length === 0) {
    void showInformation(vscode.l10n.t('Nothing to export: no paper of the library is cited there.'));
    return;
  }
  const target = asked.target ?? (await askForTarget(format));
  if (target === undefined) {
    return;
  }
  const text = await context.bibliography.text(choice.papers, format.id);
  if (target === 'editor') {
    const document = await vscode.workspace.openTextDocument({
      content: text,
      language: format.languageId ?? 'plaintext',
    });
    await vscode.window.showTextDocument(document);
  } else {
    await save(target, text, countOf(choice), context.replaceFile);
  }
  if (choice.unknown.length > 0) {
    void showWarning(
      vscode.l10n.t('Not exported, since the library has no paper with the key: {0}', choice.unknown.join(', ')),
    );
  }
}

/** How many papers there are, of which some have an entry for each of several keys. */
function countOf({ papers }: Choice): number {
  return new Set(papers.map(({ paper }) => paper)).size;
}

/** Papers by their keys; those that the library does not have are told. */
function choiceOfKeys({ library }: ExportContext, keys: readonly string[]): Choice {
  return {
    papers: keys.flatMap((key) => {
      const paper = library.get(key);
      return paper === undefined ? [] : withWrittenKeys(paper, library);
    }),
    unknown: keys.filter((key) => library.get(key) === undefined),
  };
}

async function choose(context: ExportContext, asked: ExportScope | undefined): Promise<Choice | undefined> {
  const { library, cited, bibliography } = context;
  const { activeTextEditor: editor } = vscode.window;
  const choiceOf = (scope: ExportScope): Choice => {
    if (scope === 'all') {
      return { papers: library.papers.flatMap((paper) => withWrittenKeys(paper, library)), unknown: [] };
    }
    const { book } = cited;
    const documents =
      scope === 'document'
        ? editor === undefined
          ? []
          : [cited.parsed(editor.document)]
        : [...book.documents].flatMap((document) => book.documentOf(document) ?? []);
    const { papers, unknown } = bibliography.citedIn(documents);
    return { papers: papers.flatMap(asEntries), unknown };
  };
  if (asked !== undefined) {
    return choiceOf(asked);
  }
  const scopes: readonly (readonly [ExportScope, string])[] = [
    ...(editor !== undefined && cited.covers(editor.document)
      ? [['document', vscode.l10n.t('Cited in this document')] as const]
      : []),
    ['workspace', vscode.l10n.t('Cited in the workspace')],
    ['all', vscode.l10n.t('All papers of the library')],
  ];
  const items = scopes
    .map(([scope, label]) => ({ label, choice: choiceOf(scope) }))
    .map(({ label, choice }) => ({ label, description: papersCounted(countOf(choice)), choice }));
  return (
    await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Export Bibliography'),
      placeHolder: vscode.l10n.t('Which papers'),
    })
  )?.choice;
}

async function askForFormat(): Promise<BibliographyFormat | undefined> {
  const list = new Intl.ListFormat(vscode.env.language);
  const items = exportFormats.map((format) => ({
    label: format.name,
    description: `.${format.extensions[0] ?? ''}`,
    detail: vscode.l10n.t('For {0}', list.format(format.exportedFor ?? [])),
    format,
  }));
  return (
    await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Export Bibliography'),
      placeHolder: vscode.l10n.t('Format'),
    })
  )?.format;
}

async function askForTarget(format: BibliographyFormat): Promise<'editor' | vscode.Uri | undefined> {
  const file = { label: vscode.l10n.t('Save to a file…'), iconPath: new vscode.ThemeIcon('save') };
  const editor = { label: vscode.l10n.t('Open in an editor'), iconPath: new vscode.ThemeIcon('new-file') };
  const chosen = await vscode.window.showQuickPick([file, editor], {
    title: vscode.l10n.t('Export Bibliography'),
    placeHolder: vscode.l10n.t('Where to'),
  });
  if (chosen === undefined || chosen === editor) {
    return chosen === undefined ? undefined : 'editor';
  }
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const ending = format.extensions[0] ?? '';
  return vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder.uri, `references.${ending}`) }),
    filters: { [format.name]: [...format.extensions] },
    title: vscode.l10n.t('Export Bibliography'),
  });
}

async function save(target: vscode.Uri, text: string, count: number, replaceFile: ReplaceFile): Promise<void> {
  try {
    await replaceFile(target, text);
  } catch (error) {
    void showError(
      vscode.l10n.t('The bibliography cannot be written: {0}', error instanceof Error ? error.message : String(error)),
    );
    return;
  }
  const open = vscode.l10n.t('Open File');
  // Not waited for, since the user need not answer.
  void showInformation(
    count === 1 ? vscode.l10n.t('1 paper exported.') : vscode.l10n.t('{0} papers exported.', count),
    open,
  ).then((answer) => (answer === open ? vscode.window.showTextDocument(target) : undefined));
}
