import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { exampleFiles, exampleFolderName } from '../../../src/core/usecases/example-library';

const folder = join(__dirname, '..', '..', '..', 'examples', 'library');

describe('the example library', () => {
  it('is copied whole', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => path.replaceAll('\\', '/'));
    assert.deepEqual([...exampleFiles].sort(), files.sort());
  });

  it('gets a folder of its own', () => {
    assert.equal(exampleFolderName(['draft.md']), 'literature-notes-example');
    assert.equal(exampleFolderName(['Literature-Notes-Example']), 'literature-notes-example-2');
    assert.equal(
      exampleFolderName(['literature-notes-example-2', 'literature-notes-example']),
      'literature-notes-example-3',
    );
  });
});
