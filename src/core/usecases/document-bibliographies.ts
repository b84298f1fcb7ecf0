import type { Clock } from '../async/clock';
import { Debouncer } from '../async/debouncer';
import { watchedBuilds } from '../cite/bibliographies/build-options';
import type { BibliographyFile } from '../cite/bibliographies/document-keys';
import { DocumentKeys } from '../cite/bibliographies/document-keys';
import type { BibliographyFiles } from '../cite/bibliographies/bibliography-files';
import { findDocumentKeys, type PlacedDocument, signatureOf } from '../cite/bibliographies/find-document-keys';
import { isProjectFolder } from '../cite/bibliographies/project-tree';
import { type NamedBibliography, namedBibliographies } from '../cite/bibliographies/named-bibliographies';
import { workDefinitions } from '../cite/bibliographies/work-definitions';
import { citedKeys, type CitedDocument } from '../cite/model/citation';
import { citationLanguages, parseCitations } from '../cite/languages/index';
import { projectOf } from '../cite/languages/projects';
import { type Disposable, Emitter } from '../base/events';
import { bibliographyExtensions } from '../parse/formats/index';
import { folderAround, parentOf, pathOf, schemeOf, withPath } from '../base/uris';
import { DocumentAnswers } from './document-answers';
import { NotebookFrontMatter, textInNotebook } from './notebook-front-matter';
import { WorkFiles, type WorkFilesServices } from './work-files';
import type { FileChange, TextDocument, WatchedFiles, Workspace } from '../workspace/workspace';

/** What finding the bibliographies of documents needs. */
export interface DocumentBibliographiesServices extends WorkFilesServices {
  readonly clock: Clock;
}

/** A bibliography that was read, and where from. */
export interface PlacedFile {
  readonly file: BibliographyFile;
  readonly uri: string;
}

/** Bibliographies, then other files whose change may change what a document's own bibliographies are. */
const watchedEndings = [
  ...new Set([
    ...bibliographyExtensions,
    'py',
    ...watchedBuilds.endings,
    ...citationLanguages.flatMap(({ id }) => {
      const { includes } = projectOf(id);
      return [...includes.endings, ...(includes.otherEndings ?? [])];
    }),
  ]),
];
/** In milliseconds. */
const typingDelay = 300;
const diskDelay = 20;
/** Folders outside the workspace that are watched. */
const maxOutside = 20;

/** A document as it was read, from its editor or its file. */
export interface DocumentText {
  readonly uri: string;
  readonly isUntitled: boolean;
  readonly notebook?: string | undefined;
  readonly text: string;
  readonly parsed: CitedDocument;
}

interface Place {
  /** A URI of the file system that the document is on. */
  readonly base: string;
  readonly path: string;
  readonly top: string;
}

/**
 * Reads the bibliographies that documents name for themselves, where their tools would look; open editors win over disk.
 * Each file is read once, and each document's answer remembered, until something that it rests on changes.
 */
export class DocumentBibliographies implements Disposable {
  readonly #services: DocumentBibliographiesServices;
  readonly #workspace: Workspace;
  readonly #change = new Emitter<ReadonlySet<string>>();
  readonly #keys = new DocumentAnswers<DocumentKeys>();
  readonly #definitions = new DocumentAnswers<string>();
  readonly #files: WorkFiles;
  /** What watches folders outside the workspace. */
  readonly #outside = new Map<string, Disposable>();
  readonly #changed = new Set<string>();
  readonly #notebooks: NotebookFrontMatter;
  readonly #forgetting: Debouncer;
  readonly #subscriptions: readonly Disposable[];

  /** Fires with the URIs of documents whose own bibliographies may say something else now. */
  readonly onDidChange = this.#change.event;

