// Run by Stryker where it has put the changed sources. The switches of mutants that are not in the sample are taken out, for they slow
// down the code that runs most.
import { bundleTests } from '../bundle-tests.mjs';
import { isInSample } from './sample.mjs';

await bundleTests('mutation-tests.cjs', {
  folders: ['cite', 'library', 'usecases'],
  changed: (text) =>
    text
      .replace(/stryMutAct_9fa48\("(\d+)"\)/g, (call, id) => (isInSample(id) ? call : 'false'))
      .replace(/stryCov_9fa48\(((?:"\d+"(?:,\s*)?)+)\)/g, (_, list) => {
        const ids = list.match(/\d+/g).filter(isInSample);
        return ids.length > 0 ? `stryCov_9fa48(${ids.map((id) => `"${id}"`).join(', ')})` : '0';
      }),
});
