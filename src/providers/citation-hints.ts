import * as vscode from 'vscode';
import { Debouncer } from '../core/async/debouncer';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model/paper';
import { hintLabel, hintsIn } from '../core/usecases/citation-hints';
import type { CitationIndex } from '../host/citations/citation-index';
import type { EditorBibliographyEntries } from '../host/citations/document-entries';
import type { whileCiting } from '../host/citations/selectors';
import { hostClock } from '../host/clock';
import { configuredValue } from '../host/settings';
import { labelText } from '../host/shown-text';
import { paperDescription } from './paper-description';

export interface HintServices {
  readonly library: Library;
  readonly cited: CitationIndex;
  readonly documentEntries: EditorBibliographyEntries;
  /** Registers for the documents whose citations are known, whichever these are. */
  readonly whileCiting: typeof whileCiting;
}

/** As much of an abstract as a tooltip shows, in characters. */
const lengthOfAbstract = 450;
/** A library that is being read changes many times a second. In milliseconds. */
const longestPause = 300;

class CitationInlayHint extends vscode.InlayHint {
  constructor(
    readonly paper: Paper,
    position: vscode.Position,
    label: string,
  ) {
    super(position, label);
    this.paddingLeft = true;
  }
}

/** Says behind each key in a document whose work it is, where the setting asks for it; what the document cites is not read again for it. */
export class CitationHints implements vscode.InlayHintsProvider<CitationInlayHint>, vscode.Disposable {
  readonly #services: HintServices;
  readonly #change = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeInlayHints = this.#change.event;

  constructor(services: HintServices) {
    this.#services = services;
    const firing = new Debouncer(hostClock, longestPause, () => {
      this.#change.fire();
    });
    const soon = () => {
      firing.scheduleOnce();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#change,
      firing,
      services.library.onDidChange(soon),
      services.documentEntries.onDidChange(soon),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('literatureNotes.citations.hints')) {
          this.#change.fire();
        }
      }),
      services.whileCiting((documents) => vscode.languages.registerInlayHintsProvider(documents, this)),
    );
  }

  async provideInlayHints(document: vscode.TextDocument, range: vscode.Range): Promise<CitationInlayHint[]> {
    const { library, cited, documentEntries } = this.#services;
    if (configuredValue('citations.hints', document) !== true || !cited.covers(document)) {
      return [];
    }
    const { version } = document;
    const hints = hintsIn(cited.parsed(document), {
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
    });
    const foreign = hints.flatMap(({ key }) => (library.cited(key) === undefined ? [key] : []));
    const { papers } = await documentEntries.of(document, [...new Set(foreign)]);
    if (document.version !== version) {
      // VS Code asks again for what has been typed since.
      return [];
    }
    return hints.flatMap(({ key, offset }) => {
      const paper = library.cited(key) ?? papers.get(key)?.paper;
      const label = paper === undefined ? '' : labelText(hintLabel(key, paper));
      return paper === undefined || label === ''
        ? []
        : [new CitationInlayHint(paper, document.positionAt(offset), label)];
    });
  }

  resolveInlayHint(hint: CitationInlayHint): CitationInlayHint {
    hint.tooltip = paperDescription(hint.paper, lengthOfAbstract);
    return hint;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
