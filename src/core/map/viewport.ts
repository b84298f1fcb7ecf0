/** Which part of the map a canvas shows: a place (x, y) of the map stands at `x * scale + left`, `y * scale + top`. */
export interface Viewport {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const margin = 48;
/** How near one may come, against the whole of the map in sight. */
const maxZoom = 60;
const minZoom = 0.5;
/** A map of few papers is not blown up without end, in pixels a unit. */
const maxFitted = 400;

/** Shows all of some places, with a margin. */
export function fitted(places: ArrayLike<number>, papers: Iterable<number>, { width, height }: Size): Viewport {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const paper of papers) {
    const x = places[2 * paper] ?? 0;
    const y = places[2 * paper + 1] ?? 0;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right) {
    [left, top, right, bottom] = [-1, -1, 1, 1];
  }
  const scale = Math.max(
    1,
    Math.min(
      maxFitted,
      Math.max(1, width - 2 * margin) / Math.max(1e-6, right - left),
      Math.max(1, height - 2 * margin) / Math.max(1e-6, bottom - top),
    ),
  );
  return {
    scale,
    left: width / 2 - (scale * (left + right)) / 2,
    top: height / 2 - (scale * (top + bottom)) / 2,
  };
}

/** Zooms by a factor while a point of the canvas stays where it is. @param whole the viewport that shows all */
export function zoomed(view: Viewport, factor: number, at: Point, whole: Viewport): Viewport {
  const scale = Math.max(whole.scale * minZoom, Math.min(whole.scale * maxZoom, view.scale * factor));
  const change = scale / view.scale;
  return { scale, left: at.x - (at.x - view.left) * change, top: at.y - (at.y - view.top) * change };
}

export function panned({ scale, left, top }: Viewport, x: number, y: number): Viewport {
  return { scale, left: left + x, top: top + y };
}

/** Which part of a map is shown, whatever the size of the window: what is in the middle, and how much nearer it is than all. */
export interface MapPart extends Point {
  readonly zoom: number;
}

/** @param whole the viewport that shows all */
export function partOf(view: Viewport, whole: Viewport, { width, height }: Size): MapPart {
  return { ...onMap(view, { x: width / 2, y: height / 2 }), zoom: view.scale / whole.scale };
}

/** The viewport that shows a part on a canvas of some size. */
export function viewOf({ x, y, zoom }: MapPart, whole: Viewport, { width, height }: Size): Viewport {
  const scale = whole.scale * zoom;
  return { scale, left: width / 2 - x * scale, top: height / 2 - y * scale };
}

/** Where a place of the map stands on the canvas. */
export function onCanvas({ scale, left, top }: Viewport, x: number, y: number): Point {
  return { x: x * scale + left, y: y * scale + top };
}

/** Which place of the map a point of the canvas is. */
export function onMap({ scale, left, top }: Viewport, { x, y }: Point): Point {
  return { x: (x - left) / scale, y: (y - top) / scale };
}

/** A view between two others, for `at` from 0 to 1; the scale grows by the same factor in the same time. */
export function between(from: Viewport, to: Viewport, at: number, { width, height }: Size): Viewport {
  if (at >= 1) {
    return to;
  }
  const middle = { x: width / 2, y: height / 2 };
  const start = onMap(from, middle);
  const end = onMap(to, middle);
  const scale = from.scale * (to.scale / from.scale) ** at;
  const ease = at * at * (3 - 2 * at);
  return {
    scale,
    left: middle.x - scale * (start.x + (end.x - start.x) * ease),
    top: middle.y - scale * (start.y + (end.y - start.y) * ease),
  };
}
