import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Library } from '../../../src/core/library/library';
import { PinFile, type PinFilePort, PinsUnreadable } from '../../../src/core/library/pin-file';
import { parsePins } from '../../../src/core/library/pins/pins';
import { serializePins } from '../../../src/core/library/pins/pins-text';
import { sourceOf } from './entries';

const source = 'literature-keys.json';
const names = Array.from({ length: 6 }, (_, index) => `Bird${String.fromCharCode(65 + index)}`);

function libraryOfBirds(): Library {
  const library = new Library((text) => text);
  library.apply({
    updated: [
      {
        source: 'a.txt',
        parsed: sourceOf(
          ...names.map((name) => ({
            names: [name],
            abstract: `${name} is a bird that nobody has seen before, and ${name} sings.`,
          })),
        ),
      },
    ],
    removed: [],
  });
  return library;
}

/** A file that several writers share; what happens to it before each reading and each move is up to the test. */
class SharedFile {
  text: string | undefined;
  isReadOnly = false;
  /** Called before each reading and gives what is read, if not the text. */
  onRead: () => { readonly text: string | undefined } | undefined = () => undefined;
  /** Called between the comparison and the move, which a lock would exclude. */
  onMove: () => Promise<void> | void = () => undefined;

  constructor(text?: string) {
    this.text = text;
  }

  port(): PinFilePort & { waiting: string | undefined } {
    const port = {
      waiting: undefined as string | undefined,
      read: () => {
        const read = this.onRead() ?? this;
        return Promise.resolve(read.text);
      },
      replace: async (text: string, before: string | undefined) => {
        if (this.isReadOnly) {
          throw new Error('read only');
        }
        if (this.text !== before) {
          return false;
        }
        await this.onMove();
        this.text = text;
        return true;
      },
      pause: () => Promise.resolve(),
      kept: () => port.waiting,
      reason: () => 'pins-unwritable' as const,
      keep: (text: string | undefined) => {
        port.waiting = text;
        return Promise.resolve();
      },
    };
    return port;
  }

  get keys(): string[] {
    return parsePins(this.text ?? '')
      .pins.map(({ key }) => key)
      .sort();
  }
}

/** A window: a library and its view of the file. */
function windowOn(file: SharedFile) {
  const library = libraryOfBirds();
  const port = file.port();
  const pins = new PinFile(library, source, port);
  return {
    library,
    port,
    pins,
    pin: (...keys: string[]) =>
      pins.change(() => {
        library.pin(keys, source);
      }),
  };
}

const oldPins = 12;
const old = `{\n  "keys": {\n${Array.from({ length: oldPins }, (_, index) => `    "old${index}": {"title": "Old ${index}"}`).join(',\n')}\n  }\n}\n`;

