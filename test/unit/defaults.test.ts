import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defaultSyntaxes } from '../../src/core/usecases/default-syntaxes';
import { formerSettingNames, settingDefaults } from '../../src/core/usecases/defaults';

interface Property {
  readonly default?: unknown;
  readonly type: string;
  readonly scope: string;
  readonly markdownDeprecationMessage?: string;
}

describe('the settings of package.json', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { configuration: { properties: Record<string, Property> }[] };
    capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
  };
  const declared = new Map(
    manifest.contributes.configuration
      .flatMap(({ properties }) => Object.entries(properties))
      .map(([name, property]) => [name.replace(/^literatureNotes\./, ''), property]),
  );
  const former = Object.entries(formerSettingNames);

  it('have the defaults that are used elsewhere, each of them', () => {
    const current = [...declared].filter(([, property]) => property.markdownDeprecationMessage === undefined);
    assert.deepEqual(
      { ...settingDefaults, 'citations.syntaxes': defaultSyntaxes },
      Object.fromEntries(current.map(([name, { default: value }]) => [name, value])),
    );
  });

  it('have former names that say what they are called today, in both languages', () => {
    const deprecated = [...declared].filter(([, property]) => property.markdownDeprecationMessage !== undefined);
    assert.deepEqual(deprecated.map(([name]) => name).sort(), former.map(([, name]) => name).sort());
    for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
      const texts = new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
      for (const [name, formerName] of former) {
        const key = declared.get(formerName)?.markdownDeprecationMessage?.slice(1, -1) ?? '';
        assert.ok(texts.get(key)?.includes(`\`#literatureNotes.${name}#\``), `${file}: ${formerName}`);
      }
    }
  });

  it('may be set by a former name wherever they may be by the one of today', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    for (const [name, formerName] of former) {
      const kindOf = (setting: string) => [
        declared.get(setting)?.type,
        declared.get(setting)?.scope,
        restrictedConfigurations.includes(`literatureNotes.${setting}`),
      ];
      assert.deepEqual(kindOf(formerName), kindOf(name), name);
    }
  });

  it('have no name that begins with the whole of another, of which VS Code would read one only', () => {
    const names = [...declared.keys()];
    assert.deepEqual(
      names.filter((name) => names.some((other) => name.startsWith(`${other}.`))),
      [],
    );
  });
});
