/** One measured figure, with the counts behind it. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly of?: number;
  readonly count?: number;
  /** What it must reach. */
  readonly target?: number;
}

/** A figure that is a share of counted cases. */
export function share(what: string, count: number, of: number, target?: number): Figure {
  return { what, value: of === 0 ? 0 : count / of, count, of, ...(target === undefined ? {} : { target }) };
}

/** A line for people. */
export function formatFigure({ what, value, count, of, target }: Figure): string {
  const counts = of === undefined ? '' : `  (${count ?? '?'} of ${of})`;
  const goal = target === undefined ? '' : `  target ${target}${value >= target ? '' : '  MISSED'}`;
  return `${what.padEnd(64)} ${value.toFixed(3)}${counts}${goal}`;
}
