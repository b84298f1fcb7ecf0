import type { Paper, Publication } from '../model/paper';
import { filesOfField, type NamedFile } from '../parse/bibtex/file-field';

/** What holds a paper's text, by the ending of its name. */
export const readableEndings: readonly string[] = ['pdf', 'epub', 'djvu'];

/** Fields of BibTeX that name files, and tags of RIS that do. */
const fileFields = ['file', 'localfile', 'local-url', 'pdf'];
const fileTags: ReadonlySet<string> = new Set(['L1', 'L4']);

/** Whether a file's name or path says that people read it. */
export function isReadable(path: string): boolean {
  return readableEndings.includes(/\.([a-z]{3,4})$/i.exec(path)?.[1]?.toLowerCase() ?? '');
}

/** The files that a bibliography names for a work and that people read, in order. */
export function filesNamedBy(publication: Publication): readonly NamedFile[] {
  const ofFields = fileFields.flatMap((name) => filesOfField(publication.bibtex?.fields.get(name) ?? ''));
  const ofLines = (publication.ris?.lines ?? []).flatMap(({ tag, value }): NamedFile[] =>
    fileTags.has(tag) && value.trim() !== '' ? [[value.trim()]] : [],
  );
  const ofExports = (publication.files ?? []).flatMap(severalFiles);
  return [...ofFields, ...ofLines, ...ofExports].filter((file) => file.some(isReadable));
}

/** Files with semicolons between them, which may stand in a name as well: what is between two that people read may belong to the second. */
function severalFiles(written: string): readonly NamedFile[] {
  const files: NamedFile[] = [];
  let from = 0;
  for (const { index } of [...written.matchAll(/;|$/g)]) {
    const whole = written.slice(from, index).trim();
    const last = whole.slice(whole.lastIndexOf(';') + 1).trim();
    if (isReadable(last)) {
      files.push(last === whole ? [last] : [last, whole]);
      from = index + 1;
    }
  }
  return files;
}

/** What a file may be called after a paper's keys, identifiers and nothing else, in lower case and without its ending. */
export function fileStemsOf({ key, aliases, arxiv, doi }: Paper): ReadonlySet<string> {
  const names = [key, ...aliases, ...(doi === undefined ? [] : [doi]), ...(arxiv === undefined ? [] : [arxiv])];
  // What no file name may hold on some system is left out or replaced.
  return new Set(
    names.flatMap((name) => ['_', '-', ''].map((sign) => comparable(name.replace(/[\\/:*?"<>|]/g, sign)))),
  );
}

/**
 * Whether a file is called after a paper: `KEY.pdf`, `2301.00001.pdf`, `2301.00001v2.pdf`, `arXiv-2301.00001.pdf`, `10.1000_abc.pdf`.
 * @param name with its ending, without folders
 * @param stems those of the paper, see `fileStemsOf`
 */
export function isCalledAfter(name: string, stems: ReadonlySet<string>): boolean {
  const stem = comparable(name.replace(/\.[a-z]{3,4}$/i, ''));
  return isReadable(name) && (stems.has(stem) || stems.has(withoutVersion(stem)));
}

/** Versions are of numbers of arXiv alone: a key may end in `v2`. */
function withoutVersion(stem: string): string {
  return stem.replace(/^arxiv[-_. ]?(?=[a-z-]{0,12}[-_.]?\d{4})/, '').replace(/(\d{5})v\d{1,3}$/, '$1');
}

function comparable(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Addresses under which a paper's text is on the web, over https alone: its own links to files, and arXiv. */
export function webTextsOf({ arxiv, links }: Paper): readonly string[] {
  const own = links.filter(({ own: isOwn, url }) => isOwn !== false && /^https:\/\/[^?#]+\.pdf$/i.test(url));
  const found = [
    ...own.map(({ url }) => url),
    ...(arxiv === undefined ? [] : [`https://arxiv.org/pdf/${encodeURI(arxiv)}`]),
  ];
  return [...new Map(found.map((url) => [url.replace(/\.pdf$/i, '').toLowerCase(), url])).values()];
}
