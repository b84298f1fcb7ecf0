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
import { type BibliographyOffer, keepBibliography, type KeepBibliographyServices, offerOf } from './keep-bibliography';

/** What a keybinding may say. */
export interface BibliographyArguments {
  /** Name or path of a CSL style. */
  readonly style?: string;
  /** To keep a bibliography file, which the document names, in place of a list of references. */
  readonly file?: boolean;
}

type Bibliographies = Pick<ReferenceListBlock, 'blockOf' | 'cites' | 'edit' | 'chooseStyle'>;

/** The file that a document is offered in place of a list. */
export interface FileOffers {
  offerOf(document: vscode.TextDocument): Promise<BibliographyOffer | undefined>;
  keep(editor: vscode.TextEditor): Promise<void>;
}

/** What the user chose: a style by name or path, or the file. */
type Chosen = { readonly style: string } | 'file' | undefined;

/** No style has such a name. */
const fileItem = '\0file';
/** How long the status bar tells what was done, in milliseconds. */
const statusTime = 10_000;

/** The command: `insertBibliography` with the files of documents. */
export function insertBibliographyOf(
  services: KeepBibliographyServices & {
    readonly documentBibliography: ReferenceListBlock;
    readonly loader: LibraryLoader;
  },
  asked?: BibliographyArguments,
): Promise<void> {
  return insertBibliography(
    services.documentBibliography,
    services.loader,
    {
      offerOf: (document) => offerOf(services, document),
      keep: (editor) => keepBibliography(services, editor),
    },
    asked,
  );
}

/** Puts the references of what the active document cites into it, or brings those that stand there up to date; one undo step. */
export async function insertBibliography(
  bibliographies: Bibliographies,
  loader: Pick<LibraryLoader, 'whenIdle'>,
  files: FileOffers,
  { style: asked, file }: BibliographyArguments = {},
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
  // While the library is being read, papers are missing that the document cites.
  await loader.whenIdle();
  const preset = asked ?? block?.style;
  const chosen: Chosen =
    file === true
      ? 'file'
      : preset !== undefined
        ? { style: preset }
        : block === undefined
          ? await choose(bibliographies, document, await files.offerOf(document))
          : { style: settings.bibliographyStyle(document) };
  if (chosen === undefined) {
    return;
  }
  if (chosen === 'file') {
    await files.keep(editor);
    return;
  }
  const { style } = chosen;
  try {
    await apply(bibliographies, editor, style);
    // Where the user has just chosen otherwise, nothing is offered again.
    const offer = block === undefined || asked !== undefined ? undefined : await files.offerOf(document);
    if (offer?.isOptional === false) {
      tellUnresolved(offer, files, editor);
    }
  } catch (error) {
    const another = vscode.l10n.t('Choose Another Style');
    const reason = reasonOf(error);
    if (
      (await showError(vscode.l10n.t('The citation style "{0}" cannot be used: {1}', style, reason), another)) ===
      another
    ) {
      const next = await choose(bibliographies, document, undefined);
      if (typeof next === 'object') {
        await insertBibliography(bibliographies, loader, files, next);
      }
    }
  }
}

/** Says that the list is text alone, where the document's own tool wants a file. */
function tellUnresolved({ keys, label }: BibliographyOffer, files: FileOffers, editor: vscode.TextEditor): void {
  const keep = vscode.l10n.t('Use {0} Instead', label);
  void showInformation(
    vscode.l10n.t(
      'The list of references is text: {0} keys of this document are in no bibliography that it names.',
      keys.size,
    ),
    keep,
  ).then((answer) => (answer === keep ? files.keep(editor) : undefined));
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

/** The style, with that of the setting first, below the file that is offered, or above it where a list will do; `undefined` where the user wants none. */
async function choose(
  bibliographies: Bibliographies,
  document: vscode.TextDocument,
  offer: BibliographyOffer | undefined,
): Promise<Chosen> {
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
  const file =
    offer === undefined
      ? []
      : [
          {
            label: labelText(
              offer.isNamed
                ? vscode.l10n.t('Bring {0} up to Date', offer.label)
                : vscode.l10n.t('Keep {0}', offer.label),
            ),
            description: vscode.l10n.t('a BibTeX file, by which the document’s own tool finds what is cited'),
            name: fileItem,
          },
        ];
  const chosen = await vscode.window.showQuickPick(
    [
      ...(offer?.isOptional === true ? [] : file),
      ...items.filter(({ name }) => name === preset),
      ...(offer?.isOptional === true ? file : []),
      ...items.filter(({ name }) => name !== preset),
      other,
    ],
    {
      title: `${vscode.l10n.t('Citation Style')} · ${attribution.phrase}`,
      placeHolder: vscode.l10n.t('How the references are written'),
    },
  );
  if (chosen?.name !== '') {
    return chosen === undefined ? undefined : chosen.name === fileItem ? 'file' : { style: chosen.name };
  }
  const [picked] =
    (await vscode.window.showOpenDialog({ filters: { CSL: ['csl'] }, openLabel: vscode.l10n.t('Use Style') })) ?? [];
  const path = picked === undefined ? undefined : pathOf(picked, document);
  await (path === undefined ? undefined : bibliographies.chooseStyle(path));
  return path === undefined ? undefined : { style: path };
}

/** As short as it can be named: relative to the workspace folder. */
function pathOf(file: vscode.Uri, document: vscode.TextDocument): string {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0];
  const relative = folder === undefined ? undefined : pathInside(folder.uri, file);
  return relative ?? (file.scheme === 'file' ? file.fsPath : file.toString());
}
