import type { NamedBibliography } from '../cite/bibliographies/named-bibliographies';
import { type CitedDocument, citedKeys } from '../cite/model/citation';
import { asEntries, citedPapers } from '../cite/export/cited-papers';
import { type CitingDocument, type BibSyncPlan, planBibSync } from '../cite/bibliographies/synced-bib';
import type { Library } from '../library/library';
import type { BibliographyEntry } from '../parse/formats/shared/bibliography-format';
import { bibtex, syncedBibMark } from '../parse/formats/bibtex';
import type { FileText } from '../parse/source';
import { pathOf, relativeUriPath, withPath } from '../base/uris';
import { bibliographyText, type Publications } from './export-cited';

const header = `${syncedBibMark}: what the documents that name this file cite. Changes made here are lost;\n% without these lines the file is left as it is.\n\n`;

/** A bibliography as it is stored: ours to write, another's, or not there. What cannot be read is another's. */
export type KeptFile =
  { readonly kind: 'missing' } | { readonly kind: 'kept' | 'other'; readonly text: string; readonly isUnread?: true };

export interface KeepServices {
  readonly library: Pick<Library, 'get'>;
  /** What documents of the workspace cite, by URI. */
  readonly documents: Iterable<readonly [uri: string, cited: CitedDocument]>;
  /** What is named for a document that names nothing itself, by its path. */
  readonly namedFor: (path: string, cited: CitedDocument) => Promise<readonly NamedBibliography[]>;
  /** The URI of a file as its file system spells it; as it is where nothing lies there. */
  readonly stored: (uri: string) => Promise<string>;
  /** A bibliography as it is stored. */
  readonly fileAt: (uri: string) => Promise<KeptFile>;
  /** The entries of a bibliography. */
  readonly entries: (file: FileText) => Promise<readonly Pick<BibliographyEntry, 'key'>[] | undefined>;
}

/** A bibliography that is to hold these keys. */
export interface KeptBibliography {
  readonly uri: string;
  readonly keys: ReadonlySet<string>;
  /** As it was found. */
  readonly file: KeptFile;
  /** Whether a document names another file beside it that cannot be read, so that nobody knows what that holds. */
  readonly isBesideUnread: boolean;
}

/** A document that misses papers, since all files that may hold them are others'. */
export interface RefusedKeeping {
  readonly uri: string;
  readonly document: string;
  /** The document or configuration that names the file, if one does. */
  readonly namedBy: string | undefined;
}

/**
 * Which BibTeX files of a workspace folder are to hold which keys of the library, so that its documents find what they
 * cite. Only files that are not there, or were written so before, are to be written.
 * @param name of the file beside documents that name none
 */
export async function planKeptBibliographies(
  { library, documents, namedFor, stored, fileAt, entries }: KeepServices,
  folder: string,
  name: string,
): Promise<{ readonly kept: readonly KeptBibliography[]; readonly refused: readonly RefusedKeeping[] }> {
  const inside = (uri: string) => (relativeUriPath(folder, uri) ?? '') !== '';
  const citing = [...documents].flatMap(([uri, cited]): CitingDocument[] =>
    inside(uri) ? [{ path: pathOf(uri), cited }] : [],
  );
  const at = (path: string) => withPath(folder, path);
  const files = new Map<string, KeptFile>();
  const keys = new Map<string, Set<string>>();
  const besideUnread = new Set<string>();
  const refused: RefusedKeeping[] = [];
  const plans = await planBibSync(
    citing,
    name,
    ({ path, cited }) => namedFor(path, cited),
    async (path) => pathOf(await stored(at(path))),
  );
  for (const plan of plans) {
    for (const path of [...plan.files, ...plan.others]) {
      files.set(
        path,
        files.get(path) ?? (inside(at(path)) ? await fileAt(at(path)) : { kind: 'other', text: '', isUnread: true }),
      );
    }
    const of = (kind: KeptFile['kind'], among = plan.files) => among.filter((path) => files.get(path)?.kind === kind);
    const wanted = keysOf(plan, library);
    for (const path of wanted.size > 0 ? [...of('other'), ...of('other', plan.others)] : []) {
      (await entries({ path, text: textOf(files.get(path)) }))?.forEach(({ key }) => wanted.delete(key));
    }
    const [target] = [...of('kept'), ...of('missing')];
    if (target !== undefined) {
      if ([...plan.files, ...plan.others].some((path) => isUnread(files.get(path)))) {
        besideUnread.add(target);
      }
      keys.set(target, new Set([...(keys.get(target) ?? []), ...wanted]));
    } else if (wanted.size > 0) {
      refused.push({
        uri: at(plan.files[0] ?? ''),
        document: at(plan.document.path),
        namedBy: plan.namedBy === undefined ? undefined : at(plan.namedBy),
      });
    }
  }
  return {
    kept: [...keys].map(([path, held]) => ({
      uri: at(path),
      keys: held,
      file: files.get(path) ?? { kind: 'missing' },
      isBesideUnread: besideUnread.has(path),
    })),
    refused,
  };
}

/** The text that a kept bibliography is to have; undefined where it has nothing to hold and is not there. */
export async function keptText(
  library: Pick<Library, 'get'>,
  publications: Publications,
  { keys, file }: Pick<KeptBibliography, 'keys' | 'file'>,
): Promise<string | undefined> {
  const { papers } = citedPapers([...keys].sort(), (key) => library.get(key));
  const entries = papers.flatMap(asEntries);
  return entries.length === 0 && file.kind !== 'kept'
    ? undefined
    : `${header}${await bibliographyText(entries, bibtex.id, publications)}`;
}

/** Keys of the library that a document cites and does not resolve itself. Every work, if it asks for that, is what its bibliographies hold anyway. */
function keysOf({ document: { cited } }: BibSyncPlan, library: Pick<Library, 'get'>): Set<string> {
  return new Set(citedKeys(cited).filter((key) => !cited.definedKeys.has(key) && library.get(key) !== undefined));
}

function isUnread(file: KeptFile | undefined): boolean {
  return file !== undefined && file.kind !== 'missing' && file.isUnread === true;
}

function textOf(file: KeptFile | undefined): string {
  return file === undefined || file.kind === 'missing' ? '' : file.text;
}
