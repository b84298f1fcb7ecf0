import { type LabelBox, withoutOverlaps } from '../../core/map/label-places';
import { leastDistance } from '../../core/map/spread-out';
import { onCanvas, onMap, type Point, type Size, type Viewport } from '../../core/map/viewport';
import { type Glow, makeGlow } from './glow';
import type { MapModel } from './model';
import { isChinese } from './page';
import type { MapTheme } from './theme';

/** Papers have their names beside them where so few are in sight. */
const maxNamed = 120;
const maxNameLength = 32;
/** What is filtered out stays, faintly, so that one sees where one is. */
const faint = 0.12;
interface Label {
  readonly box: LabelBox;
  readonly lines: readonly {
    readonly text: string;
    readonly font: string;
    readonly colour: string;
    readonly dy: number;
  }[];
  readonly x: number;
  readonly align: CanvasTextAlign;
}

/** Draws the map onto a canvas, as a whole each time. */
export class MapDrawing {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #model: MapModel;
  readonly #widths = new Map<string, number>();
  readonly #dots = new Map<string, HTMLCanvasElement>();
  #theme: MapTheme;
  #size: Size = { width: 1, height: 1 };
  #density = 1;
  #glow: Glow | undefined;

  constructor(canvas: HTMLCanvasElement, model: MapModel, theme: MapTheme) {
    const context = canvas.getContext('2d');
    if (context === null) {
      throw new Error('There is no canvas.');
    }
    this.#canvas = canvas;
    this.#context = context;
    this.#model = model;
    this.#theme = theme;
  }

  get size(): Size {
    return this.#size;
  }

  useTheme(theme: MapTheme): void {
    this.#theme = theme;
    this.forget();
  }

  /** What is drawn once only is drawn anew. */
  forget(): void {
    this.#dots.clear();
    this.#widths.clear();
    this.#glow = undefined;
  }

  resize(size: Size): void {
    this.#size = size;
    this.#density = window.devicePixelRatio || 1;
    this.#canvas.width = Math.max(1, Math.round(size.width * this.#density));
    this.#canvas.height = Math.max(1, Math.round(size.height * this.#density));
    this.#dots.clear();
  }

