import { formatKindOf } from '../../parse/formats/index';
import { authorRelation, authorsOf, authorsText } from '../base/authors';
import { similarity, sketchText } from '../base/fingerprint';
import { normalizeArxiv, normalizeDoi, normalizeText } from '../merging/identity';
import type { EntryRecord, Work } from '../merging/entry-record';
import type { Pin, PinEvidence } from './pins';
import { isInformativeTitle } from '../merging/title-relation';
import {
  contradict,
  idsContradict,
  judgeByIds,
  maxYearsApart,
  type StatedIds,
  type Statement,
  statementOf,
} from '../merging/verdicts';

/** The record whose text a pin keeps: the longest of a work. */
function pinnedRecord(work: Work): EntryRecord {
  return work.reduce((best, record) =>
    sketchText(record.entry).length > sketchText(best.entry).length ? record : best,
  );
}

const maxTitleLength = 160;

/** A note's title may be its reader's, and then tells nothing of a work that an identifier names. */
function titleToKeep(work: Work): string | undefined {
  const titled = work.filter(({ entry }) => entry.title !== undefined);
  const isNamed = work.some(({ identity: { doi, arxiv } }) => doi !== undefined || arxiv !== undefined);
  return (titled.find(({ entry }) => formatKindOf(entry.format) !== 'note') ?? (isNamed ? undefined : titled[0]))?.entry
    .title;
}

/** What a pin keeps of a work. */
export function evidenceOf(work: Work, shownTitle: string): PinEvidence {
  const record = pinnedRecord(work);
  const title = titleToKeep(work);
  const fields: { -readonly [K in keyof PinEvidence]: PinEvidence[K] | undefined } = {
    doi: work.find(({ identity }) => identity.doi !== undefined)?.identity.doi,
    arxiv: work.find(({ identity }) => identity.arxiv !== undefined)?.identity.arxiv,
    title: title?.slice(0, maxTitleLength),
    authors: authorsText(work.flatMap(({ entry }) => entry.authors ?? [])) || undefined,
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
    (pin.authors === undefined && evidence.authors !== undefined) ||
    pin.sketch === undefined ||
    similarity(pin.sketch, evidence.sketch ?? '') < drift
  );
}

/** Below this two texts are not edits of each other, whatever else they share. */
const sameText = 0.65;
const evidenceFields = ['doi', 'arxiv', 'title', 'authors', 'name', 'about', 'hash', 'sketch'] as const;

/** Whether a pin tells anything of its paper. */
export function hasEvidence(pin: Pin): boolean {
  return pin.unreadable === undefined && evidenceFields.some((field) => pin[field] !== undefined);
}

/** The title as a pin keeps it, so that one that is cut is compared with what it was cut from. */
const comparedTitle = (title: string) => ({
  written: title.slice(0, maxTitleLength),
  normal: normalizeText(title.slice(0, maxTitleLength)),
});

/** What a pin says of its work. */
export function pinStatement(pin: Pin): Statement {
  return { titles: pin.title === undefined ? [] : [comparedTitle(pin.title)], authors: authorsOf(pin.authors ?? '') };
}

/** What the entries of a work say of it, as far as a pin would keep it. */
export function workStatement(work: Work): Statement {
  const { titles, authors } = statementOf(work);
  return { titles: titles.map(({ written }) => comparedTitle(written)), authors };
}

/** Whether two pins are about one paper, by what they keep of it alone: what is uncertain is not. */
export function meanSamePaper(left: Pin, right: Pin): boolean {
  const [ids, otherIds] = [idsOfPin(left), idsOfPin(right)];
  const common = [
    ...(ids.dois[0] !== undefined && ids.dois[0] === otherIds.dois[0] ? ['doi' as const] : []),
    ...(ids.arxivs[0] !== undefined && ids.arxivs[0] === otherIds.arxivs[0] ? ['arxiv' as const] : []),
  ];
  const [said, otherSaid] = [pinStatement(left), pinStatement(right)];
  if (
    idsContradict(ids, otherIds) ||
    common.some((kind) => judgeByIds(said, otherSaid, kind) === 'other') ||
    contradict(said, otherSaid)
  ) {
    return false;
  }
  const isEqual = hasEvidence(left) && evidenceFields.every((field) => left[field] === right[field]);
  if (isEqual || common.length > 0 || (left.hash !== undefined && left.hash === right.hash)) {
    return true;
  }
  if (authorRelation(said.authors, otherSaid.authors) === 'none') {
    return false;
  }
  const title = normalizeText(left.title ?? '');
  if (isInformativeTitle(title) && title === normalizeText(right.title ?? '')) {
    return left.year === undefined || right.year === undefined || Math.abs(left.year - right.year) <= maxYearsApart;
  }
  const likeness = similarity(left.sketch ?? '', right.sketch ?? '');
  return (
    likeness >= sameText &&
    likeness > Math.max(left.near ?? 0, right.near ?? 0) &&
    normalizeText(left.name ?? '') === normalizeText(right.name ?? '')
  );
}

/** The identifiers that a pin keeps. */
export function idsOfPin({ doi, arxiv }: Pin): StatedIds {
  const stated = (id: string | undefined) => (id === undefined ? [] : [id]);
  return { dois: stated(normalizeDoi(doi ?? '')), arxivs: stated(normalizeArxiv(arxiv ?? '')) };
}

/** Share of words that two titles have in common; `undefined` where one has no title of its own. */
export function titleAgreement(pin: Pin, work: Work): number | undefined {
  const titles = work.flatMap(({ entry }) => entry.title ?? []);
  if (pin.title === undefined || titles.length === 0) {
    return undefined;
  }
  const pinned = wordsOf(pin.title);
  return titles
    .map((title) => overlap(pinned, wordsOf(title.slice(0, maxTitleLength))))
    .reduce((a, b) => Math.max(a, b));
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
  return work.some(
    (record) =>
      record.entry.names.some((other) => normalizeText(other) === name) ||
      normalizeText(sketchText(record.entry)).includes(name),
  );
}
