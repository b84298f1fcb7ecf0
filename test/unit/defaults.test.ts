import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { settingDefaults } from '../../src/core/usecases/defaults';

describe('the defaults of the settings', () => {
  it('are those of package.json, each of them', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { configuration: { properties: Record<string, { default?: unknown }> } };
    };
    const { properties } = manifest.contributes.configuration;
    const declared = Object.entries(properties).map(([name, { default: value }]) => [
      name.replace(/^literatureNotes\./, ''),
      value,
    ]);
    assert.deepEqual({ ...settingDefaults }, Object.fromEntries(declared));
  });
});
