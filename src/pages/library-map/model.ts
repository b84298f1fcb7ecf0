import type { MapContent } from '../../core/map/map-paper';
import { type MapFilter, passing } from '../../core/map/map-filter';
import { coloursOf, type Region, regionsOf } from '../../core/map/regions';
import { SpatialGrid } from '../../core/map/spatial-grid';
import { colourCount } from './theme';

/** What map and table show alike: the papers, which of them pass the filters, which are selected, and which one is at hand. */
export class MapModel {
  content: MapContent = { papers: [], topics: [] };
  places: Float32Array | undefined;
  grid = new SpatialGrid([]);
  regions: readonly Region[] = [];
  /** By topic the number of its colour. */
  colours: ReadonlyMap<number, number> = new Map();
  filter: MapFilter = {};
  passes: Uint8Array = new Uint8Array();
  /** Keys of papers that are there. */
  readonly selected = new Set<string>();
  /** Keys of selected papers that are not there, as while a library is read. */
  readonly #missing = new Set<string>();
  /** The paper that the keyboard is at. */
  current: number | undefined;
  readonly #listeners: (() => void)[] = [];

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  take(content: MapContent): void {
    const key = this.keyOf(this.current);
    this.content = content;
    this.places = content.places === undefined ? undefined : Float32Array.from(content.places);
    this.grid = new SpatialGrid(this.places ?? []);
    this.regions =
      this.places === undefined
        ? []
        : regionsOf(
            content.papers.map(({ topic }) => topic),
            this.places,
          );
    this.colours = coloursOf(this.regions, colourCount);
    const keys = new Map(content.papers.map((paper, at) => [paper.key, at]));
    this.current = key === undefined ? undefined : keys.get(key);
    this.keepSelected(this.allSelected, (each) => keys.has(each));
    this.setFilter(this.filter);
  }

  setFilter(filter: MapFilter): void {
    this.filter = filter;
    this.passes = passing(this.content.papers, filter);
    this.changed();
  }

  isShown(paper: number): boolean {
    return this.passes[paper] === 1;
  }

  isSelected(paper: number): boolean {
    return this.selected.has(this.keyOf(paper) ?? '');
  }

  keyOf(paper: number | undefined): string | undefined {
    return paper === undefined ? undefined : this.content.papers[paper]?.key;
  }

  get shown(): number[] {
    return this.content.papers.flatMap((_, paper) => (this.isShown(paper) ? [paper] : []));
  }

  /** The keys of all papers that have been selected, there or not. */
  get allSelected(): readonly string[] {
    return [...this.selected, ...this.#missing];
  }

  /** Selects by key, instead of what was; those that are not there count as soon as they are. */
  keepSelected(selected: readonly string[], isThere: (key: string) => boolean): void {
    this.selected.clear();
    this.#missing.clear();
    selected.forEach((key) => (isThere(key) ? this.selected : this.#missing).add(key));
  }

  /** Selects papers or takes them out of the selection. */
  select(papers: readonly number[], isSelected: boolean): void {
    for (const paper of papers) {
      const key = this.keyOf(paper) ?? '';
      if (isSelected) {
        this.selected.add(key);
      } else {
        this.selected.delete(key);
      }
    }
    this.changed();
  }

  clearSelection(): void {
    this.selected.clear();
    this.#missing.clear();
    this.changed();
  }

  goTo(paper: number | undefined): void {
    this.current = paper;
    this.changed();
  }

  changed(): void {
    this.#listeners.forEach((listener) => {
      listener();
    });
  }
}
