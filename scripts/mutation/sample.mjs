// Which mutants are tried. MUTATION_SAMPLE is their part of all, from 0 to 1; MUTATION_SEED draws others.
import { createHash } from 'node:crypto';

const seed = process.env.MUTATION_SEED ?? 'score';
const part = Number(process.env.MUTATION_SAMPLE ?? '1');

/** Whether the mutant that Stryker has given this number is in the sample: the same for the same texts. */
export function isInSample(id) {
  return createHash('sha256').update(`${seed}\n${id}`).digest().readUInt32BE() / 2 ** 32 < part;
}
