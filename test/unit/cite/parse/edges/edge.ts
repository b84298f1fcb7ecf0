/** What is tried; a text with marks around what is to be read as a citation (`marks.ts`); and what is read, in short (`summary.ts`). */
export type Edge = readonly [what: string, marked: string, said: string];
