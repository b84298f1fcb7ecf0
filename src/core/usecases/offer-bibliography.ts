import type { CitedDocument } from '../cite/model/citation';
import { type KeepServices, type KeptBibliography, planKeptBibliographies } from './keep-bibliographies';

/** A bibliography that would hold what a document cites. */
export interface OfferedBibliography {
  readonly uri: string;
  /** Keys of papers of the library that the document cites and does not resolve itself. */
  readonly keys: ReadonlySet<string>;
  /** Whether the document, what includes it, or its project names the file already. */
  readonly isNamed: boolean;
}

/** What finding it needs beside the document. */
export type OfferServices = Omit<KeepServices, 'documents'>;

/**
 * The BibTeX file that a document would find its papers in: the one that is named for it, if it was written so before or is not there
 * yet; else one beside it. Undefined where it lacks nothing, lies outside the folder, or others' files are named for it.
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
  const { kept } = await planKeptBibliographies({ ...services, namedFor, documents: [document] }, folder, name);
  const [target] = kept;
  return target === undefined || target.keys.size === 0
    ? undefined
    : { uri: target.uri, keys: target.keys, isNamed: beside.length === 0 };
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
    { ...services, namedFor, documents: [document, ...others] },
    folder,
    name,
  );
  return kept.find(({ uri }) => uri === offered.uri);
}

/** Of no format that is kept. */
const elsewhere = '/-';
