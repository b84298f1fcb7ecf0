import * as vscode from 'vscode';
import { attempted } from '../core/async/attempts';
import type { CitedDocument } from '../core/cite/model/citation';
import type { BibliographyNaming } from '../core/cite/model/citation-language';
import type { Library } from '../core/library/library';
import { syncedBibMark } from '../core/parse/formats/bibtex';
import type { FileText } from '../core/parse/source';
import type { KeptFile } from '../core/usecases/keep-bibliographies';
import type { OfferedBibliography, OfferServices } from '../core/usecases/offer-bibliography';
import type { BundleLoader } from '../host/bundles/lazy-bundles';
import type { ReferenceListBlock } from '../host/bibliographies/reference-list-block';
import type { CitationIndex } from '../host/citations/citation-index';
import type { EditorBibliographies } from '../host/citations/document-bibliographies';
import type { BibliographyReader } from '../host/library/bibliography-reader';
import { showError, showInformation, showWarning } from '../host/notify';
import { rangeIn } from '../host/ranges';
import { settings, writeKeptBibliography } from '../host/settings';
import type { OpenSharedFile, SharedFilePort } from '../host/shared-file-port';
import { openDocument } from '../host/workspace/source-files';

export interface KeepBibliographyServices {
  readonly library: Library;
  readonly bundles: BundleLoader;
  readonly cited: CitationIndex;
  readonly own: EditorBibliographies;
  readonly bibliographies: BibliographyReader;
  readonly openSharedFile: OpenSharedFile;
  readonly documentBibliography: Pick<ReferenceListBlock, 'blockOf'>;
}

/** What a document is offered in place of a list of references. */
export interface BibliographyOffer extends OfferedBibliography {
  /** As people know it. */
  readonly label: string;
  /** Whether a list of references in the text would do as well. */
  readonly isOptional: boolean;
}

const usualName = 'references.bib';

/** The BibTeX file from which a document's own tool would list and resolve what it cites; undefined where it needs none. */
export async function offerOf(
  services: KeepBibliographyServices,
  document: vscode.TextDocument,
): Promise<BibliographyOffer | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const { furtherNamingEdits, listSuffices, namesBibliographies } = await services.bundles.load('references');
  const syntax = services.cited.syntaxOf(document);
  if (folder === undefined || !namesBibliographies(syntax)) {
    return undefined;
  }
  const { offeredBibliography } = await services.bundles.load('export');
  const offered = await offeredBibliography(
    await offerServices(services, folder),
    folder.uri.toString(),
    settings.keptBibliography(folder) ?? usualName,
    [document.uri.toString(), services.cited.parsed(document)],
  );
  return offered === undefined ||
    (offered.isFurther &&
      furtherNamingEdits(document.getText(), services.cited.parsed(document), offered.name, { newline: '\n' }) ===
        undefined)
    ? undefined
    : {
        ...offered,
        label: vscode.workspace.asRelativePath(vscode.Uri.parse(offered.uri)),
        isOptional: listSuffices(syntax),
      };
}

/** Writes the file, and has the document name it: one undo step. */
export async function keepBibliography(services: KeepBibliographyServices, editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const offer = await offerOf(services, document);
  if (folder === undefined || offer === undefined) {
    await tellNoOffer(services, folder, document);
    return;
  }
  const uri = vscode.Uri.parse(offer.uri);
  const port = services.openSharedFile(
    uri,
    (vscode.workspace.workspaceFolders ?? []).map((one) => one.uri),
  );
  const { name } = offer;
  try {
    if (openDocument(uri)?.isDirty === true) {
      void showWarning(vscode.l10n.t('{0} has changes that are not saved. Save the file, and try again.', offer.label));
      return;
    }
    const made = await attempted(async () => {
      const { version } = document;
      if (!(await written(services, folder, name, document, port))) {
        return undefined;
      }
      if (offer.isNamed) {
        return { isNamed: true, configuration: undefined };
      }
      const named = await nameIn(services, editor, offer);
      return document.version === version || named.isDone ? { ...named, isNamed: named.isDone } : undefined;
    });
    if (made === undefined) {
      void showWarning(
        vscode.l10n.t('The document or {0} keeps changing, so nothing names the file yet. Try again.', offer.label),
      );
    } else if (!made.isNamed) {
      void showWarning(vscode.l10n.t('The active editor cannot be changed.'));
    } else {
      tellKept(services, offer, folder, made.configuration);
    }
  } catch (error) {
    void showError(
      port.isForeign
        ? vscode.l10n.t('{0} leads out of the workspace through a link, so it is not written.', offer.label)
        : vscode.l10n.t(
            'The bibliography cannot be written: {0}',
            error instanceof Error ? error.message : String(error),
          ),
    );
  }
}

