import * as vscode from 'vscode';
import { attempted } from '../core/async/attempts';
import type { StyleError } from '../core/cite/references/style-error';
import { shippedStyles } from '../host/bibliographies/csl-styles';
import {
  attribution,
  type BibliographyEdit,
  type ReferenceListBlock,
} from '../host/bibliographies/reference-list-block';
import type { LibraryLoader } from '../host/library/library-loader';
import { settings } from '../host/settings';
import { showError, showInformation, showInformationWithLink, showStatus, showWarning } from '../host/notify';
import { labelText } from '../host/shown-text';
import { pathInside } from '../host/places';

/** What a keybinding may say. */
export interface BibliographyArguments {
  /** Name or path of a CSL style. */
  readonly style?: string;
}

type Bibliographies = Pick<ReferenceListBlock, 'blockOf' | 'cites' | 'edit' | 'chooseStyle'>;

/** How long the status bar tells what was done, in milliseconds. */
const statusTime = 10_000;

/** Puts the references of what the active document cites into it, or brings those that stand there up to date; one undo step. */
export async function insertBibliography(
  bibliographies: Bibliographies,
  loader: LibraryLoader,
  { style: asked }: BibliographyArguments = {},
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void showInformation(vscode.l10n.t('Open the document that the bibliography is for.'));
    return;
  }
  const { document } = editor;
  const block = bibliographies.blockOf(document);
  if (block === undefined && !bibliographies.cites(document)) {
    void showInformation(nothing([]));
    return;
  }
  const style =
    asked ??
    block?.style ??
    (block === undefined ? await askForStyle(bibliographies, document) : settings.bibliographyStyle(document));
  if (style === undefined) {
    return;
  }
  try {
    // While the library is being read, papers are missing that the document cites.
    await loader.whenIdle();
    await apply(bibliographies, editor, style);
  } catch (error) {
    const another = vscode.l10n.t('Choose Another Style');
    const reason = reasonOf(error);
    if (
      (await showError(vscode.l10n.t('The citation style "{0}" cannot be used: {1}', style, reason), another)) ===
      another
    ) {
      const next = await askForStyle(bibliographies, document);
      await (next === undefined ? undefined : insertBibliography(bibliographies, loader, { style: next }));
    }
  }
}

async function apply(bibliographies: Bibliographies, editor: vscode.TextEditor, style: string): Promise<void> {
  const { document } = editor;
  const made = await attempted(async () => {
    const { version } = document;
    const edit = await bibliographies.edit(document, style, document.offsetAt(editor.selection.end));
    if (document.version !== version) {
      return undefined;
    }
    const { range, text, count } = edit;
    const isNothing = count === 0 && range.isEmpty;
    if (
      isNothing ||
      document.getText(range) === text ||
      (await editor.edit((builder) => {
        builder.replace(range, text);
      }))
    ) {
      return { ...edit, outcome: isNothing ? ('nothing' as const) : ('done' as const) };
    }
    // Where somebody types on, VS Code refuses the edit.
    return document.version === version ? { ...edit, outcome: 'unchangeable' as const } : undefined;
  });
  switch (made?.outcome) {
    case undefined:
      void showWarning(
        vscode.l10n.t('The document keeps changing, so its bibliography was not brought up to date. Try again.'),
      );
      return;
    case 'nothing':
      void showInformation(nothing([...made.unknown, ...made.unread]));
      return;
    case 'unchangeable':
      void showWarning(vscode.l10n.t('The active editor cannot be changed.'));
      return;
    case 'done':
      tellDone(made.count);
      tellMissing(made);
      tellIncomplete(made.incomplete);
  }
}

function tellMissing({ unknown, unread }: Pick<BibliographyEdit, 'unknown' | 'unread'>): void {
  if (unknown.length > 0) {
    void showWarning(
      vscode.l10n.t(
        'Not in the bibliography, since neither the library nor a bibliography of the document has the key: {0}',
        unknown.join(', '),
      ),
    );
  }
  if (unread.length > 0) {
    void showWarning(
      vscode.l10n.t(
        'Not in the bibliography, since the document’s own bibliography has the key, and no entry under it that can be read: {0}',
        unread.join(', '),
      ),
    );
  }
}

/** Says how many references no journal takes, and completes them where the user wants it. */
function tellIncomplete(keys: readonly string[]): void {
  if (keys.length === 0) {
    return;
  }
  const complete = vscode.l10n.t('Complete Details');
  void showInformation(
    keys.length === 1
      ? vscode.l10n.t('One reference lacks author or year: {0}', keys.join())
      : vscode.l10n.t('{0} references lack author or year.', keys.length),
    complete,
  ).then((answer) =>
    answer === complete ? vscode.commands.executeCommand('literatureNotes.completeDetails', keys) : undefined,
  );
}

/** In the user's language where it is the refusal of a style, which another bundle than this one may have thrown. */
function reasonOf(error: unknown): string {
  const { template, args } = error as Partial<StyleError>;
  return template !== undefined && args !== undefined
    ? vscode.l10n.t(template, ...args)
    : error instanceof Error
      ? error.message
      : String(error);
}

let isAttributed = false;

/** What was done, and whose processor did it: in a message once a session, as its licence asks, then in the status bar. */
function tellDone(count: number): void {
  const done = vscode.l10n.t('References: {0}', count);
  showStatus('references', `${done} · ${attribution.phrase}`, statusTime);
  if (!isAttributed) {
    isAttributed = true;
    void showInformationWithLink(`${done}. ${attribution.phrase},`, 'citationstyles.org', attribution.url);
  }
}

function nothing(keys: readonly string[]): string {
  return keys.length === 0
    ? vscode.l10n.t('This document cites nothing, so it has no bibliography.')
    : vscode.l10n.t(
        'This document cites nothing that the library or a bibliography of its own can show: {0}',
        keys.join(', '),
      );
}

/** The style, with that of the setting first; `undefined` where the user wants none. */
async function askForStyle(bibliographies: Bibliographies, document: vscode.TextDocument): Promise<string | undefined> {
  const preset = settings.bibliographyStyle(document);
  const known = shippedStyles.some(({ name }) => name === preset)
    ? shippedStyles
    : [{ name: preset, title: preset }, ...shippedStyles];
  const items = known.map(({ name, title }) => ({
    label: labelText(title),
    description: name === preset ? vscode.l10n.t('set in the settings') : '',
    name,
  }));
  const other = { label: vscode.l10n.t('Choose a CSL file…'), description: '', name: '' };
  const chosen = await vscode.window.showQuickPick(
    [...items.filter(({ name }) => name === preset), ...items.filter(({ name }) => name !== preset), other],
    {
      title: `${vscode.l10n.t('Citation Style')} · ${attribution.phrase}`,
      placeHolder: vscode.l10n.t('How the references are written'),
    },
  );
  if (chosen?.name !== '') {
    return chosen?.name;
  }
  const [file] =
    (await vscode.window.showOpenDialog({ filters: { CSL: ['csl'] }, openLabel: vscode.l10n.t('Use Style') })) ?? [];
  const path = file === undefined ? undefined : pathOf(file, document);
  await (path === undefined ? undefined : bibliographies.chooseStyle(path));
  return path;
}

/** As short as it can be named: relative to the workspace folder. */
function pathOf(file: vscode.Uri, document: vscode.TextDocument): string {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0];
  const relative = folder === undefined ? undefined : pathInside(folder.uri, file);
  return relative ?? (file.scheme === 'file' ? file.fsPath : file.toString());
}
