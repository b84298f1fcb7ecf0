// A process that pins, beside others that do, in one keys file: `pin-writer.ts FILE NAME ROUNDS SEED`.
import { readFile } from 'node:fs/promises';
import { PinFile, type PinFilePort, type PinHolder } from '../../../src/core/library/pin-file';
import { parsePins, type Pin } from '../../../src/core/library/pins/pins';
import { replaceOnDisk } from '../../../src/node/disk-file';
import { FileChanged } from '../../../src/core/files/write-refusals';

const [path = '', name = '', rounds = '0', seed = '1'] = process.argv.slice(2);
/** The longest gap between two rounds, in milliseconds. */
const maxGapLength = 30;
/** After so many rounds they are looked for and taken out, so that the file does not grow with the test. */
const batch = 20;

let state = Number(seed);
/** From 0 to below 1, the same at each run: mulberry32. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

let pins: readonly Pin[] = [];
const holder: PinHolder = {
  setPins: (_, parsed) => {
    pins = parsed.pins;
  },
  removePins: () => {
    pins = [];
  },
  pinsOf: () => pins,
};

let bytes: Uint8Array | 'missing' = 'missing';
let kept: string | undefined;
/** Readings that were torn one after another: a writer that dies in the middle is another test. */
let torn = 0;
const port: PinFilePort = {
  read: async () => {
    bytes = await readFile(path);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    torn = torn < 3 && random() < 0.1 ? torn + 1 : 0;
    return torn === 0 ? text : random() < 0.3 ? undefined : text.slice(0, Math.floor(random() * text.length));
  },
  replace: async (text) => {
    try {
      await replaceOnDisk(path, text, { expected: bytes });
      return true;
    } catch (error) {
      if (error instanceof FileChanged) {
        return false;
      }
      throw error;
    }
  },
  pause: (tries) => pause(tries * random()),
  kept: () => kept,
  reason: () => 'pins-unwritable',
  keep: (text) => {
    kept = text;
    return Promise.resolve();
  },
};

async function main(): Promise<void> {
  const file = new PinFile(holder, path, port);
  await file.follow();
  const lost: string[] = [];
  let mine: string[] = [];
  for (let round = 0; round < Number(rounds); round++) {
    const key = `${name}-${String(round)}`;
    const outcome = await file.change(() => {
      pins = pins.some((pin) => pin.key === key) ? pins : [...pins, { key, aliases: [], title: `The paper of ${key}` }];
    });
    if (outcome === 'kept') {
      lost.push(`${key} was not written`);
    }
    mine.push(key);
    if (mine.length === batch) {
      const found = new Set(parsePins(await readFile(path, 'utf8')).pins.map((pin) => pin.key));
      lost.push(...mine.filter((own) => !found.has(own)));
      const gone = new Set(mine);
      await file.change(() => {
        pins = pins.filter((pin) => !gone.has(pin.key));
      });
      mine = [];
    }
    await pause(random() * maxGapLength);
  }
  process.stdout.write(JSON.stringify(lost));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
