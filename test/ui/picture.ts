import type { Browser } from 'playwright-core';

/** A part of a picture, in pixels. */
export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** So many colours a window is drawn with; the others are shades at the edges of letters. */
const colours = 24;
/** How far they are from each other at least: squares of the differences of red, green and blue, weighted as eyes weigh them. */
const apart = 600;

/** A part of a picture in PNG as WebP of few colours, without loss: half of what JPEG takes, and letters stay sharp. */
export async function clippedPicture(browser: Browser, png: Buffer, clip: Clip): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    const asked = JSON.stringify({ png: png.toString('base64'), ...clip, colours, apart });
    const encoded = await page.evaluate<string>(`(${encode})(${asked})`);
    return Buffer.from(encoded.slice(encoded.indexOf(',') + 1), 'base64');
  } finally {
    await page.close();
  }
}

/** Runs in the page, which has the DOM that this project's compiler is not told of. */
const encode = `async ({ png, x, y, width, height, colours, apart }) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  context.drawImage(image, x, y, width, height, 0, 0, width, height);
  const pixels = context.getImageData(0, 0, width, height);
  const { data } = pixels;
  const at = (index) => (data[index] << 16) | (data[index + 1] << 8) | data[index + 2];
  const counts = new Map();
  for (let index = 0; index < data.length; index += 4) counts.set(at(index), (counts.get(at(index)) ?? 0) + 1);
  const distance = (one, other) => {
    const [red, green, blue] = [16, 8, 0].map((shift) => ((one >> shift) & 255) - ((other >> shift) & 255));
    return 2 * red * red + 4 * green * green + blue * blue;
  };
  const palette = [];
  const sorted = [...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour);
  for (const colour of sorted) {
    if (palette.length < colours && palette.every((known) => distance(known, colour) > apart)) palette.push(colour);
  }
  const nearest = new Map(sorted.map((colour) => [colour, palette.reduce((best, known) =>
    distance(known, colour) < distance(best, colour) ? known : best)]));
  for (let index = 0; index < data.length; index += 4) {
    const colour = nearest.get(at(index));
    [data[index], data[index + 1], data[index + 2]] = [colour >> 16, (colour >> 8) & 255, colour & 255];
  }
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/webp', 1);
}`;
