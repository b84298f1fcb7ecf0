import fc from 'fast-check';

/** Any character, without halves of a pair. As a `unit` it costs nothing to make, where fast-check's own `binary` takes over a second. */
export const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff - 0x800 })
  .map((number) => String.fromCodePoint(number < 0xd800 ? number : number + 0x800));
