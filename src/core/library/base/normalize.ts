const isAscii = /^[\x00-\x7f]*$/;

/** Lower case without accents, spaces, punctuation and symbols; letters and digits of all scripts stay. */
export function normalizeText(text: string): string {
  const lower = text.toLowerCase();
  return isAscii.test(lower)
    ? lower.replace(/[^a-z0-9]+/g, '')
    : lower.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '');
}
