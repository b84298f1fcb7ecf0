const ridge = 0.3;
const rounds = 60;

/** What a candidate is judged by, and whether it is the right one. */
export interface Example {
  readonly values: readonly number[];
  readonly isRight: boolean;
}

/** The weights of a logistic regression with a ridge penalty, by Newton's method. */
export function fitted(examples: readonly Example[]): number[] {
  const size = examples[0]?.values.length ?? 0;
  let weights = Array.from({ length: size }, () => 0);
  for (let round = 0; round < rounds; round++) {
    const slope = weights.map((weight) => ridge * weight);
    const curve = weights.map((_, row) => weights.map((__, column): number => (row === column ? ridge : 0)));
    for (const { values, isRight } of examples) {
      const sum = values.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
      const chance = 1 / (1 + Math.exp(-sum));
      values.forEach((value, row) => {
        slope[row] = (slope[row] ?? 0) + (chance - Number(isRight)) * value;
        const line = curve[row] ?? [];
        values.forEach((other, column) => {
          line[column] = (line[column] ?? 0) + chance * (1 - chance) * value * other;
        });
      });
    }
    const step = solved(curve, slope);
    weights = weights.map((weight, at) => weight - (step[at] ?? 0));
  }
  return weights;
}

/** The solution of linear equations with a positive definite matrix, by elimination. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  rows.forEach((pivot, at) => {
    const factor = pivot[at] ?? 1;
    pivot.forEach((value, column) => {
      pivot[column] = value / factor;
    });
    rows.forEach((row, other) => {
      const share = row[at] ?? 0;
      if (other !== at) {
        row.forEach((value, column) => {
          row[column] = value - share * (pivot[column] ?? 0);
        });
      }
    });
  });
  return rows.map((row) => row.at(-1) ?? 0);
}
