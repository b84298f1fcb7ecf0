// What host tests use of `node:assert/strict`, which the web worker's host lacks: `npm run test:host` bundles this in its place.

class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

function fail(message = 'Failed'): never {
  throw new AssertionError(message);
}

function ok(value: unknown, message = `${shown(value)} is not truthy`): asserts value {
  if (!value) {
    fail(message);
  }
}

function equal<T>(actual: unknown, expected: T, message?: string): asserts actual is T {
  if (!Object.is(actual, expected)) {
    fail(differing(actual, 'is not', expected, message));
  }
}

function notEqual(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected)) {
    fail(differing(actual, 'is', expected, message));
  }
}

function deepEqual<T>(actual: unknown, expected: T, message?: string): asserts actual is T {
  if (!isSame(actual, expected)) {
    fail(differing(actual, 'does not hold the same as', expected, message));
  }
}

function match(text: string, pattern: RegExp, message?: string): void {
  if (typeof text !== 'string' || !pattern.test(text)) {
    fail(differing(text, 'does not match', pattern, message));
  }
}

function doesNotMatch(text: string, pattern: RegExp, message?: string): void {
  if (typeof text !== 'string' || pattern.test(text)) {
    fail(differing(text, 'matches', pattern, message));
  }
}

function differing(actual: unknown, relation: string, expected: unknown, message?: string): string {
  return `${message === undefined ? '' : `${message}: `}${shown(actual)} ${relation} ${shown(expected)}`;
}

function shown(value: unknown): string {
  if (value instanceof RegExp) {
    return String(value);
  }
  try {
    return (
      JSON.stringify(value, (_, each: unknown) => (each instanceof Map || each instanceof Set ? [...each] : each), 2) ??
      String(value)
    );
  } catch {
    return String(value);
  }
}

/** As `isDeepStrictEqual` of Node compares what tests compare: values, prototypes, and what arrays, objects, maps and sets of simple values hold. */
function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) {
    return true;
  }
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return false;
  }
  if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) {
    return false;
  }
  if (left instanceof RegExp) {
    return String(left) === String(right);
  }
  if (left instanceof Date) {
    return left.getTime() === (right as Date).getTime();
  }
  if (left instanceof Map) {
    return (
      left.size === (right as typeof left).size &&
      [...left].every(
        ([key, value]) => (right as typeof left).has(key) && isSame(value, (right as typeof left).get(key)),
      )
    );
  }
  if (left instanceof Set) {
    return left.size === (right as typeof left).size && [...left].every((value) => (right as typeof left).has(value));
  }
  if (left instanceof Error && left.message !== (right as Error).message) {
    return false;
  }
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every(
      (key) => Object.hasOwn(right, key) && isSame(left[key as keyof typeof left], right[key as keyof typeof right]),
    )
  );
}

export default { deepEqual, doesNotMatch, equal, fail, match, notEqual, ok };
