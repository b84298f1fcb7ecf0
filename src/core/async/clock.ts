/** The time and the timers of a host, which core has none of itself. */
export interface Clock {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /**
   * Calls once, `delay` milliseconds from now at the earliest and never before this returns.
   * @returns calls it off; does nothing once it has been called
   */
  after(delay: number, call: () => void): () => void;
}
