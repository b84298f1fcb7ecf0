import { UnreadableCatalogue } from './record';

/** `DecompressionStream` of the Compression Streams standard, which Node and browsers have. */
interface Decompression {
  readonly writable: {
    getWriter(): {
      write(part: Uint8Array): Promise<void>;
      close(): Promise<void>;
      abort(why?: unknown): Promise<void>;
    };
  };
  readonly readable: {
    getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array }>; cancel(): Promise<void> };
  };
}

const { DecompressionStream } = globalThis as unknown as {
  readonly DecompressionStream?: new (format: 'gzip') => Decompression;
};

/** The bytes that gzip packed, as they come. Throws `UnreadableCatalogue` where they are damaged or cut off. */
export async function* gunzip(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (DecompressionStream === undefined) {
    throw new UnreadableCatalogue('this host cannot unpack gzip; unpack the file first');
  }
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  const feeding = (async () => {
    for await (const part of parts) {
      await writer.write(part);
    }
    await writer.close();
  })().catch((error: unknown) => writer.abort(error).catch(() => undefined));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        break;
      }
      if (value !== undefined) {
        yield value;
      }
    }
  } catch (error) {
    throw new UnreadableCatalogue(
      `its gzip data is damaged: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await reader.cancel().catch(() => undefined);
    await writer.abort().catch(() => undefined);
    await feeding;
  }
}
