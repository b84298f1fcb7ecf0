/** What files begin with that hold no text, whatever their names say: gzip, zip, PDF, and UTF-32, which nobody writes lists in. */
const beginnings: readonly (readonly number[])[] = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0xff, 0xfe, 0x00, 0x00],
  [0x00, 0x00, 0xfe, 0xff],
];

/** As much of a text as is looked at for control characters. */
const sampleSize = 250_000;
/** Tab, line ends and pages are none, nor are the end of a file of old and the escapes of Japanese mail. */
const control = /[\0-\x08\x0e-\x19\x1c-\x1f\x7f]/g;
/** One control character in so many characters is no accident any more. */
const controlsIn = 32;

/** Whether bytes begin as files do that hold no text. */
export function beginsWithoutText(bytes: Uint8Array): boolean {
  return beginnings.some((beginning) => beginning.every((byte, at) => bytes[at] === byte));
}

/** Whether a text holds what no text has: a NUL, or many control characters. */
export function isNoText(text: string): boolean {
  if (text.includes('\0')) {
    return true;
  }
  const end = Math.min(text.length, sampleSize);
  const controls = text.slice(0, end).match(control)?.length ?? 0;
  return controls * controlsIn > end;
}
