/** A text that wants to stand somewhere on the canvas: its box in pixels. */
export interface LabelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const cell = 64;

/**
 * Which of the texts can be written so that none overlaps another: the first ones first, each as it is or not at all.
 * @returns the numbers of those that are written, in order
 */
export function withoutOverlaps(boxes: readonly LabelBox[]): number[] {
  const byCell = new Map<string, LabelBox[]>();
  const written: number[] = [];
  boxes.forEach((box, number) => {
    const cells = cellsOf(box);
    if (cells.some((name) => byCell.get(name)?.some((other) => overlap(box, other)))) {
      return;
    }
    written.push(number);
    for (const name of cells) {
      const boxesThere = byCell.get(name);
      if (boxesThere === undefined) {
        byCell.set(name, [box]);
      } else {
        boxesThere.push(box);
      }
    }
  });
  return written;
}

function cellsOf({ left, top, width, height }: LabelBox): string[] {
  const cells: string[] = [];
  for (let row = Math.floor(top / cell); row <= Math.floor((top + height) / cell); row++) {
    for (let column = Math.floor(left / cell); column <= Math.floor((left + width) / cell); column++) {
      cells.push(`${row} ${column}`);
    }
  }
  return cells;
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
