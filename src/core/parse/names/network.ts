import { featureCount } from './features';
import { bias, hiddenBias, hiddenStep, kinds, output } from './weights';

/** Hidden weights are written as one character each, so many steps from this one. */
export const zero = 63;
export const maxSteps = 28;

const units = output.length;
/** What each kind of evidence adds to each hidden unit, the units of one kind side by side. */
const inputs = Float64Array.from(
  { length: featureCount * units },
  (_, i) => stepsOf(kinds[Math.floor(i / units)]?.[1] ?? '', i % units) * hiddenStep,
);

function stepsOf(row: string, unit: number): number {
  return row === '' ? 0 : row.charCodeAt(unit) - zero;
}

/** What each kind adds by itself. */
const linear = Float64Array.from(kinds, ([value]) => value);

const sums = new Float64Array(units);

/**
 * Log odds that a candidate with this evidence (1 where a kind is there) is the paper's own name: a linear part and one
 * layer of rectified units for what kinds of evidence tell together.
 */
export function logOdds(evidence: Uint8Array): number {
  let score = bias;
  for (let unit = 0; unit < units; unit++) {
    sums[unit] = hiddenBias[unit] ?? 0;
  }
  for (let kind = 0; kind < featureCount; kind++) {
    if (evidence[kind] !== 1) {
      continue;
    }
    score += linear[kind] ?? 0;
    const from = kind * units;
    for (let unit = 0; unit < units; unit++) {
      sums[unit] = (sums[unit] ?? 0) + (inputs[from + unit] ?? 0);
    }
  }
  for (let unit = 0; unit < units; unit++) {
    const sum = sums[unit] ?? 0;
    if (sum > 0) {
      score += sum * (output[unit] ?? 0);
    }
  }
  return score;
}
