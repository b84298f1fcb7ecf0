import assert from 'node:assert/strict';
import { exportFormats, formats, readers, writers } from '../../../src/core/parse/formats/index';

describe('the list of formats', () => {
  it('has what reads each, and what writes those that are exported', () => {
    assert.deepEqual(
      readers.map(({ format }) => format),
      formats,
    );
    assert.deepEqual(
      writers.map(({ format }) => format),
      exportFormats,
    );
  });

  it('gives each an identifier of its own, endings in lower case, and keys where documents may name it', () => {
    assert.deepEqual(
      [...new Set(formats.map(({ id }) => id))],
      formats.map(({ id }) => id),
    );
    assert.deepEqual(
      formats.flatMap(({ extensions }) => extensions.filter((one) => !/^[a-z]+$/.test(one))),
      [],
    );
    assert.deepEqual(
      readers.filter(
        ({ keys, publications, format }) =>
          (format.kind === 'bibliography') !== (keys !== undefined && publications !== undefined),
      ),
      [],
    );
  });
});
