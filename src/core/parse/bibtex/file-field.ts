import { latexToText } from './latex-to-text';

/** A file that an entry names: the ways in which its path may be meant, the likeliest first. Never empty. */
export type NamedFile = readonly [string, ...string[]];

/** More than any entry has; a field may hold anything. */
const maxFiles = 50;
const maxLength = 20_000;

/** What stands for signs of paths in LaTeX's markup, as Mendeley writes them. */
const markup: readonly (readonly [RegExp, string])[] = [
  [/\$\\backslash\$|\{?\\textbackslash(?: |\{\})?\}?/g, '\\'],
  [/\{?\\textasciitilde(?: |\{\})?\}?/g, '~'],
  [/\{?\\textunderscore(?: |\{\})?\}?/g, '_'],
  [/\{\\([_&%#$])\}|\\([_&%#$])/g, '$1$2'],
];

/**
 * The files that a BibTeX entry's `file` field names, in order: as JabRef (`description:path:type`, separated by `;`), Zotero (the same with MIME types,
 * or bare paths) and Mendeley (`:path:type`, in LaTeX's markup) write it; `\` is an escape before `:`, `;` and itself.
 * @param value the field in BibTeX's own markup
 * @returns paths as written, relative, absolute, of Windows, `storage:KEY/name` or addresses
 */
export function filesOfField(value: string): readonly NamedFile[] {
  const written = value.slice(0, maxLength).trim();
  const plain = markup.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), written);
  const read = recordsOf(plain).map(pathOfRecord);
  const asWritten = recordsOf(written).map(pathOfRecord);
  return read.slice(0, maxFiles).flatMap((path, index): NamedFile[] => {
    const spellings = [
      path,
      path.replace(/[{}]/g, ''),
      /[\\{}]/.test(path) ? latexToText(path) : path,
      // Where markup was none, as in `C:\_papers`.
      asWritten.length === read.length ? (asWritten[index] ?? path) : path,
    ].map((each) => each.trim());
    const [first, ...others] = new Set(spellings.filter((each) => each !== ''));
    return first === undefined ? [] : [[first, ...others]];
  });
}

/**
 * The folders in which JabRef looks for files, as a `.bib` says them in its comments (`jabref-meta: fileDirectory:…;`).
 * @param text the whole file
 */
export function fileDirectories(text: string): readonly string[] {
  return [...text.matchAll(/jabref-meta:\s{0,100}fileDirectory[^:;{}]{0,200}:((?:[^;\\]|\\[^]){1,1000});/gi)].map(
    ([, path = '']) => path.replace(/\\([\\:;])/g, '$1').trim(),
  );
}

/** Splits at separators that are not escaped; of a record its fields, unescaped. */
function recordsOf(value: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let field = '';
  const endField = () => {
    fields.push(field);
    field = '';
  };
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    const next = value.charAt(at + 1);
    if (character === '\\' && (next === ':' || next === ';' || next === '\\')) {
      field += next;
      at++;
    } else if (character === ':') {
      endField();
    } else if (character === ';' && !endsInEntity(field)) {
      endField();
      records.push(fields);
      fields = [];
    } else {
      field += character;
    }
  }
  endField();
  records.push(fields);
  return records.filter((record) => record.some((each) => each.trim() !== ''));
}

/** `&amp;`: the semicolon ends no record. */
function endsInEntity(field: string): boolean {
  return /&#?\w{2,8}$/.test(field.slice(-10));
}

/** The path among the fields of a record, of which a drive, a scheme or `storage:` may have made two. */
function pathOfRecord(fields: readonly string[]): string {
  const joined: string[] = [];
  for (const field of fields) {
    const last = joined.at(-1)?.trim() ?? '';
    const isDrive = /^[A-Za-z]$/.test(last) && /^[\\/]/.test(field);
    const isScheme = /^(?:https?|file)$/i.test(last) && field.startsWith('//');
    const isStorage = last === 'storage' && /^[A-Z0-9]{8}[\\/]./.test(field);
    if (isDrive || isScheme || isStorage) {
      joined[joined.length - 1] = `${last}:${field}`;
    } else {
      joined.push(field);
    }
  }
  const [first = '', second = ''] = joined;
  return joined.length === 1 || second.trim() === '' || (joined.length === 2 && isType(second) && first.trim() !== '')
    ? first
    : second;
}

/** What a program calls the kind of a file. */
function isType(text: string): boolean {
  return /^\s*(?:[a-z]{1,20}\/[\w.+-]{1,80}|[A-Za-z]{1,10})\s*$/.test(text);
}
