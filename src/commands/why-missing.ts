import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { SkipReason } from '../core/parse/formats/shared/bibliography-format';
import { formats, formatsOf } from '../core/parse/formats/index';
import { type ExplainedFile, type ExplainedFolder, explainFiles } from '../core/usecases/explain-files';
import type { Workspace } from '../core/workspace/workspace';
import type { BundleLoader, LazyBundles } from '../host/bundles/lazy-bundles';
import { papersCounted, problemsCounted } from '../host/counts';
import { foldersOf, type LibraryLoader } from '../host/library/library-loader';
import { showInformation } from '../host/notify';
import { problemText } from '../host/problem-text';
import { iconLabel, labelText } from '../host/shown-text';

interface FileItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
  readonly line?: number;
}

/** Tells for each file of the library folders what was read, what was skipped and why; choosing a row opens the place. */
export async function whyMissing(
  workspace: Workspace,
  library: Library,
  loader: LibraryLoader,
  bundles: BundleLoader,
): Promise<void> {
  const texts = await bundles.load('problems');
  await loader.whenIdle();
  const folders = await explainFiles({ workspace, library, skipped: loader.skipped, foldersOf });
  const items = folders.flatMap((folder) => folderItems(folder, texts));
  if (items.length === 0) {
    void showInformation(vscode.l10n.t('No folder is open, so there is no library.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Why Is My Paper Missing?'),
    placeHolder: vscode.l10n.t('The files of the library; choose one to open it'),
    matchOnDetail: true,
  });
  if (chosen?.uri !== undefined) {
    const line = chosen.line ?? 0;
    await vscode.window.showTextDocument(chosen.uri, { selection: new vscode.Range(line, 0, line, 0) });
  }
}

function folderItems({ uri: folder, files, notRead }: ExplainedFolder, texts: LazyBundles['problems']): FileItem[] {
  const uri = vscode.Uri.parse(folder);
  const unreadable = vscode.l10n.t('This folder cannot be read. Choose another one with "Choose Library Folder…".');
  return [
    { label: labelText(vscode.workspace.asRelativePath(uri)), kind: vscode.QuickPickItemKind.Separator },
    ...(files === undefined ? [{ label: iconLabel('error', uri.path), detail: unreadable }] : []),
    ...notRead.map(({ uri: file, code, args }) => ({
      label: iconLabel(texts.severityOf(code), vscode.workspace.asRelativePath(vscode.Uri.parse(file))),
      detail: labelText(problemText(texts, { code, args, span: { start: 0, end: 0, line: 0, endLine: 0 } })),
    })),
    ...(files ?? []).flatMap((file) => fileItems(file, texts)),
  ];
}

function fileItems({ uri: file, name, read, skipped }: ExplainedFile, texts: LazyBundles['problems']): FileItem[] {
  const uri = vscode.Uri.parse(file);
  if (read === undefined) {
    return [{ uri, label: iconLabel('circle-slash', name), detail: skippedText(uri.path, skipped) }];
  }
  return [
    {
      uri,
      label: iconLabel('check', name),
      description: [papersCounted(read.papers), problemsCounted(read.problems.length)].join(vscode.l10n.t(', ')),
    },
    ...read.problems.map((problem) => ({
      uri,
      line: problem.span.line,
      label: iconLabel(texts.severityOf(problem.code), `${name}:${problem.span.line + 1}`),
      detail: labelText(problemText(texts, problem)),
    })),
  ];
}

function skippedText(path: string, reason: SkipReason | undefined): string {
  switch (reason) {
    case 'markdown-without-list':
      return vscode.l10n.t(
        'Skipped: a Markdown file counts if it has front matter (a note) or is a list of abstracts.',
      );
    case 'keys-file':
      return vscode.l10n.t('Skipped: this file holds the citation keys of the library.');
    case 'text-without-list':
      return vscode.l10n.t(
        'Skipped: no list of abstracts is recognised in it. Put it into a library folder to read it all the same.',
      );
    case 'note-without-work':
      return vscode.l10n.t(
        'Skipped: its front matter names no authors, DOI, arXiv id, year or key. Put it into a library folder to read it all the same.',
      );
    case 'note-template':
      return vscode.l10n.t('Skipped: it is a template for notes, whose title and authors are yet to be filled in.');
    case 'kept-bibliography':
      return vscode.l10n.t('Written out of the library, for documents to cite from');
    case 'no-entries':
      return vscode.l10n.t(
        'Skipped: this file holds no entries of a bibliography ({0}).',
        formatsOf(path)
          .map(({ name }) => name)
          .join(', '),
      );
    default:
      return vscode.l10n.t(
        'Skipped: not a kind of file that holds papers ({0}).',
        [...new Set(formats.flatMap(({ extensions }) => extensions))].map((extension) => `.${extension}`).join(', '),
      );
  }
}
