/** What was measured in the extension host; milliseconds. */
export interface CompletionTimes {
  readonly papers: number;
  readonly rounds: readonly CompletionRound[];
}

/** One round of queries typed letter by letter. */
export interface CompletionRound {
  readonly keystrokes: number;
  readonly own: { readonly p50: number; readonly p95: number };
  readonly bare: { readonly p50: number; readonly p95: number };
  /** Calls through VS Code and back, of which there are fewer. */
  readonly whole: number;
  readonly maxItems: number;
}

/** Starts the line that holds the figures. */
export const timesMark = '::completion::';
