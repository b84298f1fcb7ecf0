import { FileRefusal } from '../core/files/refusal';
import { FileChanged } from '../core/files/write-refusals';
import type { RecordsPort } from '../core/records/guarded-change';
import { replaceOnDisk } from './disk-file';
import { readRegularFile } from './regular-file';

/** No records file is larger, in bytes. */
const maxSize = 64_000_000;
/** The first pause, in milliseconds. */
const minPause = 10;

/**
 * A file on the disk that other programs write too, of records or keys: only over what was read last.
 * @param folder out of which links must not lead
 */
export function sharedFileOnDisk(path: string, folder: string): RecordsPort {
  let before: Uint8Array | 'missing' = 'missing';
  return {
    async read() {
      try {
        before = await readRegularFile(path, maxSize);
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
          before = 'missing';
          return undefined;
        }
        throw error;
      }
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(before);
      } catch {
        throw new FileRefusal('unknown-encoding');
      }
    },
    async replace(text) {
      try {
        await replaceOnDisk(path, text, { expected: before, within: [folder] });
        return true;
      } catch (error) {
        if (error instanceof FileChanged) {
          return false;
        }
        throw error;
      }
    },
    async pause(tries) {
      await new Promise((resolve) => setTimeout(resolve, minPause * 2 ** (tries - 1) * (0.5 + Math.random())));
    },
  };
}
