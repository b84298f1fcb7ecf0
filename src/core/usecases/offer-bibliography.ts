import type { CitedDocument } from '../cite/model/citation';
import { type KeepServices, type KeptBibliography, planKeptBibliographies } from './keep-bibliographies';

/** A bibliography that would hold what a document cites. */
export interface OfferedBibliography {
  readonly uri: string;
  /** Of the file beside a document that names none. */
  readonly name: string;
  /** Keys of papers of the library that the document cites and does not resolve itself. */
  readonly keys: ReadonlySet<string>;
  /** Whether the document, what includes it, or its project names the file already. */
  readonly isNamed: boolean;
  /** Whether the document itself names others' bibliographies, behind which it is to name this one. */
  readonly isFurther: boolean;
}

/** What finding it needs beside the document. */
export type OfferServices = Omit<KeepServices, 'documents'>;

/**
 * The BibTeX file that a document would find its papers in: the one that is named for it, if it was written so before or is not there
 * yet; else one beside it, under another name where somebody else has a file of that name. Where the document names others' files itself,
 * it is a further one beside them. Undefined where it lacks nothing, lies outside the folder, what it names cannot be read, or others'
 * files are named for it by something else.
 * @param folder of the workspace, a URI
 * @param name of the file beside a document that names none
 */
export async function offeredBibliography(
  services: OfferServices,
  folder: string,
  name: string,
  document: readonly [uri: string, cited: CitedDocument],
): Promise<OfferedBibliography | undefined> {
  const beside: string[] = [];
  const namedFor: KeepServices['namedFor'] = async (...asked) => {
    const named = await services.namedFor(...asked);
    beside.push(...(named.length === 0 ? [document[0]] : []));
    return named;
  };
  for (const each of [name, ...otherNames(name)]) {
    beside.length = 0;
    const { kept, refused } = await planKeptBibliographies(
      { ...services, namedFor, documents: [document] },
      folder,
      each,
    );
    const [target] = kept;
    if (target !== undefined && target.keys.size > 0) {
      return { uri: target.uri, name: each, keys: target.keys, isNamed: beside.length === 0, isFurther: false };
    }
    if (beside.length === 0 || refused.length === 0) {
      return target === undefined && document[1].bibliographies.length > 0
        ? further(services, folder, name, document)
        : undefined;
    }
  }
  return undefined;
}

/** The file that a document would find its papers in beside those that it names. */
async function further(
  services: OfferServices,
  folder: string,
  name: string,
  [uri, cited]: readonly [uri: string, cited: CitedDocument],
): Promise<OfferedBibliography | undefined> {
  // What a program names may hold anything.
  if (cited.bibliographies.some(({ mayBeMissing }) => mayBeMissing)) {
    return undefined;
  }
  for (const each of [name, ...otherNames(name)]) {
    const { kept, refused } = await planKeptBibliographies(
      { ...services, documents: [[uri, withFurther(cited, each)]] },
      folder,
      each,
    );
    const [target] = kept;
    if (target !== undefined) {
      return target.keys.size === 0 || target.isBesideUnread
        ? undefined
        : { uri: target.uri, name: each, keys: target.keys, isNamed: false, isFurther: true };
    }
    if (refused.length === 0) {
      return undefined;
    }
  }
  return undefined;
}

/** A document as it would be if it named a file too. */
function withFurther(cited: CitedDocument, name: string): CitedDocument {
  return { ...cited, bibliographies: [...cited.bibliographies, { path: name, start: 0, end: 0 }] };
}

/**
 * The file of somebody else that is named for a document and lacks papers that it cites, by its URI, if that is why the document is
 * offered none: nothing is written to it.
 */
export async function bibliographyOfOthers(
  services: OfferServices,
  folder: string,
  name: string,
  document: readonly [uri: string, cited: CitedDocument],
): Promise<string | undefined> {
  const { refused } = await planKeptBibliographies({ ...services, documents: [document] }, folder, name);
  return refused.find(({ namedBy }) => namedBy !== undefined)?.uri;
}

/** Names that are tried where somebody else has a file of the first. */
function otherNames(name: string): string[] {
  const stem = `${name.replace(/\.bib$/i, '')}-literature`;
  return [`${stem}.bib`, ...Array.from({ length: 8 }, (_, at) => `${stem}-${at + 2}.bib`)];
}

/**
 * The file that was offered, as it is to be kept: with what other documents cite that name it too.
 * @param documents of the workspace, by URI
 */
export async function wantedBibliography(
  services: OfferServices,
  folder: string,
  name: string,
  document: readonly [uri: string, cited: CitedDocument],
  documents: Iterable<readonly [uri: string, cited: CitedDocument]>,
): Promise<KeptBibliography | undefined> {
  const offered = await offeredBibliography(services, folder, name, document);
  if (offered === undefined) {
    return undefined;
  }
  // What names no file has none, unless it is this one.
  const namedFor: KeepServices['namedFor'] = async (path, cited) => {
    const named = await services.namedFor(path, cited);
    return named.length > 0 || cited === document[1] ? named : [{ path: elsewhere, namedBy: path }];
  };
  const others = [...documents].filter(([uri]) => uri !== document[0]);
  const { kept } = await planKeptBibliographies(
    {
      ...services,
      namedFor,
      documents: [offered.isFurther ? [document[0], withFurther(document[1], offered.name)] : document, ...others],
    },
    folder,
    offered.name,
  );
  return kept.find(({ uri }) => uri === offered.uri);
}

/** Of no format that is kept. */
const elsewhere = '/-';