/** Says why a document is offered no file. */
async function tellNoOffer(
  services: KeepBibliographyServices,
  folder: vscode.WorkspaceFolder | undefined,
  document: vscode.TextDocument,
): Promise<void> {
  const { bibliographyOfOthers } = await services.bundles.load('export');
  const others =
    folder === undefined
      ? undefined
      : await bibliographyOfOthers(
          await offerServices(services, folder),
          folder.uri.toString(),
          settings.keptBibliography(folder) ?? usualName,
          [document.uri.toString(), services.cited.parsed(document)],
        );
  const { readsSeveral } = await services.bundles.load('references');
  const label = others === undefined ? '' : vscode.workspace.asRelativePath(vscode.Uri.parse(others));
  void showInformation(
    others === undefined
      ? vscode.l10n.t(
          'No bibliography file is needed here: this document cites no paper of the library that it does not find.',
        )
      : readsSeveral(services.cited.syntaxOf(document))
        ? vscode.l10n.t(
            '{0} lacks papers that this document cites, but is a file of your own, so it is not written. Name a second BibTeX file beside it in the document, and run the command again to have them kept there.',
            label,
          )
        : vscode.l10n.t(
            '{0} lacks papers that this document cites, but is a file of your own, so it is not written, and the document’s tool reads one bibliography only. Export a bibliography, and copy the missing entries from it.',
            label,
          ),
  );
}

/** Whether the file holds what is wanted, since it was written or does already; false where others came between. */
async function written(
  services: KeepBibliographyServices,
  folder: vscode.WorkspaceFolder,
  name: string,
  document: vscode.TextDocument,
  port: SharedFilePort,
): Promise<boolean> {
  await services.cited.whenScanned;
  const { keptText, wantedBibliography } = await services.bundles.load('export');
  const { book } = services.cited;
  const documents = [...book.documents].flatMap((uri): [string, CitedDocument][] => {
    const cited = book.documentOf(uri);
    return cited === undefined ? [] : [[uri, cited]];
  });
  const wanted = await wantedBibliography(
    await offerServices(services, folder),
    folder.uri.toString(),
    name,
    [document.uri.toString(), services.cited.parsed(document)],
    documents,
  );
  const text =
    wanted === undefined
      ? undefined
      : await keptText(
          services.library,
          {
            sources: services.library.sources,
            read: (...source) => services.bibliographies.publications(...source),
          },
          wanted,
        );
  const now = await port.read();
  // Somebody may have made a file of their own meanwhile.
  return (
    text !== undefined && (now === undefined || now.startsWith(syncedBibMark)) && (now === text || port.replace(text))
  );
}

async function nameIn(
  services: KeepBibliographyServices,
  editor: vscode.TextEditor,
  { name, isFurther }: OfferedBibliography,
): Promise<{ readonly isDone: boolean; readonly configuration: BibliographyNaming['configuration'] }> {
  const { document } = editor;
  const { furtherNamingEdits, namingEdits } = await services.bundles.load('references');
  const newline = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const block = services.documentBibliography.blockOf(document);
  const cursor = document.offsetAt(editor.selection.end);
  const asked = [document.getText(), services.cited.parsed(document), name] as const;
  const named = isFurther
    ? furtherNamingEdits(...asked, { newline, block })
    : namingEdits(...asked, { cursor, newline, block });
  if (named === undefined) {
    return { isDone: false, configuration: undefined };
  }
  const { edits, configuration } = named;
  const isDone = await editor.edit((builder) => {
    for (const edit of edits) {
      builder.replace(rangeIn(document, edit), edit.text);
    }
  });
  return { isDone, configuration };
}

function tellKept(
  { library }: KeepBibliographyServices,
  { keys, label, name, isNamed }: BibliographyOffer,
  folder: vscode.WorkspaceFolder,
  configuration: BibliographyNaming['configuration'],
): void {
  const lacking = [...keys].filter((key) => {
    const paper = library.get(key);
    return paper !== undefined && (paper.authors === undefined || paper.year === undefined);
  });
  const keep = vscode.l10n.t('Keep It in Step');
  const complete = vscode.l10n.t('Complete Details');
  const copy = vscode.l10n.t('Copy Line');
  const parts = [
    vscode.l10n.t('{0} holds what this document cites, and the document names it.', label),
    isNamed ? '' : vscode.l10n.t('Undo takes the line out of the document again, and leaves the file.'),
    configuration === undefined ? '' : vscode.l10n.t('Add to {0}: {1}', configuration.file, configuration.line),
    lacking.length === 0 ? '' : vscode.l10n.t('{0} of its entries lack author or year.', lacking.length),
  ];
  void showInformation(
    parts.filter((part) => part !== '').join(' '),
    ...(settings.keptBibliography(folder) === undefined ? [keep] : []),
    ...(lacking.length === 0 ? [] : [complete]),
    ...(configuration === undefined ? [] : [copy]),
  ).then(async (answer) => {
    if (answer === keep) {
      await writeKeptBibliography(folder, name);
    } else if (answer === complete) {
      await vscode.commands.executeCommand('literatureNotes.completeDetails', lacking);
    } else if (answer === copy && configuration !== undefined) {
      await vscode.env.clipboard.writeText(configuration.line);
    }
  });
}

async function offerServices(
  { library, own, bibliographies, openSharedFile }: KeepBibliographyServices,
  folder: vscode.WorkspaceFolder,
): Promise<OfferServices> {
  return {
    library,
    namedFor: await own.naming(folder.uri),
    stored: (uri) => own.stored(uri),
    fileAt: (uri) => fileAt(openSharedFile(vscode.Uri.parse(uri), [])),
    entries: (file: FileText) => bibliographies.entries(file),
  };
}

/** As it is on disk. What cannot be read is not ours to write. */
async function fileAt(port: SharedFilePort): Promise<KeptFile> {
  try {
    const text = await port.read();
    return text === undefined ? { kind: 'missing' } : { kind: text.startsWith(syncedBibMark) ? 'kept' : 'other', text };
  } catch {
    return { kind: 'other', text: '', isUnread: true };
  }
}
