import assert from 'node:assert/strict';
import { PickTicks } from '../../../src/views/pick-ticks';

const report = (...keys: string[]) => new Map(keys.map((key) => [key, key]));

describe('the ticks of a pick', () => {
  it('keep the order in which they were made, though reports come in list order', () => {
    const ticks = new PickTicks<string>();
    ticks.reported(report('c'));
    ticks.reported(report('a', 'c'));
    assert.deepEqual(ticks.values, ['c', 'a']);
  });

  it('survive the false empty report after rows were replaced', () => {
    const ticks = new PickTicks<string>();
    ticks.reported(report('c'));
    ticks.rowsReplaced();
    ticks.reported(report());
    ticks.reported(report('c'));
    assert.deepEqual(ticks.values, ['c']);
    ticks.reported(report());
    assert.deepEqual(ticks.values, []);
  });

  it('take a tick that is made before the old ones are back', () => {
    const ticks = new PickTicks<string>();
    ticks.reported(report('c'));
    ticks.rowsReplaced();
    ticks.reported(report('a'));
    ticks.reported(report('a', 'c'));
    assert.deepEqual(ticks.values, ['c', 'a']);
  });

  it('without ticks there is nothing to wait for', () => {
    const ticks = new PickTicks<string>();
    ticks.rowsReplaced();
    ticks.reported(report('a'));
    assert.deepEqual(ticks.values, ['a']);
  });
});
