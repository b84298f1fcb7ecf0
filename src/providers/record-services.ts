import type * as vscode from 'vscode';
import type { RecordFinding } from '../core/verify/check-references';
import type { EditorBibliographyEntries } from '../host/citations/document-entries';
import type { OpenCatalogue } from '../host/identify/catalogues';
import type { BibliographyReader } from '../host/library/bibliography-reader';
import type { RecordsServices } from '../host/records/records-files';
import type { OnlineServices } from '../host/services/online-services';
import type { StartWorker } from '../host/workers/engines';
import type { DiagnosticsServices } from './citation-diagnostics';

/** What checking references rests on. */
export interface RecordChecksServices extends DiagnosticsServices, RecordsServices {
  readonly bibliographies: BibliographyReader;
  readonly documentEntries: EditorBibliographyEntries;
  readonly extensionUri: vscode.Uri;
  readonly startWorker: StartWorker;
  readonly openCatalogue: OpenCatalogue;
  /** Public services, loaded the first time. */
  readonly online: () => Promise<OnlineServices>;
  readonly log: vscode.LogOutputChannel;
}

/** What was found in documents. */
export interface RecordFindings {
  /** In a document as it stands; nothing while that is not known. */
  findingsOf(document: vscode.TextDocument): readonly RecordFinding[];
}
