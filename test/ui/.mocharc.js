'use strict';

module.exports = {
  import: ['tsx'],
  require: ['./test/ui/failures.ts'],
  reporter: './test/reporter.js',
  'reporter-option': ['run=ui'],
  // As in scripts/test-host.ts: in CI once, since VS Code has races of its own, and elsewhere not at all.
  retries: process.env.CI === 'true' ? 1 : 0,
  timeout: 120000,
};
