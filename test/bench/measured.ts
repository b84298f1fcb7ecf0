/** One measured value of the bench. */
export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly unit: '×' | 'ms' | 'MB' | 'MB/s' | 'MRR@10';
  /** What a ratio's two sides were, or how many questions were asked. */
  readonly behind: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Whether a value keeps to its bounds; `undefined` where it has none. */
export function verdict({ value, atMost, atLeast }: Measured): 'reached' | 'MISSED' | undefined {
  if (atMost === undefined && atLeast === undefined) {
    return undefined;
  }
  return value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY)
    ? 'reached'
    : 'MISSED';
}
