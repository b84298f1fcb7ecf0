import type { BibliographyReference, CitedDocument } from '../../model/citation';
import { labelCharacter } from './keys';
import { textBefore } from '../../../text/around';

/** An entry of a glossary: `cpu: (short: "CPU")`. */
const term =
  /(?:"([^"\n]{1,100})"|(?<![\p{L}\p{N}_-])([\p{L}_][\p{L}\p{N}_-]{0,99}))\s{0,9}:\s{0,9}\(\s{0,99}(?:short|long|plural|description|name|text)\s{0,9}:/gu;
/** Packages whose keys have prefixes. */
const prefixing = /alexandria|load-bibliography|bibliographyx/;
/** What a string of code may be the label of, made from a variable. */
const possibleName = new RegExp(String.raw`^[\p{L}\p{N}_]${labelCharacter}{0,99}$`, 'u');
const keptFor =
  /(?:bib|ref)[\w-]{0,40}\s{0,9}[:=]\s{0,9}(?:[a-z]{1,20}\()?\(?\s{0,20}(?:(?:[a-z]{1,20}\()?"[^"\n]{0,200}"\)?,\s{0,20}){0,20}(?:[a-z]{1,20}\()?$/i;
/** The variable that is given a string, or a list that holds it. */
const given =
  /\blet\s{1,9}([\p{L}_][\p{L}\p{N}_-]{0,60})\s{0,9}=\s{0,9}\(?(?:\s{0,20}"[^"\n]{0,200}",){0,20}\s{0,20}$/u;
/** Arguments of the function, and names in them. */
const call = /\bbibliography\(([^)"]{0,300})/g;
const word = /[\p{L}_][\p{L}\p{N}_-]{0,60}/gu;
/** What a string is joined to: another one, or what only a program knows. */
const joined = /(?:"([^"\n]{0,200})"|([\w.)\]-]))\s{0,9}\+\s{0,9}$/;

/** What a Typst document gives names to, and the bibliographies that it names. */
export class Definitions {
  /** Labels in text. */
  readonly labels = new Set<string>();
  /** Names that code makes or uses, which papers may have too. */
  readonly #names = new Set<string>();
  readonly #starts = new Set<string>();
  readonly #prefixes = new Set<string>();
  readonly #dataFiles = new Set<string>();
  readonly #bibliographies: BibliographyReference[] = [];

  /** Variables that are read as bibliographies. */
  #read: ReadonlySet<string> | undefined;

  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** A label or a term that code names. */
  name(name: string): void {
    this.#names.add(name);
  }

  /** A string of code, which may come to be a label where a function is given the name. */
  string(value: string): void {
    if (possibleName.test(value)) {
      this.#names.add(value);
    }
  }

  /** A string that something is joined to in a label: `label("eq-" + n)`. */
  start(value: string): void {
    this.#starts.add(value);
  }

  /** A file of data. */
  data(path: string): void {
    this.#dataFiles.add(path);
  }

  /** What keys of a bibliography are cited with before them. */
  prefix(value: string): void {
    this.#prefixes.add(value);
  }

  /** The name of a bibliography, be it an argument of the function or kept for it elsewhere; other strings are none. */
  path(at: number, end: number, isArgument: boolean): void {
    const written = this.#text.slice(at + 1, end);
    if (!/\.(?:bib|ya?ml)$/i.test(written) || /[\r\n]/.test(written)) {
      return;
    }
    const before = textBefore(this.#text, at, 1000);
    const [whole = '', start = '', name] = joined.exec(before) ?? [];
    const value = before.slice(0, before.length - whole.length);
    const isKept = keptFor.test(value) || this.#isRead(given.exec(value)?.[1]);
    if (isArgument || written.endsWith('.bib') || isKept) {
      const path = name === undefined ? start + written : `**/${written.replace(/^\/+/, '')}`;
      const isCertain = isArgument && name === undefined;
      this.#bibliographies.push({ path, start: at + 1, end, ...(isCertain ? {} : { mayBeMissing: true }) });
    }
  }

  /** Whether the document gives a variable to the function that reads bibliographies. */
  #isRead(variable: string | undefined): boolean {
    this.#read ??= new Set(Array.from(this.#text.matchAll(call), ([, passed = '']) => passed.match(word) ?? []).flat());
    return variable !== undefined && this.#read.has(variable);
  }

  /** Forgets the bibliographies from an offset on, which are read again. */
  forgetFrom(start: number): void {
    while ((this.#bibliographies.at(-1)?.start ?? -1) >= start) {
      this.#bibliographies.pop();
    }
  }

  /** What the document defines, once it has been read. */
  get all(): Pick<CitedDocument, 'bibliographies' | 'labels' | 'labelStarts' | 'keyPrefixes' | 'dataFiles'> {
    for (const [, quoted, plain = ''] of this.#text.matchAll(term)) {
      this.#names.add(quoted ?? plain);
    }
    const keyPrefixes = prefixing.test(this.#text) ? [...this.#prefixes] : [];
    return {
      bibliographies: this.#bibliographies,
      labels: new Set([...this.labels, ...this.#names]),
      ...(this.#starts.size === 0 ? {} : { labelStarts: [...this.#starts] }),
      ...(this.#dataFiles.size === 0 ? {} : { dataFiles: [...this.#dataFiles] }),
      ...(keyPrefixes.length === 0 ? {} : { keyPrefixes }),
    };
  }
}
