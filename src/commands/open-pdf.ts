import * as vscode from 'vscode';
import { uriOfFile } from '../core/base/uris';
import { paperLabel } from '../core/library/base/label';
import { readableEndings } from '../core/library/named-files';
import type { Paper } from '../core/model/paper';
import { fileNameOf } from '../core/text/uri-text';
import { resolveFolder } from '../core/usecases/library-folders';
import { findPaperFiles, type PaperFiles } from '../core/usecases/paper-files';
import type { Workspace } from '../core/workspace/workspace';
import { openExternal } from '../host/external';
import type { BibliographyReader } from '../host/library/bibliography-reader';
import { showInformation } from '../host/notify';
import { settings } from '../host/settings';
import { iconLabel, labelText } from '../host/shown-text';

export interface OpenPdfServices {
  readonly workspace: Workspace;
  readonly bibliographies: BibliographyReader;
  /** The path of the user's own folder, where the host knows it. */
  readonly home?: () => string | undefined;
}

interface TextItem extends vscode.QuickPickItem {
  readonly file?: string;
  readonly url?: string;
}

/** Opens the text of a paper: its file in the viewer that there is, else its address in the browser. Gives what was opened. */
export async function openPdf(services: OpenPdfServices, paper: Paper): Promise<string | undefined> {
  const found = await paperFilesOf(services, paper);
  const items = itemsOf(found);
  if (items.length === 0) {
    await tellNone(paper, found);
    return undefined;
  }
  const [first] = items;
  // One file is meant before what is on the web.
  const chosen =
    items.length === 1 || found.files.length === 1
      ? first
      : await vscode.window.showQuickPick(items, {
          title: labelText(paperLabel(paper).label),
          placeHolder: vscode.l10n.t('Which file to open'),
        });
  if (chosen?.file !== undefined) {
    return openFile(vscode.Uri.parse(chosen.file));
  }
  return chosen?.url !== undefined && (await openExternal(chosen.url)) ? chosen.url : undefined;
}

function paperFilesOf({ workspace, bibliographies, home }: OpenPdfServices, paper: Paper): Promise<PaperFiles> {
  const [{ source }] = paper.sources;
  const uri = vscode.Uri.parse(source);
  const own = home?.();
  const homeUri = own === undefined || uri.scheme !== 'file' ? undefined : uriOfFile(own);
  const base = (vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..')).toString();
  return findPaperFiles(
    {
      workspace,
      publications: (...asked) => bibliographies.publications(...asked),
      folders: settings
        .pdfFolders(uri)
        .map((written) =>
          homeUri !== undefined && /^~(?=$|[\\/])/.test(written)
            ? resolveFolder(homeUri, `./${written.slice(1)}`)
            : resolveFolder(base, written),
        ),
      home: homeUri,
      isTrusted: vscode.workspace.isTrusted,
    },
    paper,
  );
}

function itemsOf({ files, web }: PaperFiles): TextItem[] {
  return [
    ...files.map((file) => ({
      label: iconLabel('file-pdf', fileNameOf(file)),
      description: labelText(vscode.workspace.asRelativePath(vscode.Uri.joinPath(vscode.Uri.parse(file), '..'))),
      file,
    })),
    ...web.map((url) => ({ label: iconLabel('globe', url.replace(/^https:\/\//, '')), url })),
  ];
}

async function tellNone(paper: Paper, { missing }: PaperFiles): Promise<void> {
  const [first] = missing;
  const setting = vscode.l10n.t('Folders of PDFs');
  const search = vscode.l10n.t('Search on the Web');
  const answer = await showInformation(
    first === undefined
      ? vscode.l10n.t('No PDF is known for {0}.', paperLabel(paper).label)
      : vscode.l10n.t('The file {0} is not there.', first),
    setting,
    search,
  );
  if (answer === setting) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'literatureNotes.pdf.folders');
  } else if (answer === search) {
    await vscode.commands.executeCommand('literatureNotes.searchOnWeb', paper.key);
  }
}

/** Opens a file in an editor that shows such files, else in the system's program for them. */
async function openFile(uri: vscode.Uri): Promise<string | undefined> {
  const ending = uri.path.slice(uri.path.lastIndexOf('.') + 1).toLowerCase();
  const viewer = viewerOf(ending);
  if (viewer !== undefined) {
    await (viewer === 'usual'
      ? vscode.commands.executeCommand('vscode.open', uri)
      : vscode.commands.executeCommand('vscode.openWith', uri, viewer));
    return uri.toString();
  }
  // What the window's own machine opens has to be a file of it.
  const isLocal =
    uri.scheme === 'file' && vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (isLocal && readableEndings.includes(ending) && (await vscode.env.openExternal(uri))) {
    return uri.toString();
  }
  const find = vscode.l10n.t('Find a Viewer');
  const anyway = vscode.l10n.t('Open Anyway');
  const answer = await showInformation(
    vscode.l10n.t('VS Code has no viewer for {0}. Extensions have.', fileNameOf(uri.path)),
    find,
    anyway,
  );
  if (answer === find) {
    await vscode.commands.executeCommand('workbench.extensions.search', `${ending} viewer`);
  } else if (answer === anyway) {
    await vscode.commands.executeCommand('vscode.open', uri);
    return uri.toString();
  }
  return undefined;
}

interface CustomEditor {
  readonly viewType?: unknown;
  readonly priority?: unknown;
  readonly selector?: unknown;
}

/** The editor for files of an ending: `usual` where VS Code takes it by itself, else its type; undefined where there is none. */
function viewerOf(ending: string): string | undefined {
  const associations = vscode.workspace
    .getConfiguration('workbench', null)
    .get<Record<string, unknown>>('editorAssociations');
  if (Object.keys(associations ?? {}).some((pattern) => namesEnding(pattern, ending))) {
    return 'usual';
  }
  const editors = vscode.extensions.all.flatMap(({ packageJSON }): readonly CustomEditor[] => {
    const { contributes } = packageJSON as { readonly contributes?: { readonly customEditors?: unknown } };
    return Array.isArray(contributes?.customEditors) ? (contributes.customEditors as readonly CustomEditor[]) : [];
  });
  const fitting = editors.filter(
    ({ selector }) =>
      Array.isArray(selector) &&
      (selector as readonly { readonly filenamePattern?: unknown }[]).some(
        ({ filenamePattern }) => typeof filenamePattern === 'string' && namesEnding(filenamePattern, ending),
      ),
  );
  const option = fitting.map(({ viewType }) => viewType).find((type) => typeof type === 'string');
  return fitting.some(({ priority }) => priority !== 'option') ? 'usual' : option;
}

/** Whether a glob is about an ending: `*.pdf`, `*.{pdf,djvu}`; one for any file is not. */
function namesEnding(pattern: string, ending: string): boolean {
  return pattern
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .includes(ending);
}
