import { recordOf } from '../library/merging/merge';
import { paperOfWork } from '../library/merging/paper';
import { titleOfWork } from '../library/merging/work-title';
import type { DerivedEntry, Paper } from '../model/paper';
import { doiIn } from '../parse/fields/doi';
import { withoutUndefined } from '../text/without-undefined';
import type { ZoteroFields } from './model';

/** What the source of a paper of Zotero is called; no file is. */
const zoteroSource = 'zotero';
/** The name under which the worker reads items: that of a file of CSL-JSON, whose reader knows Zotero's fields. */
export const itemsPath = 'zotero.json';

/** A work of Zotero as it is shown and searched. */
export interface ZoteroWork {
  /** Its key is the item's identifier (`itemId`); its abstract may be cut off. */
  readonly paper: Paper;
  /** Exact fingerprint of its abstract, where it has words. */
  readonly textHash: string | undefined;
}

/** CSL's types of Zotero's kinds of items, where the reader of CSL-JSON has no name for them. */
const types: ReadonlyMap<unknown, string> = new Map(
  Object.entries({
    artwork: 'graphic',
    audioRecording: 'song',
    case: 'legal_case',
    email: 'personal_communication',
    film: 'motion_picture',
    instantMessage: 'personal_communication',
    letter: 'personal_communication',
    podcast: 'broadcast',
    radioBroadcast: 'broadcast',
    statute: 'legislation',
    tvBroadcast: 'broadcast',
    videoRecording: 'motion_picture',
  }),
);

/** CSL's variables, and Zotero's names for them that the reader of CSL-JSON does not take for such, since others mean other things by them. */
const variables: readonly (readonly [variable: string, ...names: string[]])[] = [
  ['number', 'archiveID', 'documentNumber', 'billNumber', 'docketNumber', 'publicLawNumber', 'episodeNumber'],
  ['publisher', 'repository', 'company', 'distributor', 'studio', 'label', 'network', 'organization'],
  ['event-title', 'conferenceName', 'meetingName'],
  ['genre', 'type', 'websiteType', 'manuscriptType', 'presentationType', 'letterType', 'postType', 'mapType'],
  ['number-of-pages', 'numPages'],
  ['number-of-volumes', 'numberOfVolumes'],
  ['call-number', 'callNumber'],
  ['archive_location', 'archiveLocation'],
  ['title', 'caseName', 'nameOfAct', 'subject'],
  ['container-title', 'reporter', 'code', 'forumTitle', 'dictionaryTitle', 'programTitle'],
  ['issued', 'dateDecided', 'dateEnacted', 'issueDate'],
  ['accessed', 'accessDate'],
  ['version', 'versionNumber'],
];

/** The texts of items as JSON that the reader of CSL-JSON reads; the key of each entry is the id given. */
export function itemsText(items: readonly { readonly id: string; readonly fields: ZoteroFields }[]): string {
  return JSON.stringify(items.map(({ id, fields }) => itemOf(id, fields)));
}

function itemOf(id: string, fields: ZoteroFields): Readonly<Record<string, unknown>> {
  const own = (name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined);
  const extra = textOf(own('extra'));
  const standing = Object.fromEntries(
    variables.flatMap(([variable, ...names]) => {
      const value = own(variable) ?? names.map(own).find((one) => one !== undefined);
      return value === undefined ? [] : [[variable, value] as const];
    }),
  );
  const foreign = new Set([...variables.flatMap(([, ...names]) => names), 'extra', 'id']);
  const note = extra?.replace(citationKeyLine, '').trim();
  return {
    // What tells the reader that these are items, however little they say.
    id,
    'citation-key': id,
    title: '',
    ...Object.fromEntries(Object.entries(fields).filter(([name]) => !foreign.has(name))),
    ...standing,
    ...withoutUndefined({
      itemType: types.get(own('itemType')) ?? own('itemType'),
      // Kinds of items without a field for it have their DOI among the further lines.
      DOI: own('DOI') ?? doiIn(lineOf(extra, 'DOI')),
      extra: note === '' ? undefined : note,
    }),
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const citationKeyLine = /^[ \t]{0,9}citation[ _-]?key[ \t]{0,9}:[ \t]{0,9}(\S{1,200})[ \t]{0,9}$/im;

/** What a line of the further ones says that begins with a name and a colon. */
function lineOf(extra: string | undefined, name: string): string | undefined {
  const line = extra
    ?.split('\n', 200)
    .find((one) => one.trimStart().toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(line.indexOf(':') + 1).trim();
}

/** The citation key that Zotero has given an item, or that Better BibTeX has written among its further lines. */
export function ownCitationKey(fields: ZoteroFields): string | undefined {
  const given = Object.hasOwn(fields, 'citationKey') ? textOf(fields.citationKey)?.trim() : undefined;
  const extra = Object.hasOwn(fields, 'extra') ? textOf(fields.extra) : undefined;
  return given === undefined || given === '' ? citationKeyLine.exec(extra ?? '')?.[1] : given;
}

/** Of an abstract that is shown, in UTF-16 units: what is searched is in the worker. */
const shownAbstract = 600;

/** The work of an entry that was read of `itemsText`, whole and as it is shown. */
export function workOfEntry(
  entry: DerivedEntry,
  id: string,
  citationKey: string | undefined,
): { readonly whole: Paper; readonly work: ZoteroWork } {
  const record = recordOf(zoteroSource, entry);
  const { title } = titleOfWork([record], record);
  const aliases = citationKey === undefined ? [] : [citationKey];
  const whole = paperOfWork([record], id, aliases, { derived: title, accepted: [] });
  return {
    whole,
    work: {
      paper: { ...whole, abstract: whole.abstract.slice(0, shownAbstract) },
      textHash: entry.derived.hash,
    },
  };
}

/** Whether a paper is one of Zotero. */
export function isOfZotero(paper: Paper): boolean {
  return paper.sources[0].source === zoteroSource;
}
