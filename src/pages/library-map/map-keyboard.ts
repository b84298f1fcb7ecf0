import { directions, nextTowards } from '../../core/map/selecting';
import type { Point } from '../../core/map/viewport';
import type { MapModel } from './model';

export const zoomStep = 1.4;

/** The map that keys move. */
export interface MovedMap {
  /** The point of the map that is in the middle of what is shown. */
  readonly middle: Point;
  zoom(factor: number): void;
  showAll(): void;
  bringIntoSight(paper: number): void;
}

/** What keys do on the map. */
export class MapKeyboard {
  readonly #model: MapModel;
  readonly #map: MovedMap;
  readonly #open: (paper: number) => void;

  /** @param open told of the paper that is to be shown, and read */
  constructor(model: MapModel, map: MovedMap, open: (paper: number) => void) {
    this.#model = model;
    this.#map = map;
    this.#open = open;
  }

  /** Whether a key was one of the map's. */
  press(event: KeyboardEvent): boolean {
    const { current } = this.#model;
    if (Object.hasOwn(directions, event.key)) {
      this.#go(directions[event.key as keyof typeof directions], event.shiftKey);
      return true;
    }
    switch (event.key) {
      case 'Enter':
        if (current !== undefined) {
          this.#open(current);
        }
        return true;
      case ' ':
        if (current !== undefined) {
          this.#model.select([current], !this.#model.isSelected(current));
        }
        return true;
      case 'a':
      case 'A':
        if (event.ctrlKey || event.metaKey) {
          this.#model.select(this.#model.shown, true);
        }
        return event.ctrlKey || event.metaKey;
      case 'Escape':
        this.#model.clearSelection();
        return true;
      case '+':
      case '=':
        this.#map.zoom(zoomStep);
        return true;
      case '-':
        this.#map.zoom(1 / zoomStep);
        return true;
      case '0':
        this.#map.showAll();
        return true;
      default:
        return false;
    }
  }

  #go(direction: Point, isSelecting: boolean): void {
    const { places, current, shown } = this.#model;
    if (places === undefined) {
      return;
    }
    const next =
      current === undefined || !this.#model.isShown(current)
        ? nearestTo(this.#map.middle, shown, places)
        : nextTowards(current, direction, places, (paper) => this.#model.isShown(paper));
    if (next === undefined) {
      return;
    }
    if (isSelecting) {
      this.#model.select([...(current === undefined ? [] : [current]), next], true);
    }
    this.#map.bringIntoSight(next);
    this.#model.goTo(next);
  }
}

function nearestTo({ x, y }: Point, papers: readonly number[], places: Float32Array): number | undefined {
  const distance = (paper: number): number =>
    Math.hypot((places[2 * paper] ?? 0) - x, (places[2 * paper + 1] ?? 0) - y);
  return papers.reduce<number | undefined>(
    (best, paper) => (best === undefined || distance(paper) < distance(best) ? paper : best),
    undefined,
  );
}
