import { Fingerprint } from '../text/text-fingerprint';

/** Names that Windows keeps for devices, whatever ending they have. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const longest = 100;

/**
 * The name of a note's file, by the key of its paper: letters, digits, `.`, `_`, `+` and `-`, which every file system takes. A key that
 * would lose something has a suffix of its own, so that no two keys share a name but by the case of their letters.
 */
export function noteFileName(key: string): string {
  const plain = key
    .replace(/[^\p{L}\p{M}\p{N}._+-]+/gu, '-')
    .replace(/^[.-]+|[.]+$/g, '')
    .slice(0, longest);
  const isDevice = devices.test(plain.split('.', 1)[0] ?? '');
  const safe = isDevice ? `note-${plain}` : plain === '' ? 'note' : plain;
  return `${safe === key ? key : `${safe}-${new Fingerprint().add(key).value.split('.', 1)[0] ?? ''}`}.md`;
}
