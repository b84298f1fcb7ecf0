import assert from 'node:assert/strict';
import { atName, paperLabel } from '../../../src/core/library/base/label';
import { paper } from '../search/paper';

describe('a title at its name', () => {
  for (const [title, name, written, rest] of [
    ['TideMix: Blending Weather', 'TideMix', 'TideMix', 'Blending Weather'],
    ['Kite-DETR++: Queries of Stride', 'Kite-DETR ++', 'Kite-DETR++', 'Queries of Stride'],
    ['TIDEMIX，混合天气', 'TideMix', 'TIDEMIX', '混合天气'],
    ['TideMix', 'TideMix', 'TideMix', ''],
    ['TideMixer: Another Work', 'TideMix', 'TideMix', 'TideMixer: Another Work'],
    ['TideMix2: Another Work', 'TideMix', 'TideMix', 'TideMix2: Another Work'],
    ['Blending Weather by TideMix', 'TideMix', 'TideMix', 'Blending Weather by TideMix'],
    ['AgentA/B, a system for tests', 'AgentA', 'AgentA/B', 'a system for tests'],
    ['AgentA/ B', 'AgentA', 'AgentA', '/ B'],
    ['Tide', 'TideMix', 'TideMix', 'Tide'],
  ] as const) {
    it(`${name} in “${title}” is followed by “${rest}”`, () => {
      assert.deepEqual(atName(title, name), { written, rest });
    });
  }

  it('is shown once where the text wrote it otherwise', () => {
    const work = {
      ...paper('kite', '', { title: 'Kite-DETR++: Queries of Stride' }),
      names: ['Kite-DETR ++'],
      titleIsDerived: true,
    };
    assert.deepEqual(paperLabel(work), { label: 'Kite-DETR++', description: 'Queries of Stride' });
  });
});
