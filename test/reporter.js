'use strict';
// A mocha reporter: prints as `spec` does and keeps the counts for the summary of `npm test`.
// Option `run`: the name of the run.
const { reporters } = require('mocha');
const { inSources } = require('./source-stack');

/** Keeps the counts. Only here is TypeScript loaded: before it had looked through the bundle of the unit tests, two seconds passed. */
function writeResults(run, counts) {
  require('tsx/cjs/api').require('../scripts/results', __filename).writeResults(run, counts);
}

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    const retried = [];
    const told = (test, error) => {
      if (typeof error.stack === 'string') {
        error.stack = inSources(error.stack);
      }
      return `${test.fullTitle()}\n${error.stack ?? String(error)}`;
    };
    runner.on('fail', (test, error) => failures.push(told(test, error)));
    runner.on('retry', (test, error) => retried.push(told(test, error)));
    runner.once('end', () => {
      const { passes, failures: failed, pending } = runner.stats;
      writeResults(options.reporterOptions.run, { passed: passes, failed, skipped: pending, failures, retried });
    });
  }
};
