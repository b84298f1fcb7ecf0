/*
 * The hash FNV-1a (Fowler, Noll, Vo), 32 bits, over UTF-16 units instead of bytes. It is worked out step by step, so that a word
 * can be looked up while it is read, without a string of it.
 */

/** The hash of no units. */
export const hashSeed = 0x811c9dc5 | 0;

/** The hash of some units and one more. @param hash that of the units before, `hashSeed` if there are none */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The hash of some units without the last one: the prime is odd, so that a step can be undone. */
export function hashStepBack(hash: number, unit: number): number {
  return Math.imul(hash, 0x359c449b) ^ unit;
}
