import { papersInside } from '../../core/map/selecting';
import {
  between,
  fitted,
  panned,
  onCanvas,
  onMap,
  type MapPart,
  partOf,
  type Point,
  viewOf,
  type Viewport,
  zoomed,
} from '../../core/map/viewport';
import { MapDrawing } from './drawing';
import { MapKeyboard, zoomStep } from './map-keyboard';
import type { MapModel } from './model';
import { element, isMotionReduced } from './page';
import { onThemeChange, readTheme } from './theme';

/** A pointer that moved less, in pixels, has clicked. */
const clickDistance = 4;
const flightTime = 250;

export interface MapViewEvents {
  /** A paper was clicked. */
  show(paper: number): void;
  /** A paper is to be shown, and read. */
  open(paper: number): void;
  /** The pointer is at a paper, or at none. */
  hover(paper: number | undefined): void;
  viewChanged(): void;
}

/** The map on its canvas, with pointer and keys. */
export class MapView {
  readonly #model: MapModel;
  readonly #events: MapViewEvents;
  readonly #drawing: MapDrawing;
  readonly #map = element('map');
  readonly #draw = element<HTMLButtonElement>('draw');
  #view: Viewport | undefined;
  /** What is to be shown once there is a map to show it of. */
  #kept: MapPart | undefined;
  #whole: Viewport = { scale: 1, left: 0, top: 0 };
  #hovered: number | undefined;
  #line: Point[] = [];
  #isPending = false;
  #flight: { readonly from: Viewport; readonly to: Viewport; readonly start: number } | undefined;

  constructor(model: MapModel, events: MapViewEvents) {
    this.#model = model;
    this.#events = events;
    this.#drawing = new MapDrawing(element<HTMLCanvasElement>('canvas'), model, readTheme());
    model.onChange(() => {
      this.redraw();
    });
    onThemeChange(() => {
      this.#drawing.useTheme(readTheme());
      this.redraw();
    });
    new ResizeObserver(() => {
      this.#resize();
    }).observe(this.#map);
    this.#listen();
  }

  /** The part of the map that is shown, to be kept. */
  get part(): MapPart | undefined {
    return this.#view === undefined ? this.#kept : partOf(this.#view, this.#whole, this.#drawing.size);
  }

  set part(part: MapPart | undefined) {
    this.#kept = part;
    this.#view = undefined;
  }

  /** Other papers, places or filters than before. */
  update(): void {
    this.#drawing.forget();
    this.#fit();
    this.redraw();
  }

  redraw(): void {
    if (!this.#isPending) {
      this.#isPending = true;
      requestAnimationFrame((now) => {
        this.#isPending = false;
        this.#paint(now);
      });
    }
  }

  showAll(): void {
    this.#flyTo(this.#whole);
  }

  /** Shows some papers as large as they can be. */
  showPapers(papers: readonly number[]): void {
    if (this.#model.places !== undefined && papers.length > 0) {
      this.#flyTo(fitted(this.#model.places, papers, this.#drawing.size));
    }
  }

  zoom(factor: number, at: Point = { x: this.#drawing.size.width / 2, y: this.#drawing.size.height / 2 }): void {
    this.#flight = undefined;
    this.#change(zoomed(this.#view ?? this.#whole, factor, at, this.#whole));
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#map;
    if (width > 0 && height > 0) {
      // The same part is shown at any size.
      this.#kept = this.part;
      this.#view = undefined;
      this.#drawing.resize({ width, height });
      this.#fit();
      this.#paint(performance.now());
    }
  }

  #fit(): void {
    const { places } = this.#model;
    if (places !== undefined) {
      this.#whole = fitted(places, this.#model.content.papers.keys(), this.#drawing.size);
      const { width } = this.#drawing.size;
      if (this.#kept !== undefined && width > 1) {
        this.#view = viewOf(this.#kept, this.#whole, this.#drawing.size);
        this.#kept = undefined;
      }
    }
  }

  #change(view: Viewport): void {
    this.#view = view;
    this.#events.viewChanged();
    this.redraw();
  }

