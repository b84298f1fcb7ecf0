import type { BibtexPart } from '../../model/paper';
import { inheritedNames } from './inheritance';
import { writableText } from '../../text/writable';
import { type Macros, macrosOf, withMacros } from './preamble';
import type { ScannedEntry, ScannedField } from './entry-reader';

const months = 'January February March April May June July August September October November December'.split(' ');

const minBudget = 1_000_000;
const maxValueLength = 1_000_000;
/** Strings made of strings could double at each definition. */
const maxStringLength = 2_000;
/** Entries inherit from entries that inherit from others, so far. */
const maxGenerations = 6;
/** A name that some other file may define. */
const isName = /^[A-Za-z][\w:.+/-]{0,80}$/;

export type FieldsByName = ReadonlyMap<string, ScannedField>;

/** The strings that a file defines, by name in lower case. */
export function stringsOf(text: string, entries: readonly ScannedEntry[]): ReadonlyMap<string, string> {
  return new FieldReader(text, entries).strings;
}

/** Makes text of scanned fields, with the strings and parents of the whole file. */
export class FieldReader {
  readonly #text: string;
  readonly #strings = new Map<string, string>();
  readonly #others: ReadonlyMap<string, string>;
  readonly #macros: Macros;
  readonly #byKey = new Map<string, ScannedEntry>();
  /** Characters that strings and parents may add to the file's own, lest thousands of entries name one that is long. */
  #budget: number;

  /** @param others strings that other files define */
  constructor(text: string, entries: readonly ScannedEntry[], others: ReadonlyMap<string, string> = new Map()) {
    this.#text = text;
    this.#others = others;
    this.#macros = macrosOf(text);
    this.#budget = text.length * 4 + minBudget;
    months.forEach((month) => this.#strings.set(month.slice(0, 3).toLowerCase(), month));
    for (const entry of entries) {
      if (entry.type === 'string') {
        entry.fields.forEach((field) => this.#strings.set(field.name, this.valueOf(field).slice(0, maxStringLength)));
      } else if (entry.key !== undefined && !this.#byKey.has(entry.key.toLowerCase())) {
        this.#byKey.set(entry.key.toLowerCase(), entry);
      }
    }
  }

  get strings(): ReadonlyMap<string, string> {
    return this.#strings;
  }

  /** The entry of a key, in whichever letters. */
  entry(key: string): ScannedEntry | undefined {
    return this.#byKey.get(key.trim().toLowerCase());
  }

  /** An entry's fields, the first of each name, with those that it takes from the data entries that it names. */
  ownFields(entry: ScannedEntry, generation = 0): FieldsByName {
    const fields = new Map<string, ScannedField>();
    const add = (field: ScannedField) => fields.has(field.name) || fields.set(field.name, field);
    entry.fields.forEach(add);
    for (const key of this.keysIn(fields.get('xdata'))) {
      const data = this.#parent(key, generation);
      if (data !== undefined) {
        this.ownFields(data, generation + 1).forEach(add);
      }
    }
    return fields;
  }

  /** The same with what the entry inherits by `crossref`, and its parent in turn. */
  fields(entry: ScannedEntry, generation = 0): FieldsByName {
    const fields = new Map(this.ownFields(entry, generation));
    const [key] = this.keysIn(fields.get('crossref'));
    const parent = key === undefined ? undefined : this.#parent(key, generation);
    if (parent === undefined) {
      return fields;
    }
    const isTitled = fields.has('title');
    const inherited = new Map<string, ScannedField>();
    for (const field of this.fields(parent, generation + 1).values()) {
      for (const name of inheritedNames(field.name, entry.type, parent.type)) {
        // What the parent calls its book's title goes before its own; what goes with a title is not set beside another one.
        const isLess = name !== field.name && inherited.has(name);
        const isOthers = isTitled && (name === 'title' || name === 'subtitle' || name === 'titleaddon');
        if (!isLess && !isOthers) {
          inherited.set(name, field);
        }
      }
    }
    inherited.forEach((field, name) => fields.has(name) || fields.set(name, field));
    return fields;
  }

  /** Keys that a field lists. */
  keysIn(field: ScannedField | undefined): readonly string[] {
    return field === undefined
      ? []
      : this.valueOf(field)
          .slice(0, maxStringLength)
          .split(/[\s,]+/)
          .filter((key) => key !== '');
  }

  #parent(key: string, generation: number): ScannedEntry | undefined {
    const parent = generation >= maxGenerations ? undefined : this.entry(key);
    return parent !== undefined && this.#affords(parent.end - parent.start) ? parent : undefined;
  }

  #affords(length: number): boolean {
    this.#budget -= length;
    return this.#budget >= 0;
  }

  #meaning(name: string): string | undefined {
    const meant = this.#strings.get(name.toLowerCase()) ?? this.#others.get(name.toLowerCase());
    return meant !== undefined && this.#affords(meant.length) ? meant : undefined;
  }

  /** Parts joined as `#` does, macros of the preamble replaced; a string that nobody defined stands for itself. */
  valueOf(field: ScannedField): string {
    const written = field.parts
      .map(({ kind, start, end }) => {
        const part = this.#text.slice(start, end);
        return kind === 'name' ? (this.#meaning(part) ?? part) : part;
      })
      .join('')
      .slice(0, maxValueLength);
    const value = writableText(written);
    return this.#macros.size === 0 || !value.includes('\\')
      ? value
      : withMacros(value, this.#macros, (length) => this.#affords(length));
  }

  /** The value in its parts where some of it is the name of a string that is not defined; else nothing. */
  unresolvedParts(field: ScannedField): readonly BibtexPart[] | undefined {
    const isUnknown = (name: string) =>
      isName.test(name) && !this.#strings.has(name.toLowerCase()) && !this.#others.has(name.toLowerCase());
    const parts = field.parts.map(({ kind, start, end }): BibtexPart => {
      const text = this.#text.slice(start, end);
      return kind === 'name' && isUnknown(text)
        ? { name: text }
        : { markup: kind === 'name' ? (this.#meaning(text) ?? text) : text };
    });
    return parts.some(({ name }) => name !== undefined) ? parts : undefined;
  }
}
