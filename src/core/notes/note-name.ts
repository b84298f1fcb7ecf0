import { Fingerprint } from '../text/text-fingerprint';

/** Names that Windows keeps for devices, whatever ending they have. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
/** In characters; and in bytes of UTF-8, of which file systems take 255, with what is put before and behind it. */
const longest = 100;
const mostBytes = 220;

/**
 * The name of a note's file, by the key of its paper: letters, digits, `.`, `_`, `+` and `-`, which every file system takes. A key that
 * would lose something has a suffix of its own, so that no two keys share a name but by the case of their letters.
 */
export function noteFileName(key: string): string {
  // What is far behind the longest name need not be looked at.
  const plain = cutToBytes(
    key
      .slice(0, 10 * longest)
      .replace(/[^\p{L}\p{M}\p{N}._+-]+/gu, '-')
      .replace(/^[.-]+|[.]+$/g, '')
      .slice(0, longest),
  );
  const isDevice = devices.test(plain.split('.', 1)[0] ?? '');
  const safe = isDevice ? `note-${plain}` : plain === '' ? 'note' : plain;
  return `${safe === key ? key : `${safe}-${new Fingerprint().add(key).value.split('.', 1)[0] ?? ''}`}.md`;
}

/** As many whole characters as fit into the bytes. */
function cutToBytes(text: string): string {
  let [end, bytes] = [0, 0];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > mostBytes || (code >= 0xd800 && code < 0xe000)) {
      break;
    }
    end += character.length;
  }
  return text.slice(0, end);
}
