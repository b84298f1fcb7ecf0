import { isLoopback } from '../zotero/loopback';
import { encodeComponent } from '../text/uri-text';
import type { SharedLibraryPlace } from './model';

const maxAddress = 1_000;
const maxName = 100;
/** The index where an address names none. */
const defaultIndex = 'literature-notes';
/** What engines take as the name of an index, without the wildcards and commas that mean several: lower case, no leading sign. */
const validIndex = /^[a-z0-9][a-z0-9._-]{0,199}$/;

/** An address without credentials, query and fragment. */
const webAddress = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?((?:\/[\w.~%-]*)*)$/i;

/** Whether a server takes this as the name of one index. */
export function isIndexName(name: string): boolean {
  return validIndex.test(name);
}

/**
 * Reads the place of a shared library.
 * @param address http or https; where no index is given, the last part of its path is it: `https://search.example.org/papers`
 * @returns undefined for what is no such address, such as one with credentials, which everybody would see
 */
export function sharedLibraryPlace(address: string, index?: string, name?: string): SharedLibraryPlace | undefined {
  const [, scheme = '', host = '', port = '', path = ''] =
    address.length > maxAddress ? [] : (webAddress.exec(address.trim()) ?? []);
  if (host === '') {
    return undefined;
  }
  const parts = path.split('/').filter((part) => part !== '');
  const wanted = index ?? parts.pop() ?? defaultIndex;
  const before = parts.map((part) => `/${part}`).join('');
  return isIndexName(wanted)
    ? {
        url: `${scheme.toLowerCase()}://${host.toLowerCase()}${port}${before}`,
        index: wanted,
        name: shownName(name ?? '') || `${host.toLowerCase()}${port}`,
      }
    : undefined;
}

/** A name without what would show an address beside it otherwise than it is: line ends, and marks that turn the direction of writing. */
function shownName(name: string): string {
  return name
    .slice(0, maxName)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** The places of a setting, `{"url", "index", "name"}` each; what is none is left out, and what is there twice. */
export function sharedLibraryPlaces(value: unknown): readonly SharedLibraryPlace[] {
  const places = new Map<string, SharedLibraryPlace>();
  for (const one of Array.isArray(value) ? (value as unknown[]) : []) {
    const text = (name: string): string | undefined => {
      const found: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, name) : undefined;
      return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
    };
    const place = sharedLibraryPlace(text('url') ?? '', text('index'), text('name'));
    if (place !== undefined) {
      places.set(indexAddress(place), place);
    }
  }
  return [...places.values()];
}

/** The address of an index. */
export function indexAddress({ url, index }: Pick<SharedLibraryPlace, 'url' | 'index'>): string {
  return `${url}/${index}`;
}

/** Whether what is sent to a place cannot be read on the way. */
export function isPrivate({ url }: Pick<SharedLibraryPlace, 'url'>): boolean {
  return url.startsWith('https:') || isLoopback(`${url}:80/`) || isLoopback(`${url}/`);
}

/**
 * The header that credentials mean.
 * @param credentials `user:password`, or `ApiKey …` or `Bearer …` as the server gave it
 * @returns undefined for what is neither
 */
export function authorizationOf(credentials: string): string | undefined {
  const text = credentials.trim();
  if (/^(?:ApiKey|Bearer) [\w+/=.~-]{1,4000}$/.test(text)) {
    return text;
  }
  return /^[^:\s][^:\p{Cc}]{0,200}:\P{Cc}{1,1000}$/u.test(text) ? `Basic ${base64(utf8(text))}` : undefined;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function utf8(text: string): readonly number[] {
  return [...encodeComponent(text).matchAll(/%(..)|(.)/g)].map(([, code, plain = '']) =>
    code === undefined ? plain.charCodeAt(0) : Number.parseInt(code, 16),
  );
}

/** RFC 4648, section 4. */
function base64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const written = [18, 12, 6, 0].map((shift) => digits.charAt((three >> shift) & 63)).join('');
    text += at + 2 < bytes.length ? written : written.slice(0, bytes.length - at + 1).padEnd(4, '=');
  }
  return text;
}
