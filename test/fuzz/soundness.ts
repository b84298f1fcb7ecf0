import assert from 'node:assert/strict';
import type { TextRange } from '../../src/core/model/paper';

/** More than this of an answer is not looked at. */
const mostValues = 20_000;

/**
 * What holds of everything that was read from a text: ranges lie in it, numbers are numbers, and no name of the text has become
 * one that means something to the language.
 */
export function assertSound(text: string, found: unknown): void {
  const seen = new Set<unknown>();
  const open: unknown[] = [found];
  while (open.length > 0 && seen.size < mostValues) {
    const value = open.pop();
    if (typeof value === 'number') {
      assert.ok(!Number.isNaN(value), 'a number that is none');
    }
    if (typeof value !== 'object' || value === null || seen.has(value)) {
      continue;
    }
    seen.add(value);
    if (value instanceof Map) {
      open.push(...value.values());
      continue;
    }
    if (Array.isArray(value) || value instanceof Set) {
      open.push(...(value as Iterable<unknown>));
      continue;
    }
    if (isRange(value)) {
      assertWithin(text, value);
    }
    if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) {
      continue;
    }
    assert.ok(!Object.hasOwn(value, '__proto__'), 'a property __proto__');
    open.push(...Object.values(value));
  }
  assert.equal(({} as Record<string, unknown>).polluted, undefined, 'all objects have got a property');
}

function isRange(value: object): value is TextRange {
  return 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number';
}

function assertWithin(text: string, { start, end }: TextRange): void {
  assert.ok(
    0 <= start && start <= end && end <= text.length,
    `${String(start)} to ${String(end)} of ${String(text.length)}`,
  );
}
