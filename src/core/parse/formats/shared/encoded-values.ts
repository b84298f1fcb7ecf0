/** Characters that BibTeX, our own lists or a line would take for something else. */
export const unsafe = /[\0-\x1f\x7f%{}\\;=@"#\u2028\u2029]/g;

/** A text for a field that no tool shows, without anything that ends the field; `decodedValue` reads it. */
export function encodedValue(text: string): string {
  return text.replace(unsafe, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).trim();
}

/** The text of which `encodedValue` made this. What it did not make stays as it is. */
export function decodedValue<T extends string | undefined>(value: T): T {
  return value?.replace(/%([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) as T;
}

/** What was known of a paper, as one value of a field. */
export function writtenEvidence(evidence: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(evidence)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodedValue(String(value))}`]))
    .join('; ');
}

/** Reads what `writtenEvidence` has written. */
export function readEvidence(value: string): Readonly<Record<string, string>> {
  const pairs = value
    .slice(0, 5_000)
    .split(';')
    .flatMap((pair): [string, string][] => {
      const at = pair.indexOf('=');
      const name = pair.slice(0, at).trim();
      const text = decodedValue(pair.slice(at + 1).trim());
      return at > 0 && /^[a-z]{1,20}$/.test(name) && text !== '' ? [[name, text]] : [];
    });
  return Object.fromEntries(pairs);
}
