import type { Point } from './viewport';

/** Papers in a cell, about; fewer cells cost less, more find sooner. */
const papersInCell = 4;

/** Finds papers by where they stand, in time that does not grow with the library. */
export class SpatialGrid {
  readonly #places: ArrayLike<number>;
  readonly #left: number;
  readonly #top: number;
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  /** Of each cell where its papers begin in `#papers`; one more where the last ones end. */
  readonly #starts: Uint32Array;
  readonly #papers: Uint32Array;

  /** @param places x and y of each paper */
  constructor(places: ArrayLike<number>) {
    const size = places.length / 2;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let paper = 0; paper < size; paper++) {
      left = Math.min(left, places[2 * paper] ?? 0);
      right = Math.max(right, places[2 * paper] ?? 0);
      top = Math.min(top, places[2 * paper + 1] ?? 0);
      bottom = Math.max(bottom, places[2 * paper + 1] ?? 0);
    }
    const [width, height] = size === 0 ? [1, 1] : [Math.max(1e-9, right - left), Math.max(1e-9, bottom - top)];
    this.#places = places;
    this.#left = size === 0 ? 0 : left;
    this.#top = size === 0 ? 0 : top;
    // Papers in one line still get few cells.
    this.#cell = Math.max(
      Math.sqrt((width * height * papersInCell) / Math.max(1, size)),
      Math.max(width, height) / 1000,
    );
    this.#columns = Math.floor(width / this.#cell) + 1;
    this.#rows = Math.floor(height / this.#cell) + 1;
    this.#starts = new Uint32Array(this.#columns * this.#rows + 1);
    this.#papers = new Uint32Array(size);
    const cellOf = (paper: number): number =>
      this.#row(places[2 * paper + 1] ?? 0) * this.#columns + this.#column(places[2 * paper] ?? 0);
    for (let paper = 0; paper < size; paper++) {
      this.#starts[cellOf(paper) + 1] = (this.#starts[cellOf(paper) + 1] ?? 0) + 1;
    }
    for (let cell = 1; cell < this.#starts.length; cell++) {
      this.#starts[cell] = (this.#starts[cell] ?? 0) + (this.#starts[cell - 1] ?? 0);
    }
    const next = this.#starts.slice();
    for (let paper = 0; paper < size; paper++) {
      const place = next[cellOf(paper)] ?? 0;
      this.#papers[place] = paper;
      next[cellOf(paper)] = place + 1;
    }
  }

  /** Calls back with each paper between two corners. */
  within(left: number, top: number, right: number, bottom: number, visit: (paper: number) => void): void {
    for (let row = this.#row(top); row <= this.#row(bottom); row++) {
      for (let column = this.#column(left); column <= this.#column(right); column++) {
        const cell = row * this.#columns + column;
        for (let at = this.#starts[cell] ?? 0; at < (this.#starts[cell + 1] ?? 0); at++) {
          const paper = this.#papers[at] ?? 0;
          const x = this.#places[2 * paper] ?? 0;
          const y = this.#places[2 * paper + 1] ?? 0;
          if (x >= left && x <= right && y >= top && y <= bottom) {
            visit(paper);
          }
        }
      }
    }
  }

  /** The nearest paper that is wanted within a radius; of equals the first. */
  nearest({ x, y }: Point, radius: number, isWanted: (paper: number) => boolean): number | undefined {
    let found: number | undefined;
    let least = radius * radius;
    this.within(x - radius, y - radius, x + radius, y + radius, (paper) => {
      const distance = ((this.#places[2 * paper] ?? 0) - x) ** 2 + ((this.#places[2 * paper + 1] ?? 0) - y) ** 2;
      if ((distance < least || (distance === least && (found === undefined || paper < found))) && isWanted(paper)) {
        found = paper;
        least = distance;
      }
    });
    return found;
  }

  #column(x: number): number {
    return Math.max(0, Math.min(this.#columns - 1, Math.floor((x - this.#left) / this.#cell)));
  }

  #row(y: number): number {
    return Math.max(0, Math.min(this.#rows - 1, Math.floor((y - this.#top) / this.#cell)));
  }
}
