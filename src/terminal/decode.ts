export interface DecodedText {
  readonly text: string;
  /** Label of the Encoding Standard. */
  readonly encoding: string;
  /** UTF-16 offsets in `text` where bytes could not be decoded. */
  readonly undecodable: number[];
}

/** Decodes a file: byte order mark, else UTF-8, else what the bytes look like. A byte order mark is not part of the text. */
export function decodeText(bytes: Uint8Array): DecodedText {
  return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8', undecodable: [] };
}
