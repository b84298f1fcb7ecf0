import type { DerivedParts, Entry } from '../model';
import { deriveTitle } from '../parse/title';
import { textHash, textSketch } from './fingerprint';
import { deriveKey, needsRomanizer } from './keys';
import { hasHan, type Romanize } from './romanize';

/**
 * An entry with what the library works out of each one at every load, so that this can be done elsewhere, and once. The
 * functions below give the same with it and without.
 */
export function withDerived(entry: Entry): Entry {
  const title = titleFromAbstract(entry);
  const hash = hashOfAbstract(entry);
  const shown = ownTitle(entry) || title;
  const key = shown === '' || hasHan(shown) || needsRomanizer(entry, shown) ? undefined : deriveKey(entry, shown, unneeded);
  const derived: DerivedParts = { title, sketch: sketchOfEntry(entry), ...(key === undefined ? {} : { key }), ...(hash === undefined ? {} : { hash }) };
  return { ...entry, derived };
}

/** The title to show for an entry that has none of its own; empty where the abstract gives none. */
export function titleFromAbstract({ derived, abstract, names, language }: Entry): string {
  return derived?.title ?? deriveTitle({ text: abstract, names, language });
}

/** Exact fingerprint of the abstract, see `textHash`. */
export function hashOfAbstract({ derived, abstract }: Entry): string | undefined {
  return derived === undefined ? textHash(abstract) : derived.hash;
}

/** What is compared where a paper has been edited. */
export function sketchText({ title, abstract }: Entry): string {
  return title === undefined ? abstract : `${title}\n${abstract}`;
}

/** See `textSketch`. */
export function sketchOfEntry(entry: Entry): string {
  return entry.derived?.sketch ?? textSketch(sketchText(entry));
}

/** See `deriveKey`. */
export function keyOfEntry(entry: Entry, title: string, romanize: Romanize): string {
  const { derived } = entry;
  const isFromThisTitle = title !== '' && title === (ownTitle(entry) || derived?.title);
  return (isFromThisTitle ? derived?.key : undefined) ?? deriveKey(entry, title, romanize);
}

const ownTitle = (entry: Entry): string => entry.title ?? '';

const unneeded: Romanize = (text) => text;
