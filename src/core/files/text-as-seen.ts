import { LineIndex } from '../text/line-index';
import { replacementOffsets } from '../text/undecodable';
import { isNoText } from './no-text';
import { FileRefusal } from './refusal';
import { type DecodedText, isMostlyUndecodable } from './utf8';

/** The text that an editor shows. */
export interface ShownText {
  readonly text: string;
  readonly isDirty: boolean;
  /** In which it reads the file, as far as that is known. */
  readonly encoding: string;
}

/**
 * An open document's text. The editor may show a file in the wrong encoding: the file's own text is taken where fewer of
 * its characters could not be decoded and it has the same lines, as it has in all encodings that are mistaken for one another.
 * Throws `FileRefusal` where what is shown is no text.
 * @param readFile the file's text, where it can be read
 */
export async function textAsSeen(
  { text, isDirty, encoding }: ShownText,
  readFile: () => Promise<DecodedText | undefined>,
): Promise<DecodedText> {
  const undecodable = replacementOffsets(text);
  const file = undecodable.length === 0 || isDirty ? undefined : await readFile();
  if (file !== undefined && file.undecodable.length < undecodable.length && linesOf(file.text) === linesOf(text)) {
    return file;
  }
  if (isNoText(text)) {
    throw new FileRefusal('no-text');
  }
  if (isMostlyUndecodable(text, undecodable.length)) {
    throw new FileRefusal('unknown-encoding');
  }
  return { text, encoding, isGuessed: false, undecodable };
}

function linesOf(text: string): number {
  return new LineIndex(text).lineOf(text.length);
}
