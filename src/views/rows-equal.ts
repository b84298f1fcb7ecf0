/** What a row of a pick list shows, and what it stands for. */
export interface PickRow {
  readonly label: string;
  readonly description?: string | undefined;
  readonly detail?: string | undefined;
  readonly kind?: number | undefined;
  readonly paper?: unknown;
  readonly completion?: string | undefined;
}

/** Whether rows show and stand for the same. */
export function rowsEqual(left: readonly PickRow[], right: readonly PickRow[]): boolean {
  return (
    left.length === right.length &&
    left.every((row, at) => {
      const other = right[at];
      return (
        other !== undefined &&
        row.paper === other.paper &&
        row.label === other.label &&
        row.description === other.description &&
        row.detail === other.detail &&
        row.completion === other.completion &&
        row.kind === other.kind
      );
    })
  );
}
