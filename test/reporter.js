'use strict';
// A mocha reporter: prints as `spec` does and keeps the counts for the summary of `npm test`.
// Option `run`: the name of the run.
const { reporters } = require('mocha');
const { writeResults } = require('../scripts/results');

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      writeResults(options.reporterOptions.run, { passed: passes, failed: failures, skipped: pending });
    });
  }
};
