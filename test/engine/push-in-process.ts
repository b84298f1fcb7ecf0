// Pushes a folder to a shared library, and says when a batch has arrived: for a test that kills it.
import { SharedClient } from '../../src/core/shared-library/client';
import { sharedLibraryPlace } from '../../src/core/shared-library/place';
import { pushLibrary } from '../../src/core/usecases/push-library';
import { readLibrary } from '../../src/core/usecases/read-library';
import { sharedDocument } from '../../src/core/usecases/shared-document';
import { fetchNetwork } from '../../src/network/fetch-network';
import { nodeClock } from '../../src/node/clock';
import { folderOnDisk } from '../../src/node/node-workspace';

async function main([folder = '', url = '']: readonly string[]): Promise<void> {
  const place = sharedLibraryPlace(url);
  if (place === undefined) {
    throw new Error(`${url} is no shared library.`);
  }
  const { papers } = await readLibrary(folderOnDisk(folder));
  await pushLibrary({
    client: new SharedClient(place, { network: fetchNetwork(64_000_000), clock: nodeClock }),
    clock: nodeClock,
    collection: 'birds',
    documents: papers.map((paper) => sharedDocument({ paper }, 'birds')),
    onProgress: (sent) => {
      process.stdout.write(`${String(sent)}\n`);
    },
  });
}

void main(process.argv.slice(2));
