// Two plugins for Stryker. The checker `sample` holds back what is not in the sample, which is told as a compile error, so that no score
// counts it. The runner `kept-mocha` is Stryker's for mocha, but goes on in its process where Stryker's would start another.
import {
  commonTokens,
  declareFactoryPlugin,
  declareValuePlugin,
  PluginKind,
  tokens,
} from '@stryker-mutator/api/plugin';
import { createMochaTestRunner } from '@stryker-mutator/mocha-runner';
import { isInSample } from './sample.mjs';

const sample = {
  init: async () => undefined,
  check: async (mutants) =>
    Object.fromEntries(
      mutants.map(({ id }) => [
        id,
        isInSample(id) ? { status: 'passed' } : { status: 'compileError', reason: 'Not in the sample.' },
      ]),
    ),
};

keptMocha.inject = tokens(commonTokens.injector);
function keptMocha(injector) {
  const runner = injector.injectFunction(createMochaTestRunner);
  return {
    // There is nothing to load anew for code that runs both as a file is loaded and in tests: its mutants are switched on for the tests
    // only (`ignoreStatic`). No module of the code keeps what the code that is changed gave it.
    capabilities: async () => ({ reloadEnvironment: true }),
    init: () => runner.init(),
    dryRun: (options) => runner.dryRun(options),
    mutantRun({ testFilter, ...options }) {
      // Stryker's regular expression of thousands of names would be tried with each test several times.
      const names = new Set(testFilter);
      runner.originalGrep = { test: (name) => names.has(name) };
      return runner.mutantRun(options);
    },
    dispose: () => runner.dispose(),
  };
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Checker, 'sample', sample),
  declareFactoryPlugin(PluginKind.TestRunner, 'kept-mocha', keptMocha),
];
