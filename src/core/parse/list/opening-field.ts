import { type Labelled, type LabelledField, labelledOf, minAbstractLength } from './labels';
import { weightOf } from './line-heuristics';
import type { ListRow } from './list-rows';

interface LabelledRow extends Labelled {
  readonly row: ListRow;
}

/** Runs of credible labels without a blank row, a marker or an abstract of its own between them. */
function labelRuns(groups: readonly (readonly ListRow[])[]): LabelledRow[][] {
  const runs: LabelledRow[][] = [];
  for (const rows of groups) {
    let open: LabelledRow[] | undefined;
    for (const row of rows) {
      const label = row.kind === 'text' ? labelledOf(row.text) : undefined;
      if (row.kind !== 'text' || (label === undefined && weightOf(row.text) >= minAbstractLength)) {
        open = undefined;
      } else if (label?.fits === true) {
        if (open === undefined) {
          runs.push((open = []));
        }
        open.push({ ...label, row });
      }
    }
  }
  return runs;
}

/**
 * The label that opens the blocks of a file: the one that begins most runs of several labels, else the first in the file.
 * A lone labelled abstract may stand before a block; so titles open, unless more of them follow an abstract than precede one.
 */
export function openingField(groups: readonly (readonly ListRow[])[]): LabelledField | undefined {
  const runs = labelRuns(groups);
  const heads = new Map<LabelledField, number>();
  for (const run of runs) {
    const field = run[0]?.field;
    if (field !== undefined && new Set(run.map((label) => label.field)).size > 1) {
      heads.set(field, (heads.get(field) ?? 0) + 1);
    }
  }
  const opening = [...heads].sort((a, b) => b[1] - a[1])[0]?.[0] ?? runs[0]?.[0]?.field;
  if (opening !== 'abstract') {
    return opening;
  }
  let before = 0;
  let after = 0;
  for (const run of runs) {
    const order = run.filter(({ field }) => field === 'title' || field === 'abstract');
    order.forEach(({ field }, i) => {
      if (field === 'title' && order[i + 1]?.field === 'abstract') {
        before++;
      }
      if (field === 'title' && order[i - 1]?.field === 'abstract') {
        after++;
      }
    });
  }
  return before > 0 && before >= after ? 'title' : opening;
}
