/** A word, a year, or both together, as in `icml2023`. */
const telling = /^(?:\p{Script=Han}{2,}|\p{L}{3,}|\p{L}{0,20}(?:19|20)\d\d)$/u;
/** What programs put beside a running number. */
const fillers = /^(?:part|file|chunk|batch|page|text|txt|doc|data|output|tmp|tid)$/i;
const hash = /^[a-f]{6,}$/i;

/**
 * Whether the name of a file tells a person what is in it: it has a word or a year. Hashes, identifiers and running numbers do not
 * (`000_2af80375dcabd833.txt`, `part-00017.txt`).
 */
export function isTellingName(fileName: string): boolean {
  const dot = fileName.lastIndexOf('.');
  return (dot > 0 ? fileName.slice(0, dot) : fileName)
    .split(/[^\p{L}\p{N}]+/u)
    .some((part) => telling.test(part) && !fillers.test(part) && !hash.test(part));
}

/** Whether most of these files have names that tell nothing; false where there are none. */
export function areMostlyUntelling(fileNames: readonly string[]): boolean {
  const untelling = fileNames.filter((name) => !isTellingName(name)).length;
  return untelling * 2 > fileNames.length;
}
