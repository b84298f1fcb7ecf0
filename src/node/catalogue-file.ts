import { constants, open, stat } from 'node:fs/promises';
import type { CatalogueFile } from '../core/identify/catalogue/record';
import { FileRefusal } from '../core/files/refusal';

const partSize = 1024 * 1024;

/** A catalogue on the disk, read part after part. Rejects where nothing is there, and with `FileRefusal` for what is no regular file. */
export async function catalogueOnDisk(path: string): Promise<CatalogueFile> {
  const found = await stat(path);
  if (!found.isFile()) {
    throw new FileRefusal('not-a-file');
  }
  return {
    path,
    size: found.size,
    async *parts() {
      const file = await open(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
      try {
        if (!(await file.stat()).isFile()) {
          throw new FileRefusal('not-a-file');
        }
        for (;;) {
          const { buffer, bytesRead } = await file.read(new Uint8Array(partSize), 0, partSize, null);
          if (bytesRead === 0) {
            return;
          }
          yield buffer.subarray(0, bytesRead);
        }
      } finally {
        await file.close();
      }
    },
  };
}
