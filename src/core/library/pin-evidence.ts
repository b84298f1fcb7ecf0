import { authorsIn, authorsText, comparedAuthors } from './authors';
import { similarity, sketchText } from './fingerprint';
import { normalizeArxiv, normalizeDoi, normalizeText } from './identity';
import type { EntryRecord, Work } from './merge';
import type { Pin, PinEvidence } from './pins';
import { areOtherParts, isTellingTitle } from './title-relation';
import { authorsOf, idsContradict, judgeByIds, judgeByText, mostYearsApart, type Statement } from './verdicts';

/** The record whose text a pin keeps: the longest of a work. */
export function pinnedRecord(work: Work): EntryRecord {
  return work.reduce((best, record) => (sketchText(record.entry).length > sketchText(best.entry).length ? record : best));
}

const longestTitle = 300;
/** Of what length a title may have been cut: former versions kept less. */
const cutLengths: readonly number[] = [160, longestTitle];

/** What a pin keeps of a work. */
export function evidenceOf(work: Work, shownTitle: string): PinEvidence {
  const record = pinnedRecord(work);
  const titled = work.filter(({ entry }) => entry.title !== undefined);
  // A note's title may be its reader's.
  const title = (titled.find(({ entry }) => entry.format !== 'note') ?? titled[0])?.entry.title;
  const fields: { -readonly [K in keyof PinEvidence]: PinEvidence[K] | undefined } = {
    doi: work.find(({ identity }) => identity.doi !== undefined)?.identity.doi,
    arxiv: work.find(({ identity }) => identity.arxiv !== undefined)?.identity.arxiv,
    title: title?.slice(0, longestTitle),
    authors: authorsText(work.find(({ entry }) => (entry.authors ?? []).length > 0)?.entry.authors ?? []),
    year: work.find(({ entry }) => entry.year !== undefined)?.entry.year,
    name: work.find(({ entry }) => entry.names.length > 0)?.entry.names[0],
    about: title === undefined ? shownTitle : undefined,
    hash: record.identity.text,
    sketch: record.entry.derived.sketch,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as PinEvidence;
}

/** A new pin. */
export function pinOf(key: string, work: Work, shownTitle: string): Pin {
  return { key, aliases: [], ...evidenceOf(work, shownTitle) };
}

/** Below this an edited text should be pinned anew, before further edits make it unrecognisable. */
const drift = 0.85;

/** Whether a pin should be brought up to date with the work it means. */
export function isDrifted(pin: Pin, work: Work): boolean {
  const evidence = evidenceOf(work, '');
  return (
    (pin.doi === undefined && evidence.doi !== undefined) ||
    (pin.arxiv === undefined && evidence.arxiv !== undefined) ||
    pin.sketch === undefined ||
    similarity(pin.sketch, evidence.sketch ?? '') < drift
  );
}

/** Below this two texts are not edits of each other, whatever else they share. */
const sameText = 0.65;
/** A title shorter than this (normalised) tells nothing by itself. */
export const tellingTitle = 16;

const evidenceFields = ['doi', 'arxiv', 'title', 'name', 'about', 'hash', 'sketch'] as const;

/** Whether a pin tells anything of its paper. */
export function hasEvidence(pin: Pin): boolean {
  return pin.unreadable === undefined && evidenceFields.some((field) => pin[field] !== undefined);
}

/** What a pin says of its paper. */
export function statedBy(pin: Pin): readonly [Statement] {
  const { doi, arxiv, title, year, authors, hash } = pin;
  const identity = {
    doi: doi === undefined ? undefined : normalizeDoi(doi),
    arxiv: arxiv === undefined ? undefined : normalizeArxiv(arxiv),
    title: title === undefined ? undefined : normalizeText(title) || undefined,
    year,
    authors: comparedAuthors(authors === undefined ? [] : authorsIn(authors)),
    text: hash,
  };
  return [{ entry: title === undefined ? {} : { title }, identity }];
}

/** What a work says as it compares with a pin: titles no longer than what was kept, and of notes the one that was. */
export function statedFor(pin: Pin, work: Work): readonly Statement[] {
  const kept = pin.title ?? '';
  const normal = normalizeText(kept);
  return work.map(({ entry, identity }): Statement => {
    const isCut = cutLengths.includes(kept.length) && (entry.title?.length ?? 0) > kept.length;
    const written = isCut ? entry.title?.slice(0, kept.length) : entry.title;
    const title = isCut ? normalizeText(written ?? '') : identity.title;
    const isKept = title !== undefined && title === normal;
    return {
      entry: { ...(written === undefined ? {} : { title: written }), ...(entry.format === 'note' && !isKept ? { format: 'note' } : {}) },
      identity: { ...identity, title },
    };
  });
}

/** Whether two pins are about one paper, by what they keep of it alone: what is uncertain is not. */
export function meanSamePaper(left: Pin, right: Pin): boolean {
  const [one, other] = [statedBy(left), statedBy(right)];
  const [{ identity: mine }, { identity: theirs }] = [one[0], other[0]];
  const shared = (['doi', 'arxiv'] as const).filter((field) => mine[field] !== undefined && mine[field] === theirs[field]);
  if (idsContradict(one, other)) {
    return false;
  }
  if (hasEvidence(left) && [...evidenceFields, 'authors' as const].every((field) => left[field] === right[field])) {
    return true;
  }
  if (shared.length > 0) {
    return shared.some((field) => judgeByIds(one, other, `${field}:`) !== 'other');
  }
  if (left.hash !== undefined && left.hash === right.hash) {
    return judgeByText(one, other) !== 'other';
  }
  if (authorsOf(one, other) === 'none') {
    return false;
  }
  if (mine.title !== undefined && mine.title === theirs.title && mine.title.length >= tellingTitle && isTellingTitle(mine.title)) {
    return left.year === undefined || right.year === undefined || Math.abs(left.year - right.year) <= mostYearsApart;
  }
  const likeness = similarity(left.sketch ?? '', right.sketch ?? '');
  const areParts = left.title !== undefined && right.title !== undefined && areOtherParts(left.title, right.title);
  return !areParts && likeness >= sameText && likeness > Math.max(left.near ?? 0, right.near ?? 0) && normalizeText(left.name ?? '') === normalizeText(right.name ?? '');
}

/** Whether all titles of a work say of another part than the pin's, or of a correction, a supplement or an answer. */
export function isOtherPart(pin: Pin, work: Work): boolean {
  const titles = statedFor(pin, work).flatMap(({ entry }) => entry.title ?? []);
  return pin.title !== undefined && titles.length > 0 && titles.every((title) => areOtherParts(title, pin.title ?? title));
}

/** Share of words that two titles have in common; `undefined` where one has no title of its own. */
export function titleAgreement(pin: Pin, work: Work): number | undefined {
  const titles = work.flatMap(({ entry }) => entry.title ?? []);
  if (pin.title === undefined || titles.length === 0) {
    return undefined;
  }
  const pinned = wordsOf(pin.title);
  return titles.map((title) => overlap(pinned, wordsOf(title.slice(0, longestTitle)))).reduce((a, b) => Math.max(a, b));
}

function wordsOf(title: string): Set<string> {
  return new Set(title.toLowerCase().match(/\p{Script=Han}|[^\p{Script=Han}\p{P}\p{S}\s]+/gu) ?? []);
}

function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = [...left].filter((word) => right.has(word)).length;
  const all = left.size + right.size - common;
  return all === 0 ? 0 : common / all;
}

/** Whether the work still bears the pin's name, or the pin has none. */
export function keepsName(pin: Pin, work: Work): boolean {
  if (pin.name === undefined) {
    return true;
  }
  const name = normalizeText(pin.name);
  return work.some((record) => record.entry.names.some((other) => normalizeText(other) === name) || normalizeText(sketchText(record.entry)).includes(name));
}
