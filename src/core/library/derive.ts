import type { DerivedEntry, DerivedParts, Entry, ParsedSource, DerivedSource } from '../model/paper';
import { detectLanguage } from '../text/language';
import { deriveTitle } from '../parse/title/derive-title';
import { fingerprintsOf } from './base/fingerprint';
import { deriveKey, needsRomanizer } from './keys/keys';
import { hasHan, type Romanize } from './base/romanize';

/** As far as a note is looked into for a heading or a first line. */
const noteStart = 4_000;

/** A source with what the library works out of each entry, so that this is done off the host's thread, and once. */
export function deriveSource(parsed: ParsedSource): DerivedSource {
  return { ...parsed, entries: parsed.entries.map(withDerived) };
}

/** See `deriveSource`. */
export function withDerived(entry: Entry): DerivedEntry {
  const { names, language, note } = entry;
  // A title of its own is shown before any other: none is worked out.
  const isTitled = (entry.title ?? '') !== '';
  const title = isTitled ? '' : deriveTitle({ text: entry.abstract, names, language });
  const noteTitle = isTitled || note === undefined ? '' : titleOfNote(lineOfNote(note), names);
  const { hash, sketch } = fingerprintsOf(entry);
  const shown = (entry.title ?? '') || title;
  const key =
    shown === '' || hasHan(shown) || needsRomanizer(entry, shown) ? undefined : deriveKey(entry, shown, unneeded);
  const derived: DerivedParts = {
    title,
    sketch,
    ...(noteTitle === '' ? {} : { noteTitle }),
    ...(key === undefined ? {} : { key }),
    ...(hash === undefined ? {} : { hash }),
  };
  return { ...entry, derived };
}

/** A callout's kind, or the name of a part that notes about works have. */
const partOfNote =
  /^\[![^\]]{1,40}\][+-]?|^(?:abstract|summary|notes?|metadata|annotations?|highlights|摘要|笔记|元数据|批注)\s*:?$/i;

/** The title that a note's body has as its heading, else its first line that says something, without the marks of Markdown. */
function lineOfNote(note: string): string {
  const lines = note.slice(0, noteStart).split(/[\r\n]+/);
  const plain = (line: string) =>
    line
      .replace(/^[#>*+\s-]{1,40}/, '')
      .replace(partOfNote, '')
      .trim();
  const says = (line: string) => /[\p{L}\p{N}]/u.test(plain(line));
  return plain(lines.find((line) => /^#\s/.test(line) && says(line)) ?? lines.find(says) ?? '');
}

function titleOfNote(text: string, names: readonly string[]): string {
  return deriveTitle({ text, names, language: detectLanguage(text) });
}

const unneeded: Romanize = (text) => text;
