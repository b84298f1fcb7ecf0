import type { IncrementalParser, ParseDocument } from '../cite/incremental/incremental-parser';
import { languageOf, parseCitations } from '../cite/languages/index';
import { type CitationSyntax, type CitedDocument, definitionsOf } from '../cite/model/citation';
import type { Log } from '../base/log';
import { LineIndex } from '../text/line-index';
import type { TextDocument } from '../workspace/workspace';
import { type DefinitionSource, GivenDefinitions } from './given-definitions';

/** Documents of so many characters are parsed by what has changed in them. */
const minLongDocument = 50_000;

/** What syntax documents are in, as settings say. */
export interface DocumentSyntaxes {
  /** The syntax of a file that is not open. */
  syntaxOfFile(uri: string): CitationSyntax;
  /** The syntax of an open document. */
  syntaxOf(document: TextDocument): CitationSyntax;
}

export interface ParsedDocumentsServices {
  readonly files: DocumentSyntaxes;
  /** Tells what documents are read with of what others of their works define; without it each is read alone. */
  readonly definitions?: DefinitionSource;
  /** What parses a long document by its changes; undefined while it is being loaded. */
  readonly incrementalParser?: (parse: ParseDocument) => IncrementalParser | undefined;
  readonly log: Pick<Log, 'error'>;
}

interface ParsedVersion {
  readonly version: number;
  readonly languageId: string;
  /** The definitions of others of its work that it was read with. */
  readonly given: string | undefined;
  readonly parsed: CitedDocument;
  /** Of a long document. */
  readonly parser: IncrementalParser | undefined;
  /** Made when a place is asked for. */
  lines?: LineIndex;
}

/** Parses documents for their citations, open ones once a version, with what others of their works define as far as that is known. */
export class ParsedDocuments {
  readonly #services: ParsedDocumentsServices;
  readonly #given: GivenDefinitions;
  #versions = new WeakMap<TextDocument, ParsedVersion>();

  constructor(services: ParsedDocumentsServices) {
    this.#services = services;
    this.#given = new GivenDefinitions(services.definitions, services.log);
  }

  /** What an open document cites as it stands now. */
  of(document: TextDocument): CitedDocument {
    return this.#versionOf(document).parsed;
  }

  /** The lines of an open document as it stands now. */
  linesOf(document: TextDocument): LineIndex {
    return (this.#versionOf(document).lines ??= new LineIndex(document.getText()));
  }

  /**
   * What an open document would cite if its text were another one, as when something is completed.
   * @param end what would stand behind that besides
   */
  tried(document: TextDocument, text: string, syntax: CitationSyntax, end: string): CitedDocument {
    const given = this.#given.of(document.uri);
    return (
      this.#versions.get(document)?.parser?.tried(text, syntax, end, given) ?? parseCitations(text + end, syntax, given)
    );
  }

  /** The definitions of commands that an open document was last read with: typing changes none, but where they stand. */
  definitionsOf(document: TextDocument): string {
    return this.#sharesDefinitions(document)
      ? definitionsOf(this.#versions.get(document)?.parsed ?? this.of(document))
      : '';
  }

  /** Asks what other documents define for an open one. Returns whether that is something else than before, so that it is parsed anew. */
  async ask(document: TextDocument): Promise<boolean> {
    if (!this.#sharesDefinitions(document)) {
      return false;
    }
    const { uri, isUntitled } = document;
    return this.#given.ask({ uri, isUntitled, text: document.getText(), parsed: this.of(document) });
  }

  /** What a file cites that holds a text. */
  async ofFile(uri: string, text: string): Promise<CitedDocument> {
    const syntax = this.#services.files.syntaxOfFile(uri);
    const parsed = parseCitations(text, syntax);
    if (languageOf(syntax).sharesDefinitions !== true) {
      return parsed;
    }
    await this.#given.ask({ uri, isUntitled: false, text, parsed });
    const given = this.#given.of(uri);
    return given === undefined ? parsed : parseCitations(text, syntax, given);
  }

  /** Forgets what others define for a document. */
  forget(uri: string): void {
    this.#given.forget(uri);
  }

  /** Parses all open documents anew when they are asked for, as when settings have changed. */
  forgetVersions(): void {
    this.#versions = new WeakMap();
  }

  #versionOf(document: TextDocument): ParsedVersion {
    const { version, languageId } = document;
    const known = this.#versions.get(document);
    const given = this.#given.of(document.uri);
    if (known?.version === version && known.languageId === languageId && known.given === given) {
      return known;
    }
    const text = document.getText();
    const syntax = this.#services.files.syntaxOf(document);
    const parser =
      text.length < minLongDocument ? undefined : (known?.parser ?? this.#services.incrementalParser?.(parseCitations));
    const parsed: ParsedVersion = {
      version,
      languageId,
      given,
      parsed: parser?.parse(text, syntax, given) ?? parseCitations(text, syntax, given),
      parser,
    };
    this.#versions.set(document, parsed);
    return parsed;
  }

  #sharesDefinitions(document: TextDocument): boolean {
    return languageOf(this.#services.files.syntaxOf(document)).sharesDefinitions === true;
  }
}
