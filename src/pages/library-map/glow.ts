import type { MapModel } from './model';
import type { MapTheme } from './theme';

/** The glow of regions, in pixels a side; it is drawn once and scaled. */
const glowSize = 640;
/** How far it reaches beyond the outermost papers, and around a paper, in units of the map. */
const glowMargin = 0.4;

/** The glow of all regions, and which part of the map it covers. */
export interface Glow {
  readonly image: HTMLCanvasElement;
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Draws the glow of the papers that pass the filters. */
export function makeGlow(model: MapModel, theme: MapTheme, places: Float32Array): Glow {
  let [left, top, right, bottom] = [-1, -1, 1, 1];
  for (let at = 0; at < places.length; at += 2) {
    left = Math.min(left, places[at] ?? 0);
    right = Math.max(right, places[at] ?? 0);
    top = Math.min(top, places[at + 1] ?? 0);
    bottom = Math.max(bottom, places[at + 1] ?? 0);
  }
  const side = Math.max(right - left, bottom - top) + 2 * glowMargin;
  const image = document.createElement('canvas');
  image.width = glowSize;
  image.height = glowSize;
  const context = image.getContext('2d');
  const scale = glowSize / side;
  const papers = model.content.papers.length;
  const reach = scale * Math.max(0.07, Math.min(0.26, 1.8 / Math.sqrt(papers + 1)));
  if (context !== null) {
    context.globalAlpha = Math.max(0.08, Math.min(0.45, 4 / Math.sqrt(papers + 1)));
    const spots = new Map<number, HTMLCanvasElement>();
    for (const paper of model.shown) {
      const topic = model.content.papers[paper]?.topic ?? -1;
      if (topic >= 0) {
        const colour = model.colours.get(topic) ?? 0;
        const spot = spots.get(colour) ?? spotOf(theme.topics[colour] ?? theme.muted, reach);
        spots.set(colour, spot);
        const x = ((places[2 * paper] ?? 0) - left + glowMargin) * scale;
        const y = ((places[2 * paper + 1] ?? 0) - top + glowMargin) * scale;
        context.drawImage(spot, x - reach, y - reach);
      }
    }
  }
  return { image, left: left - glowMargin, top: top - glowMargin, side };
}

/** A spot that fades from the middle to the edge. */
function spotOf(colour: string, reach: number): HTMLCanvasElement {
  const spot = document.createElement('canvas');
  spot.width = Math.ceil(2 * reach);
  spot.height = spot.width;
  const context = spot.getContext('2d');
  if (context !== null) {
    const fading = context.createRadialGradient(reach, reach, 0, reach, reach, reach);
    fading.addColorStop(0, 'black');
    fading.addColorStop(1, 'transparent');
    context.fillStyle = fading;
    context.fillRect(0, 0, spot.width, spot.height);
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = colour;
    context.fillRect(0, 0, spot.width, spot.height);
  }
  return spot;
}
