import { decodeSteps } from '../core/files/decode';
import { FileRefusal } from '../core/files/refusal';
import type { DecodedText } from '../core/files/utf8';
import { atOnce } from '../core/async/time-slicer';

/** The text of a file; throws `FileRefusal` where it is none. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const found = atOnce(decodeSteps(bytes));
  if ('refused' in found) {
    throw new FileRefusal(found.refused);
  }
  return found;
}
