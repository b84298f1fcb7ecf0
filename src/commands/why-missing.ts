import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { SkipReason } from '../core/parse/formats/shared/bibliography-format';
import { formats, formatsOf } from '../core/parse/formats/index';
import { problemMessage, severityOf } from '../core/model/problems';
import { papersCounted, problemsCounted } from '../host/counts';
import { libraryFoldersOf } from '../host/workspace/library-folders';
import type { LibraryLoader } from '../host/library/library-loader';
import { listFiles } from '../host/workspace/source-files';
import { showInformation } from '../host/notify';
import { iconLabel, labelText } from '../host/shown-text';

interface FileItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
  readonly line?: number;
}

/** Tells for each file of the library folders what was read, what was skipped and why; choosing a row opens the place. */
export async function whyMissing(library: Library, loader: LibraryLoader): Promise<void> {
  await loader.whenIdle();
  const sources = new Set(library.sources);
  const items: FileItem[] = [];
  for (const workspaceFolder of vscode.workspace.workspaceFolders ?? []) {
    for (const folder of await libraryFoldersOf(workspaceFolder)) {
      items.push({
        label: labelText(vscode.workspace.asRelativePath(folder.uri)),
        kind: vscode.QuickPickItemKind.Separator,
      });
      const listed = await listFiles(folder, { isWanted: () => true }).catch(() => undefined);
      if (listed === undefined) {
        items.push({
          label: iconLabel('error', folder.uri.path),
          detail: vscode.l10n.t('This folder cannot be read. Choose another one with "Choose Library Folder…".'),
        });
      }
      items.push(
        ...(listed?.notRead ?? []).map(({ uri, code, args }) => ({
          label: iconLabel(severityOf(code), vscode.workspace.asRelativePath(uri)),
          detail: problemMessage(
            { code, args, span: { start: 0, end: 0, line: 0, endLine: 0 } },
            (template, ...values) => vscode.l10n.t(template, ...values),
          ),
        })),
      );
      items.push(
        ...(listed?.files ?? []).flatMap((uri) =>
          fileItems(
            uri,
            folder.uri,
            library,
            sources.has(uri.toString()) ? undefined : skippedText(uri.path, loader.skipped.get(uri.toString())),
          ),
        ),
      );
    }
  }
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

function fileItems(uri: vscode.Uri, folder: vscode.Uri, library: Library, skipped: string | undefined): FileItem[] {
  const source = uri.toString();
  const name = uri.path.slice(folder.path.length + 1);
  if (skipped !== undefined) {
    return [{ uri, label: iconLabel('circle-slash', name), detail: skipped }];
  }
  const problems = library.problemsOf(source);
  const read: FileItem = {
    uri,
    label: iconLabel('check', name),
    description: [papersCounted(library.papersOf(source).length), problemsCounted(problems.length)].join(
      vscode.l10n.t(', '),
    ),
  };
  return [
    read,
    ...problems.map((problem) => ({
      uri,
      line: problem.span.line,
      label: iconLabel(severityOf(problem.code), `${name}:${problem.span.line + 1}`),
      detail: labelText(problemMessage(problem, (template, ...args) => vscode.l10n.t(template, ...args))),
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
