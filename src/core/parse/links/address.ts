/**
 * An address as it is read out of a text: its characters with what was broken repaired, and for each character the
 * UTF-16 offset in the text right after it, so that cutting characters off the end also shortens the range.
 */
export interface Address {
  /** Where it begins in the text. */
  readonly start: number;
  url: string;
  ends: number[];
}

/** Shortens an address to its first `length` characters. */
export function cut(address: Address, length: number): void {
  address.url = address.url.slice(0, length);
  address.ends.length = length;
}

/** Where an address ends in the text. */
export function endOf(address: Address): number {
  return address.ends.at(-1) ?? address.start;
}

/** Host (as written) and path with query and fragment of an address. */
export function splitAddress(url: string): { readonly host: string; readonly path: string } {
  const from = url.indexOf('://') + 3;
  const slash = url.slice(from).search(/[/?#]/);
  return slash < 0
    ? { host: url.slice(from), path: '' }
    : { host: url.slice(from, from + slash), path: url.slice(from + slash) };
}
