import assert from 'node:assert/strict';
import { type InspectedSetting, isSet, renamedValue } from '../../../src/host/setting-values';

const inspected = (values: Omit<Partial<InspectedSetting>, 'key'>): InspectedSetting => ({ key: 'any', ...values });

/** From the broadest to the narrowest. */
const levels = [
  'globalValue',
  'workspaceValue',
  'workspaceFolderValue',
  'globalLanguageValue',
  'workspaceLanguageValue',
  'workspaceFolderLanguageValue',
] as const;

describe('a setting that was renamed', () => {
  for (const [at, current] of levels.entries()) {
    for (const [formerAt, former] of levels.entries()) {
      const winner = at >= formerAt ? 'new' : 'former';
      it(`has the ${winner} value where ${current} is set by the new name and ${former} by the former`, () => {
        const value = renamedValue(
          inspected({ defaultValue: 'default', [current]: 'new' }),
          inspected({ defaultValue: '', [former]: 'former' }),
        );
        assert.equal(value, winner);
      });
    }
  }

  it('has its own default, not that of the former name', () => {
    const former = inspected({ defaultValue: false, defaultLanguageValue: false });
    assert.equal(renamedValue(inspected({ defaultValue: true }), former), true);
    assert.equal(isSet(former), false);
  });

  it('has the default for a language over a value for all languages, as VS Code has it', () => {
    const current = inspected({ defaultValue: 'default', defaultLanguageValue: 'language' });
    assert.equal(renamedValue(current, inspected({ globalValue: 'former' })), 'language');
    assert.equal(renamedValue(current, inspected({ globalLanguageValue: 'former' })), 'former');
  });

  it('may be switched off or emptied by either name', () => {
    assert.equal(renamedValue(inspected({ defaultValue: true }), inspected({ globalValue: false })), false);
    assert.equal(renamedValue(inspected({ globalValue: false }), inspected({ globalValue: true })), false);
    assert.deepEqual(renamedValue(inspected({ globalValue: [] }), inspected({ globalValue: ['former'] })), []);
  });

  it('has one list, the narrowest', () => {
    const former = inspected({ globalValue: ['a', 'b'], workspaceValue: ['c'] });
    assert.deepEqual(renamedValue(inspected({ defaultValue: ['d'] }), former), ['c']);
  });

  it('has the entries of the objects of all levels, at each those of one name', () => {
    const current = inspected({ defaultValue: { org: 'org', tex: 'latex' }, workspaceValue: { org: 'latex' } });
    const former = inspected({ globalValue: { org: 'rst', text: 'typst' }, workspaceValue: { tex: 'org' } });
    assert.deepEqual(renamedValue(current, former), { org: 'latex', tex: 'latex', text: 'typst' });
  });

  it('keeps an entry called __proto__ as an entry', () => {
    const former = inspected({ globalValue: JSON.parse('{"__proto__": "x"}') as unknown });
    const value = renamedValue(inspected({ defaultValue: {} }), former) as object;
    assert.deepEqual([Object.keys(value), Object.getPrototypeOf(value)], [['__proto__'], Object.prototype]);
  });
});
