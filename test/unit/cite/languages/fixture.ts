/** What the contract test has to know of a language. `|` is the cursor; papers with the keys `a`, `b` and `key` are in the library. */
export interface LanguageFixture {
  /** A citation that has been begun, at the cursor, and what it is when `key` was inserted or accepted there. */
  readonly begun: readonly (readonly [before: string, after: string])[];
  /** A group of `a`, with the cursor behind it, and what it is when `b` was added. */
  readonly extended: readonly (readonly [before: string, after: string])[];
  /** Text in which a citation of `a` is none: code, comments. */
  readonly unread: readonly string[];
  /** Citations of `a` whose key becomes `key`. */
  readonly renamed: readonly (readonly [before: string, after: string])[];
  /** A document that names the bibliography `refs.bib`; absent where documents of the language cannot. */
  readonly bibliography?: string;
  /** A document that includes `part`, by whatever ending, and its path. */
  readonly include: readonly [text: string, path: string];
  /** A key that needs another form, or is written as it is. */
  readonly oddKey: readonly [key: string, written: string];
}
