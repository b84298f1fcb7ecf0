import { deflateSync, inflateSync } from 'fflate';

/** How bytes are made small and read again: in the same form (raw DEFLATE, RFC 1951) whoever does it. Throws for bytes that are not in it. */
export interface Compression {
  deflate(bytes: Uint8Array): Uint8Array;
  inflate(bytes: Uint8Array): Uint8Array;
}

/** For any host. */
export const portableCompression: Compression = {
  deflate: (bytes) => deflateSync(bytes),
  inflate: (bytes) => inflateSync(bytes),
};

/** What is used of Node's `zlib`. */
export interface NodeZlib {
  deflateRawSync(bytes: Uint8Array): Uint8Array;
  inflateRawSync(bytes: Uint8Array): Uint8Array;
}

/** By Node's own library, where there is one: a search may read papers in a tenth of the time. */
export function compressionOf(zlib: NodeZlib | undefined): Compression {
  return zlib === undefined
    ? portableCompression
    : { deflate: (bytes) => zlib.deflateRawSync(bytes), inflate: (bytes) => zlib.inflateRawSync(bytes) };
}