  constructor(services: DocumentBibliographiesServices) {
    this.#services = services;
    this.#workspace = services.workspace;
    this.#files = new WorkFiles(services);
    this.#notebooks = new NotebookFrontMatter(services.workspace);
    this.#forgetting = new Debouncer(services.clock, diskDelay, () => {
      this.#forget();
    });
    const edited = (document: TextDocument) => {
      this.#followNotebook(document);
      const { uri } = document;
      if (this.#files.has(uri) || this.#keys.restOn(uri) || this.#definitions.restOn(uri)) {
        this.#changed.add(uri);
        this.#forgetting.schedule(typingDelay);
      }
    };
    this.#subscriptions = [
      this.#change,
      this.#forgetting,
      this.#watch({ endings: watchedEndings }),
      this.#watch({ names: watchedBuilds.names }),
      this.#workspace.onDidChangeDocument(edited),
      this.#workspace.onDidCloseDocument((document) => {
        this.#keys.forget(document.uri);
        this.#definitions.forget(document.uri);
        edited(document);
      }),
      this.#workspace.onDidChangeFolders(() => {
        this.#forgetAll();
      }),
    ];
  }

  /**
   * What the own bibliographies of a document resolve. Where it cites what they lack, they are looked at first: another program
   * may have written one just now, of which the watcher tells later or, on some file systems, never.
   */
  async of(document: TextDocument): Promise<DocumentKeys> {
    const { uri, isUntitled, notebook } = document;
    const parsed = this.#services.parsed(document);
    this.#followNotebook(document);
    const text = textInNotebook(document);
    const read = {
      uri,
      isUntitled,
      notebook,
      text,
      parsed: text === document.getText() ? parsed : parseCitations(text, parsed.syntax),
    };
    const answer = async () => (await this.#answer(this.#keys, read, findDocumentKeys)) ?? DocumentKeys.none;
    const keys = await answer();
    const lacks = citedKeys(parsed).some((key) => !keys.resolves(key) && !parsed.definedKeys.has(key));
    const changed = lacks ? await this.#files.changedOf(this.#keys.seenFor(uri)) : [];
    if (changed.length === 0) {
      return keys;
    }
    changed.forEach((file) => this.#changed.add(file));
    this.#forget();
    return answer();
  }

  /** The definitions that count in a document since others of its work have them, see `workDefinitions`. */
  async definitionsOf(document: DocumentText): Promise<string> {
    return (await this.#answer(this.#definitions, document, workDefinitions)) ?? '';
  }

  /** What is found out of the files beside a document; undefined where it lies nowhere. */
  async #answer<T>(
    answers: DocumentAnswers<T>,
    document: DocumentText,
    find: (placed: PlacedDocument, files: BibliographyFiles) => Promise<T>,
  ): Promise<T | undefined> {
    const { uri, text, parsed } = document;
    const place = this.#placeOf(document);
    return place === undefined
      ? undefined
      : answers.of(uri, signatureOf(pathOf(uri), text, parsed), async (seen) => {
          const found = await find(
            { path: place.path, top: place.top, text, parsed },
            this.#files.at(place.base, seen),
          );
          this.#watchOutside(place, seen);
          return found;
        });
  }

  /** Finds what is named for documents of a workspace folder, by their paths; what one question has read is not read again for the next. */
  naming(folder: string): (path: string, cited: CitedDocument) => Promise<readonly NamedBibliography[]> {
    const files = this.#files.at(folder, new Set());
    const top = pathOf(folder);
    const texts = new Map<string, Promise<string | undefined>>();
    return async (path, parsed) => {
      const known = texts.get(path) ?? files.read(path);
      texts.set(path, known);
      return namedBibliographies({ path, top, parsed, text: (await known) ?? '' }, files);
    };
  }

  /** The URI of a file as its file system spells it; as it is where nothing lies there. */
  stored(uri: string): Promise<string> {
    return this.#files.stored(uri);
  }

  /** The bibliographies that are a document's own, in the order in which they count. */
  async filesOf(document: TextDocument): Promise<readonly PlacedFile[]> {
    const { files } = await this.of(document);
    const place = this.#placeOf(document);
    return place === undefined ? [] : files.map((file) => ({ file, uri: withPath(place.base, file.path) }));
  }

  dispose(): void {
    [...this.#subscriptions, ...this.#outside.values()].forEach((subscription) => {
      subscription.dispose();
    });
  }

  #followNotebook(document: TextDocument): void {
    const others = this.#notebooks.othersChangedBy(document);
    if (others.length > 0) {
      this.#change.fire(new Set(others));
    }
  }

  /** Where a document lies, a cell where its notebook does; one without a file counts as lying in the first workspace folder. */
  #placeOf({
    uri: own,
    isUntitled,
    notebook,
  }: Pick<TextDocument, 'uri' | 'isUntitled' | 'notebook'>): Place | undefined {
    const uri = notebook ?? own;
    const [first] = this.#workspace.folders;
    const path = pathOf(uri);
    if (isUntitled || !this.#workspace.hasFiles(uri)) {
      return first === undefined
        ? undefined
        : { base: first, path: `${pathOf(first)}/${path.slice(path.lastIndexOf('/') + 1)}`, top: pathOf(first) };
    }
    return { base: uri, path, top: pathOf(folderAround(this.#workspace.folders, uri) ?? parentOf(uri)) };
  }

  #watch(files: WatchedFiles): Disposable {
    return this.#workspace.watch(files, ({ uri, kind }: FileChange) => {
      if (kind !== 'changed') {
        this.#changeFolders(uri);
      }
      this.#changed.add(uri);
      this.#forgetting.schedule();
    });
  }

  /** A file came up or went: its folder has changed, and folders around one that was not there before. */
  #changeFolders(uri: string): void {
    let folder = parentOf(uri);
    this.#changed.add(folder);
    while (
      !this.#files.isListed(folder) &&
      isProjectFolder(folder.slice(folder.lastIndexOf('/') + 1)) &&
      parentOf(folder) !== folder
    ) {
      folder = parentOf(folder);
      this.#changed.add(folder);
    }
  }

  #watchOutside({ base }: Place, seen: ReadonlySet<string>): void {
    for (const file of seen) {
      const folder = parentOf(file);
      const isOutside =
        folderAround(this.#workspace.folders, folder) === undefined && schemeOf(folder) === schemeOf(base);
      if (
        isOutside &&
        this.#files.isBibliography(file) &&
        !this.#outside.has(folder) &&
        this.#outside.size < maxOutside
      ) {
        this.#outside.set(folder, this.#watch({ folder }));
      }
    }
  }

  #forget(): void {
    const changed = this.#files.forget(this.#changed);
    this.#changed.clear();
    const touched = new Set([...this.#keys.forgetThoseOn(changed), ...this.#definitions.forgetThoseOn(changed)]);
    if (touched.size > 0) {
      this.#change.fire(touched);
    }
  }

  #forgetAll(): void {
    const documents = new Set([...this.#keys.forgetAll(), ...this.#definitions.forgetAll()]);
    this.#files.clear();
    this.#change.fire(documents);
  }
}