describe('pins file: one that others write too', () => {
  it('loses nothing where one reading finds it torn, empty or gone', async () => {
    for (const torn of [undefined, '', ' \n', old.slice(0, old.length / 3), old.slice(0, -2), old.slice(0, 1)]) {
      for (const bad of [1, 5]) {
        const file = new SharedFile(old);
        const { pins, pin } = windowOn(file);
        await pins.follow();
        let reading = 0;
        file.onRead = () => (++reading <= bad ? { text: torn } : undefined);
        assert.equal(await pin('birda'), 'written');
        assert.equal(file.keys.length, oldPins + 1, `${String(torn).slice(0, 20)} ${bad}`);
      }
    }
  });

  it('is not written where it stays damaged, and is restored where it stays away', async () => {
    const file = new SharedFile(`// ours\n${old}`);
    const { pins, pin, library } = windowOn(file);
    await pins.follow();
    file.text = old.slice(0, 200);
    await assert.rejects(pin('birda'), (error) => error instanceof PinsUnreadable && error.code === 'damaged');
    assert.equal(file.text, old.slice(0, 200));
    await pins.follow();
    assert.equal(library.pinsOf(source).length, oldPins, 'what was read last counts');
    assert.ok(library.problemsOf(source).some(({ code }) => code === 'pins-unreadable'));
    file.text = undefined;
    assert.equal(await pin('birda'), 'created');
    assert.equal(file.keys.length, oldPins + 1);
    assert.match(String(file.text), /^\/\/ ours\n/);
  });

  it('is gone where it stays away, and then made anew', async () => {
    const file = new SharedFile(old);
    const { pins, pin, library } = windowOn(file);
    await pins.follow();
    file.text = undefined;
    await pins.follow();
    assert.deepEqual(library.pinsOf(source), []);
    assert.equal(await pin('birda'), 'created');
    assert.deepEqual(file.keys, ['birda']);
    assert.equal(await pin('birda'), 'unchanged');
  });

  it('is never written where it is other JSON', async () => {
    for (const text of [
      '{"editor.fontSize": 12}',
      '{}',
      '[]',
      '{"version": 1}',
      '"keys"',
      '{"keys": 1}',
      '// only this\n{"a": {"keys": {}}}',
    ]) {
      const file = new SharedFile(text);
      const { pin, pins, library } = windowOn(file);
      await assert.rejects(pin('birda'), PinsUnreadable, text);
      assert.equal(file.text, text);
      await pins.follow();
      assert.ok(
        library.problemsOf(source).some(({ code }) => code === 'pins-foreign' || code === 'pins-unreadable'),
        text,
      );
    }
  });

  it('keeps aside what cannot be written, and writes it once it can be', async () => {
    const file = new SharedFile(old);
    const { pin, pins, library, port } = windowOn(file);
    file.isReadOnly = true;
    assert.equal(await pin('birda'), 'kept');
    assert.equal(await pin('birdb'), 'kept');
    assert.equal(file.text, old);
    await pins.follow();
    assert.ok(library.pinOf('birda') && library.pinOf('birdb') && library.pinOf('old1'));
    file.text = serializePins([...parsePins(old).pins, { key: 'newer', aliases: [] }], old) ?? '';
    file.isReadOnly = false;
    assert.equal(await pins.change(() => undefined), 'written');
    assert.equal(file.keys.length, oldPins + 3);
    assert.equal(port.waiting, undefined);
    assert.ok(!library.problemsOf(source).some(({ code }) => code === 'pins-unwritable'));
  });

  it('has a key that waited, and was renamed, once and by its new name', async () => {
    for (const byAnother of [false, true]) {
      const file = new SharedFile(old);
      const { pin, pins, library, port } = windowOn(file);
      const { pins: theirs, library: other } = windowOn(file);
      file.isReadOnly = true;
      await pin('birda');
      file.isReadOnly = false;
      const [renamer, renamed] = byAnother ? [theirs, other] : [pins, library];
      await renamer.change(() => {
        renamed.rename(renamed.get('birda') === undefined ? 'heron' : 'birda', 'heron', source);
      });
      await pins.change(() => undefined);
      assert.deepEqual(
        file.keys.filter((key) => !key.startsWith('old')),
        ['heron'],
      );
      assert.equal(library.get('birda')?.key, 'heron');
      assert.equal(port.waiting, undefined);
    }
  });

  it('is not written by what may not, which waits', async () => {
    const file = new SharedFile(old);
    const { pins, library, port } = windowOn(file);
    assert.equal(
      await pins.change(() => {
        library.pin(['birda'], source);
      }, false),
      'kept',
    );
    assert.equal(file.text, old);
    assert.ok(library.pinOf('birda'));
    assert.deepEqual(
      parsePins(port.waiting ?? '').pins.map(({ key }) => key),
      ['birda'],
    );
  });

  it('starts over where it was changed between reading and moving, however often', async () => {
    const file = new SharedFile(old);
    const { pin } = windowOn(file);
    let others = 0;
    file.onRead = () => {
      if (others < 20) {
        const before = file.text;
        file.text = serializePins(
          [...parsePins(before ?? '').pins, { key: `other${others++}`, aliases: [] }],
          before ?? '',
        );
        return { text: before };
      }
      return undefined;
    };
    assert.equal(await pin('birda'), 'written');
    assert.equal(file.keys.length, oldPins + 21);
  });

  it('keeps a change aside where others never leave it alone', async () => {
    const file = new SharedFile(old);
    const { pin, port } = windowOn(file);
    file.onRead = () => {
      const before = file.text;
      file.text = `${before}\n`;
      return { text: before };
    };
    assert.equal(await pin('birda'), 'kept');
    assert.ok(parsePins(port.waiting ?? '').pins.some(({ key }) => key === 'birda'));
  });

  it('has every pin in the end, in every interleaving of two writers that compare before they move @cases', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.uniqueArray(fc.nat(names.length - 1), { minLength: 2, maxLength: 2 }),
        fc.array(fc.nat(4), { maxLength: 20 }),
        async (scheduler, birds, tears) => {
          const file = new SharedFile(old);
          const [left, right] = [windowOn(file), windowOn(file)];
          for (const { port, pins } of [left, right]) {
            await pins.follow();
            const { read, replace } = port;
            let readings = 0;
            let torn = 0;
            port.read = scheduler.scheduleFunction(() => {
              const tear = tears[readings++ % Math.max(1, tears.length)] ?? 0;
              // Never so often that a reader has to give up.
              torn = tear < 3 || torn >= 4 ? 0 : torn + 1;
              return torn === 0 ? read() : Promise.resolve(tear === 3 ? undefined : old.slice(0, 99));
            });
            port.replace = scheduler.scheduleFunction(replace);
          }
          const keys = birds.map((bird) => (names[bird] ?? '').toLowerCase());
          await scheduler.waitFor(Promise.all([left.pin(keys[0] ?? ''), right.pin(keys[1] ?? '')]));
          assert.deepEqual(
            file.keys.filter((key) => key.startsWith('bird')),
            keys.sort(),
          );
          assert.equal(file.keys.length, oldPins + 2);
        },
      ),
      { numRuns: 60, seed: 20261128 },
    );
  });

  it('has every pin in the end where a move takes the other one away, since each looks again', async () => {
    const file = new SharedFile(old);
    const [left, right] = [windowOn(file), windowOn(file)];
    // Where nothing locks: the other one writes between the comparison and the move.
    let isFirst = true;
    file.onMove = async () => {
      if (isFirst) {
        isFirst = false;
        await right.pin('birdb');
      }
    };
    await left.pin('birda');
    await right.pin('birdb');
    assert.deepEqual(
      file.keys.filter((key) => key.startsWith('bird')),
      ['birda', 'birdb'],
    );
  });
});