  #flyTo(to: Viewport): void {
    const from = this.#view ?? this.#whole;
    if (isMotionReduced()) {
      this.#change(to);
    } else {
      this.#flight = { from, to, start: performance.now() };
      this.redraw();
    }
  }

  #paint(now: number): void {
    if (this.#flight !== undefined) {
      const { from, to, start } = this.#flight;
      const at = Math.max(0, now - start) / flightTime;
      this.#flight = at >= 1 ? undefined : this.#flight;
      this.#change(between(from, to, at, this.#drawing.size));
    }
    this.#drawing.draw(this.#view ?? this.#whole, this.#hovered, this.#line);
  }

  #listen(): void {
    let start: Point | undefined;
    let last: Point = { x: 0, y: 0 };
    let isDrawing = false;
    const pointOf = (event: MouseEvent): Point => {
      const { left, top } = this.#map.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const paperAt = (point: Point): number | undefined => this.#drawing.paperAt(point, this.#view ?? this.#whole);
    this.#map.addEventListener('pointerdown', (event) => {
      if (event.button === 0) {
        start = pointOf(event);
        last = start;
        isDrawing = event.shiftKey || this.#draw.ariaPressed === 'true';
        this.#line = [];
        this.#map.setPointerCapture(event.pointerId);
      }
    });
    this.#map.addEventListener('pointermove', (event) => {
      const point = pointOf(event);
      if (start === undefined) {
        this.#hover(paperAt(point));
        return;
      }
      if (isDrawing) {
        this.#line.push(point);
        this.redraw();
      } else if (
        Math.hypot(point.x - start.x, point.y - start.y) >= clickDistance ||
        this.#map.dataset.moving === 'yes'
      ) {
        this.#map.dataset.moving = 'yes';
        this.#flight = undefined;
        this.#change(panned(this.#view ?? this.#whole, point.x - last.x, point.y - last.y));
      }
      last = point;
    });
    const end = (event: PointerEvent): void => {
      const point = pointOf(event);
      const from = start;
      start = undefined;
      const line = this.#line;
      this.#line = [];
      delete this.#map.dataset.moving;
      this.redraw();
      if (from === undefined || event.type === 'pointercancel') {
        return;
      }
      const isClick =
        Math.hypot(point.x - from.x, point.y - from.y) < clickDistance &&
        line.every(({ x, y }) => Math.hypot(x - from.x, y - from.y) < clickDistance);
      const paper = isClick ? paperAt(point) : undefined;
      if (isDrawing && !isClick && this.#model.places !== undefined) {
        const view = this.#view ?? this.#whole;
        this.#model.select(
          papersInside(
            line.map((each) => onMap(view, each)),
            this.#model.places,
            this.#model.grid,
            (each) => this.#model.isShown(each),
          ),
          true,
        );
      } else if (paper !== undefined && (event.shiftKey || event.ctrlKey || event.metaKey || isDrawing)) {
        this.#model.current = paper;
        this.#model.select([paper], !this.#model.isSelected(paper));
      } else if (paper !== undefined) {
        this.#model.goTo(paper);
        this.#events.show(paper);
      }
    };
    this.#map.addEventListener('pointerup', end);
    this.#map.addEventListener('pointercancel', end);
    this.#map.addEventListener('pointerleave', () => {
      this.#hover(undefined);
    });
    this.#map.addEventListener('dblclick', (event) => {
      const paper = paperAt(pointOf(event));
      if (paper !== undefined && !event.shiftKey) {
        this.#events.open(paper);
      }
    });
    this.#map.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
        this.zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.008 : 0.002)), pointOf(event));
      },
      { passive: false },
    );
    const keyboard = new MapKeyboard(this.#model, this, (paper) => {
      this.#events.open(paper);
    });
    this.#map.addEventListener('keydown', (event) => {
      if (keyboard.press(event)) {
        // The paper that the keys are at is told of, not the one that the pointer happens to rest on.
        this.#hover(undefined);
        event.preventDefault();
        event.stopPropagation();
      }
    });
    this.#draw.addEventListener('click', () => {
      this.#draw.ariaPressed = this.#draw.ariaPressed === 'true' ? 'false' : 'true';
      this.#map.classList.toggle('drawing', this.#draw.ariaPressed === 'true');
    });
    element('zoomIn').addEventListener('click', () => {
      this.zoom(zoomStep);
    });
    element('zoomOut').addEventListener('click', () => {
      this.zoom(1 / zoomStep);
    });
    element('showAll').addEventListener('click', () => {
      this.showAll();
    });
  }

  #hover(paper: number | undefined): void {
    if (paper !== this.#hovered) {
      this.#hovered = paper;
      this.#map.classList.toggle('over', paper !== undefined);
      this.#events.hover(paper);
      this.redraw();
    }
  }

  /** The point of the map that is in the middle of what is shown. */
  get middle(): Point {
    return onMap(this.#view ?? this.#whole, { x: this.#drawing.size.width / 2, y: this.#drawing.size.height / 2 });
  }

  /** Moves the map no more than it takes for a paper to be in sight. */
  bringIntoSight(paper: number): void {
    const places = this.#model.places ?? [];
    const view = this.#view ?? this.#whole;
    const { x, y } = onCanvas(view, places[2 * paper] ?? 0, places[2 * paper + 1] ?? 0);
    const { width, height } = this.#drawing.size;
    const margin = Math.min(40, width / 4, height / 4);
    const right = Math.min(0, width - margin - x) + Math.max(0, margin - x);
    const down = Math.min(0, height - margin - y) + Math.max(0, margin - y);
    if (right !== 0 || down !== 0) {
      this.#change(panned(view, right, down));
    }
  }
}
