'use strict';
// A mocha reporter: prints as `spec` does and keeps the counts for the summary of `npm test`.
// Option `run`: the name of the run.
const { reporters } = require('mocha');
const { writeResults } = require('../scripts/results');

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    const retried = [];
    const told = (test, error) => `${test.fullTitle()}\n${error.stack ?? String(error)}`;
    runner.on('fail', (test, error) => failures.push(told(test, error)));
    runner.on('retry', (test, error) => retried.push(told(test, error)));
    runner.once('end', () => {
      const { passes, failures: failed, pending } = runner.stats;
      writeResults(options.reporterOptions.run, { passed: passes, failed, skipped: pending, failures, retried });
    });
  }
};
