/** How a language writes the texts of `markup.test.ts`, each in its place. */
export interface Written {
  readonly starts: readonly string[];
  readonly references: readonly string[];
  readonly texts: readonly string[];
  readonly styled: readonly string[];
  readonly within: readonly string[];
}
