import type { Paper, ProblemSeverity, TextRange } from '../../model/paper';
import type { Citation, CitationGroup, CitedDocument } from '../model/citation';
import { fixesOf } from '../languages/fixes';
import { projectOf } from '../languages/projects';
import type { TextEdit } from '../model/text-edit';
import { isIdentifier } from './identifiers';
import { isBareKey, readableForm, separatedForm, withoutCitation } from '../write/fixes';
import type { NearKey } from './nearest-keys';
import { caseless, type DocumentKeys } from '../bibliographies/document-keys';

export type FindingCode =
  /** Neither the library nor a bibliography of the document has the key. */
  | 'unknown-key'
  /** The document's tool does not read the citation where it stands. */
  | 'unread-citation'
  /** A full-width mark stands where the document's tool wants a semicolon. */
  | 'unread-separator'
  /** The paper stands in the group before. */
  | 'repeated-citation'
  /** The key was given to a paper that the library no longer holds. */
  | 'lost-paper'
  /** The key was given to more than one paper, so it means none until a person chooses. */
  | 'disputed-key';

/** Something wrong with a citation. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: ProblemSeverity;
  /** What to underline: the key's own characters; for a repeated citation the item, for a separator that. */
  readonly range: TextRange;
  readonly group: CitationGroup;
  readonly citation: Citation;
  /** For the message: what is known of a lost paper. */
  readonly about?: string;
  /** Keys that may be meant, nearest first. */
  readonly nearest: readonly NearKey[];
  /** What puts it right where there is no choice: the form that the tool reads, the group without the repeated citation. */
  readonly edit?: TextEdit;
}

/** What the library knows of keys. */
export interface KnownKeys {
  /** The paper that a key or an alias means. */
  get(key: string): Paper | undefined;
  /** What is kept of a paper whose source has gone, by the key that it had: title or name, may be empty; `undefined` where no such key is kept. */
  lost(key: string): string | undefined;
  /** Whether pins give the key to more than one paper, so that it means none. */
  isDisputed(key: string): boolean;
  /** Keys that may be meant, nearest first. */
  nearest(key: string, others: Iterable<string>): readonly NearKey[];
}

export interface CheckOptions {
  /**
   * Set where somebody asks about this very document: then every key that nothing resolves is told. Else a document that
   * cites nothing of the library is held for one that is not written with it, and gets little said.
   */
  readonly isAsked?: boolean;
}

/** In one document so many unknown keys are compared with those that exist; more are no slips. */
const maxCompared = 40;
/** Own keys that are compared; a bibliography of more is somebody's collection. */
const maxOwnCompared = 20_000;

/**
 * What is wrong with the citations of a document, in order of place. What a bibliography of the document resolves is
 * never unknown, and where one that it names could not be read, only keys that are a slip away from existing ones are told.
 * @param text of the document, as it was parsed
 */
