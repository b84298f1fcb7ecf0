import type { DerivedEntry, DerivedParts, Entry, ParsedSource, DerivedSource } from '../model/paper';
import { detectLanguage } from '../text/language';
import { deriveTitle } from '../parse/title/derive-title';
import { sketchText, textHash, textSketch } from './base/fingerprint';
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
  const title = deriveTitle({ text: entry.abstract, names, language });
  const noteTitle = note === undefined ? '' : titleOfNote(lineOfNote(note), names);
  const hash = textHash(entry.abstract);
  const shown = (entry.title ?? '') || title;
  const key =
    shown === '' || hasHan(shown) || needsRomanizer(entry, shown) ? undefined : deriveKey(entry, shown, unneeded);
  const derived: DerivedParts = {
    title,
    sketch: textSketch(sketchText(entry)),
    ...(noteTitle === '' ? {} : { noteTitle }),
    ...(key === undefined ? {} : { key }),
    ...(hash === undefined ? {} : { hash }),
  };
  return { ...entry, derived };
}

/** The first line of a note's body that says something, without the marks of Markdown. */
function lineOfNote(note: string): string {
  const lines = note
    .slice(0, noteStart)
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^[#>*+\s-]{1,40}/, '').trim());
  return lines.find((line) => /[\p{L}\p{N}]/u.test(line)) ?? '';
}

function titleOfNote(text: string, names: readonly string[]): string {
  return deriveTitle({ text, names, language: detectLanguage(text) });
}

const unneeded: Romanize = (text) => text;
