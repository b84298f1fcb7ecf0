// A checker for Stryker that lets a seeded sample of the mutants through, so that a run ends within the hour. What it holds back
// is told as a compile error, which no score counts. MUTATION_SAMPLE is the part of the mutants that is tried, from 0 to 1;
// MUTATION_SEED draws another sample.
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const seed = process.env.MUTATION_SEED ?? 'score';
const part = Number(process.env.MUTATION_SAMPLE ?? '1');

/** From 0 to 1, the same for the same mutant of the same text. */
function drawOf({ fileName, location: { start, end }, replacement }) {
  const place = [relative(process.cwd(), fileName), start.line, start.column, end.line, end.column, replacement].join(
    '\n',
  );
  return createHash('sha256').update(seed).update(place).digest().readUInt32BE() / 2 ** 32;
}

const sample = {
  init: async () => undefined,
  check: async (mutants) =>
    Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        drawOf(mutant) < part ? { status: 'passed' } : { status: 'compileError', reason: 'Not in the sample.' },
      ]),
    ),
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Checker, 'sample', sample)];