export function checkCitations(
  document: CitedDocument,
  text: string,
  known: KnownKeys,
  own: DocumentKeys,
  options: CheckOptions = {},
): readonly Finding[] {
  const citations = document.groups.flatMap((group) => group.citations.map((citation) => ({ group, citation })));
  let spellings: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** Whether the document cites a key in one case of letters only: to cite it in two is a mistake for BibTeX too. */
  const isSpeltAlike = (key: string) =>
    (spellings ??= spellingsOf(citations.map(({ citation }) => citation.key))).get(caseless(key))?.size === 1;
  const isOwn = (key: string) =>
    document.definedKeys.has(key) || own.has(key) || (own.resolves(key) && isSpeltAlike(key));
  const usesLibrary = citations.some(
    ({ citation: { key } }) => known.get(key) !== undefined || known.lost(key) !== undefined,
  );
  const findings: Finding[] = [];
  let cites: boolean | undefined;
  /** Whether the document shows that it cites: else a bare name is a person's or a package's. */
  const citesPapers = () =>
    (cites ??=
      usesLibrary ||
      document.bibliographies.length > 0 ||
      citations.some(
        ({ group, citation }) =>
          isOwn(citation.key) || (!isBareKey(group, citation, text) && !isOther(citation.key, group)),
      ));
  const prefixes = [...(document.keyPrefixes ?? []), ...own.prefixes];
  const starts = [...(document.labelStarts ?? []), ...own.labelStarts];
  let names: ReadonlySet<string> | undefined;
  const isNamed = (name: string) => (names ??= projectOf(document.syntax).namesIn?.(text) ?? new Set()).has(name);
  const isLabel = (name: string) =>
    document.labels?.has(name) === true ||
    isNamed(name) ||
    own.labels.has(name) ||
    starts.some((start) => name.startsWith(start));
  /** Whether a key means something that is no paper, or a paper under a name of its tool's. */
  const isOther = (key: string, group: CitationGroup) =>
    fixesOf(group.syntax).isCrossReference?.(key, group) === true ||
    isLabel(key) ||
    isLabel(fixesOf(group.syntax).referredName?.(key) ?? key) ||
    isIdentifier(key) ||
    prefixes.some(
      (prefix) =>
        key.startsWith(prefix) &&
        (isOwn(key.slice(prefix.length)) || known.get(key.slice(prefix.length)) !== undefined),
    );
  const compared = new Map<string, readonly NearKey[]>();
  const nearestTo = (key: string) => {
    const found =
      compared.get(key) ??
      (compared.size < maxCompared ? known.nearest(key, own.count <= maxOwnCompared ? own.keys() : []) : []);
    compared.set(key, found);
    return found;
  };
  for (const group of document.groups) {
    const cited = new Set<string>();
    const separated = new Map(group.citations.map((citation, index) => [citation, separatedForm(group, index, text)]));
    // Once the items are separated, others may stand where they are not read.
    const unread = [...separated.values()].some((form) => form !== undefined) ? undefined : unreadOf(group);
    for (const [index, citation] of group.citations.entries()) {
      const { key } = citation;
      const paper = isOwn(key) ? undefined : known.get(key);
      // The document's own work under a key may be another one than the library's.
      const identity = sameness(isOwn(key) ? 'own' : 'library', paper?.key ?? key, citation);
      const form = separated.get(citation);
      if (form !== undefined && !cited.has(identity) && (usesLibrary || isOwn(key) || options.isAsked === true)) {
        const { start, end, edit } = form;
        findings.push({
          code: 'unread-separator',
          severity: 'warning',
          range: { start, end },
          group,
          citation,
          nearest: [],
          edit,
        });
      }
      if (paper === undefined && !isOwn(key)) {
        const about = known.lost(key);
        if (known.isDisputed(key)) {
          findings.push({
            code: 'disputed-key',
            severity: 'warning',
            range: citation.keyRange,
            group,
            citation,
            nearest: [],
          });
        } else if (about !== undefined) {
          findings.push({
            code: 'lost-paper',
            severity: 'warning',
            range: citation.keyRange,
            group,
            citation,
            about,
            nearest: [],
          });
        } else if (group.unread === undefined && !isOther(key, group)) {
          const nearest = nearestTo(key);
          const isBareName = isBareKey(group, citation, text);
          const severity =
            isBareName && fixesOf(group.syntax).namesPeople === true && !citesPapers()
              ? undefined
              : severityOfUnknown(isBareName, own, nearest, usesLibrary, options.isAsked === true);
          if (severity !== undefined) {
            findings.push({ code: 'unknown-key', severity, range: citation.keyRange, group, citation, nearest });
          }
        }
      } else if (cited.has(identity)) {
        const edit = withoutCitation(group, index, text);
        findings.push({
          code: 'repeated-citation',
          severity: 'info',
          range: rangeOf(citation),
          group,
          citation,
          nearest: [],
          ...(edit === undefined ? {} : { edit }),
        });
      } else if (citation === unread) {
        findings.push({
          code: 'unread-citation',
          severity: 'warning',
          range: citation.keyRange,
          group,
          citation,
          nearest: [],
          edit: readableForm(group, text),
        });
      }
      cited.add(identity);
    }
  }
  return findings;
}

/** The ways in which keys are written that differ in case alone, by what they have in common. */
function spellingsOf(keys: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const key of keys) {
    found.set(caseless(key), (found.get(caseless(key)) ?? new Set()).add(key));
  }
  return found;
}

/** Two citations of one paper in a group are one too many, but not where they point to different places of it. */
function sameness(holder: 'own' | 'library', key: string, { prefix = '', suffix = '' }: Citation): string {
  return [holder, key, prefix, suffix].join('\n');
}

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}

/** The citation whose neighbour hinders the tool, in a group that it does not read. */
function unreadOf({ unread, citations }: CitationGroup): Citation | undefined {
  return unread === undefined ? undefined : unread === 'glued-after' ? citations.at(-1) : citations[0];
}

/** How sure it is that an unknown key is a mistake; `undefined`: not enough to say it. */
function severityOfUnknown(
  isBareName: boolean,
  own: DocumentKeys,
  nearest: readonly NearKey[],
  usesLibrary: boolean,
  isAsked: boolean,
): ProblemSeverity | undefined {
  const isSlip = nearest.some(({ isTypo }) => isTypo);
  if (own.state === 'unread') {
    return isSlip && !isBareName ? 'warning' : undefined;
  }
  if (isBareName) {
    // `@name` may be a person, a package or a reference to a figure.
    return usesLibrary || isAsked ? (isSlip ? 'warning' : 'info') : undefined;
  }
  return isSlip || usesLibrary || isAsked ? 'warning' : 'info';
}
