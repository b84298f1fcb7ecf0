/** Starts each line that tests print, so that `scripts/test-host.ts` can tell it from what VS Code prints. */
export const printedMark = '::tests::';

/** Starts the last line of a run: its counts as JSON, `{"passed":1,"failed":0,"skipped":0,"failures":[],"retried":[]}`. */
export const resultsMark = '::results::';

/** Prints a line of a test, such as a figure, on the terminal: use it in place of `console.log`. */
export function print(text: string): void {
  for (const line of text.split('\n')) {
    console.log(printedMark + line);
  }
}