  /** Radius of a paper, in pixels: as large as leaves papers apart that lie side by side. */
  radius(view: Viewport): number {
    return Math.max(1.4, Math.min(8, 0.36 * leastDistance(this.#model.content.papers.length) * view.scale));
  }

  /** @param hovered the paper under the pointer @param line what is being drawn around papers */
  draw(view: Viewport, hovered: number | undefined, line: readonly Point[]): void {
    const context = this.#context;
    const { places } = this.#model;
    context.setTransform(this.#density, 0, 0, this.#density, 0, 0);
    context.clearRect(0, 0, this.#size.width, this.#size.height);
    if (places === undefined) {
      return;
    }
    if (!this.#theme.hasHighContrast) {
      this.#drawGlow(view, places);
    }
    const radius = this.radius(view);
    const visible = this.#drawPapers(view, places, radius);
    this.#drawLabels(view, places, radius, visible, hovered);
    this.#drawLine(line);
  }

  /** Around each paper a soft spot of its topic's colour, which together make regions. */
  #drawGlow(view: Viewport, places: Float32Array): void {
    this.#glow ??= makeGlow(this.#model, this.#theme, places);
    const { image, left, top, side } = this.#glow;
    const corner = onCanvas(view, left, top);
    this.#context.globalAlpha = this.#theme.isLight ? 0.55 : 0.5;
    this.#context.drawImage(image, corner.x, corner.y, side * view.scale, side * view.scale);
    this.#context.globalAlpha = 1;
  }

  /** @returns how many are in sight and pass the filters */
  #drawPapers(view: Viewport, places: Float32Array, radius: number): number[] {
    const context = this.#context;
    const { width, height } = this.#size;
    const { papers } = this.#model.content;
    const { scale, left, top } = view;
    const visible: number[] = [];
    const edge = radius + 4;
    const half = this.#half(radius);
    for (const wanted of [0, 1]) {
      context.globalAlpha = wanted === 1 ? 1 : faint;
      for (let paper = 0; paper < papers.length; paper++) {
        if (this.#model.passes[paper] !== wanted) {
          continue;
        }
        const x = (places[2 * paper] ?? 0) * scale + left;
        const y = (places[2 * paper + 1] ?? 0) * scale + top;
        if (x < -edge || y < -edge || x > width + edge || y > height + edge) {
          continue;
        }
        const topic = papers[paper]?.topic ?? -1;
        const colour = topic < 0 ? -1 : (this.#model.colours.get(topic) ?? 0);
        context.drawImage(
          this.#dot(colour, radius, papers[paper]?.isCited ?? false),
          x - half,
          y - half,
          2 * half,
          2 * half,
        );
        if (wanted === 1) {
          visible.push(paper);
        }
      }
    }
    context.globalAlpha = 1;
    context.strokeStyle = this.#theme.foreground;
    const ring = radius + (radius < 4 ? 1.5 : 2.5);
    context.lineWidth = radius < 4 ? 1.25 : 2;
    if (this.#model.selected.size > 0) {
      context.beginPath();
      for (const paper of visible) {
        if (this.#model.isSelected(paper)) {
          const { x, y } = onCanvas(view, places[2 * paper] ?? 0, places[2 * paper + 1] ?? 0);
          context.moveTo(x + ring, y);
          context.arc(x, y, ring, 0, 2 * Math.PI);
        }
      }
      context.stroke();
    }
    return visible;
  }

  #half(radius: number): number {
    return radius + 2;
  }

  /** A paper's dot, drawn once for each colour: a cited one has a ring around it. */
  #dot(colour: number, radius: number, isCited: boolean): HTMLCanvasElement {
    const name = `${colour} ${radius.toFixed(1)} ${String(isCited)}`;
    const known = this.#dots.get(name);
    if (known !== undefined) {
      return known;
    }
    const half = this.#half(radius);
    const dot = document.createElement('canvas');
    dot.width = Math.ceil(2 * half * this.#density);
    dot.height = dot.width;
    const context = dot.getContext('2d');
    if (context !== null) {
      context.scale(dot.width / (2 * half), dot.width / (2 * half));
      context.fillStyle = colour < 0 ? this.#theme.muted : (this.#theme.topics[colour] ?? this.#theme.muted);
      context.beginPath();
      context.arc(half, half, isCited ? radius * 0.62 : radius * 0.85, 0, 2 * Math.PI);
      context.fill();
      if (isCited) {
        context.strokeStyle = context.fillStyle;
        context.lineWidth = Math.max(1, radius * 0.22);
        context.beginPath();
        context.arc(half, half, radius * 1.05, 0, 2 * Math.PI);
        context.stroke();
      }
    }
    if (this.#dots.size > 400) {
      this.#dots.clear();
    }
    this.#dots.set(name, dot);
    return dot;
  }

  #drawLabels(
    view: Viewport,
    places: Float32Array,
    radius: number,
    visible: readonly number[],
    hovered: number | undefined,
  ): void {
    const labels: Label[] = [];
    const near = [hovered, this.#model.current].filter((paper) => paper !== undefined);
    for (const paper of new Set(near)) {
      labels.push(this.#nameOf(paper, view, places, radius, this.#theme.foreground));
    }
    const { width, height } = this.#size;
    for (const region of this.#model.regions) {
      const { x, y } = onCanvas(view, region.x, region.y);
      if (
        x > -100 &&
        y > -20 &&
        x < width + 100 &&
        y < height + 20 &&
        region.papers.some((paper) => this.#model.isShown(paper))
      ) {
        labels.push(this.#topicLabel(region.topic, x, y));
      }
    }
    if (visible.length <= maxNamed) {
      for (const paper of visible) {
        labels.push(this.#nameOf(paper, view, places, radius, this.#theme.muted));
      }
    }
    for (const number of withoutOverlaps(labels.map(({ box }) => box))) {
      this.#write(labels[number]);
    }
    const { current } = this.#model;
    if (current !== undefined) {
      const { x, y } = onCanvas(view, places[2 * current] ?? 0, places[2 * current + 1] ?? 0);
      this.#context.strokeStyle = this.#theme.focus;
      this.#context.lineWidth = 2;
      this.#context.strokeRect(x - radius - 6, y - radius - 6, 2 * radius + 12, 2 * radius + 12);
    }
  }

  #topicLabel(topic: number, x: number, y: number): Label {
    const { label, labelZh } = this.#model.content.topics[topic] ?? { label: '' };
    const { font, fontSize, foreground, muted } = this.#theme;
    const [first, second] = isChinese && labelZh !== undefined ? [labelZh, label] : [label, labelZh];
    const large = `600 ${fontSize + 1}px ${font}`;
    const small = `${fontSize - 1}px ${font}`;
    const height = fontSize * 1.4;
    const lines = [
      { text: first, font: large, colour: foreground, dy: second === undefined ? 0 : -height / 2 },
      ...(second === undefined ? [] : [{ text: second, font: small, colour: muted, dy: height / 2 }]),
    ];
    const wide = Math.max(...lines.map(({ text, font: own }) => this.#width(text, own))) + 8;
    const high = height * lines.length + 4;
    return { box: { left: x - wide / 2, top: y - high / 2, width: wide, height: high }, lines, x, align: 'center' };
  }

  #nameOf(paper: number, view: Viewport, places: Float32Array, radius: number, colour: string): Label {
    const { x, y } = onCanvas(view, places[2 * paper] ?? 0, places[2 * paper + 1] ?? 0);
    const { label = '' } = this.#model.content.papers[paper] ?? {};
    const letters = Array.from(label);
    const text =
      letters.length > maxNameLength
        ? `${letters
            .slice(0, maxNameLength - 1)
            .join('')
            .trimEnd()}…`
        : label;
    const font = `${this.#theme.fontSize - 1}px ${this.#theme.font}`;
    const width = this.#width(text, font);
    const height = this.#theme.fontSize * 1.3;
    const gap = radius + (paper === this.#model.current ? 10 : 5);
    const isLeft = x + gap + width > this.#size.width;
    return {
      box: { left: isLeft ? x - gap - width : x + gap, top: y - height / 2, width, height },
      lines: [{ text, font, colour, dy: 0 }],
      x: isLeft ? x - gap : x + gap,
      align: isLeft ? 'right' : 'left',
    };
  }

  #write(label: Label | undefined): void {
    if (label === undefined) {
      return;
    }
    const context = this.#context;
    const middle = label.box.top + label.box.height / 2;
    context.textAlign = label.align;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = this.#theme.background;
    for (const { text, font, colour, dy } of label.lines) {
      context.font = font;
      context.fillStyle = colour;
      context.strokeText(text, label.x, middle + dy);
      context.fillText(text, label.x, middle + dy);
    }
  }

  #width(text: string, font: string): number {
    const name = `${font}\n${text}`;
    let width = this.#widths.get(name);
    if (width === undefined) {
      this.#context.font = font;
      width = this.#context.measureText(text).width;
      this.#widths.set(name, width);
    }
    return width;
  }

  #drawLine(line: readonly Point[]): void {
    const [first, ...others] = line;
    if (first === undefined) {
      return;
    }
    const context = this.#context;
    context.beginPath();
    context.moveTo(first.x, first.y);
    others.forEach(({ x, y }) => {
      context.lineTo(x, y);
    });
    context.closePath();
    context.fillStyle = this.#theme.focus;
    context.globalAlpha = 0.12;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = this.#theme.focus;
    context.lineWidth = 1.5;
    context.stroke();
  }

  /** The paper at a point of the canvas that passes the filters. */
  paperAt(point: Point, view: Viewport): number | undefined {
    return this.#model.grid.nearest(onMap(view, point), Math.max(8, this.radius(view) + 4) / view.scale, (paper) =>
      this.#model.isShown(paper),
    );
  }
}
