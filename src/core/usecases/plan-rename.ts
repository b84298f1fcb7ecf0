import type { DocumentKeys } from '../cite/bibliographies/document-keys';
import type { CitedDocument } from '../cite/model/citation';
import type { TextEdit } from '../cite/model/text-edit';
import { type Cancellation, neverCancelled } from '../base/events';
import { isValidKey } from '../library/keys/keys';
import type { Library } from '../library/library';
import type { Paper, TextRange } from '../model/paper';
import type { FileText } from '../parse/source';
import { pathOf } from '../base/uris';
import type { TextDocument, Workspace } from '../workspace/workspace';

/** Why a key is not renamed. */
export type RenameReason =
  /** The new key is empty, is none, or belongs to another paper; or the paper is no longer there. */
  | { readonly code: 'empty' | 'invalid' | 'taken' | 'unknown'; readonly newKey: string }
  /** A bibliography of a document has the new key. */
  | { readonly code: 'in-bibliography'; readonly newKey: string; readonly uri: string }
  /** A document or bibliography cannot be opened, or not be changed: one that refuses would leave the rename half done. */
  | { readonly code: 'unopenable' | 'read-only'; readonly uri: string };

/** What `planRename` rejects with. */
export class RefusedRename extends Error {
  readonly reason: RenameReason;

  constructor(reason: RenameReason) {
    super(`The key is not renamed: ${reason.code}.`);
    this.reason = reason;
  }
}

/** What changes in a document or bibliography. */
export interface RenamedIn {
  readonly document: TextDocument;
  readonly kind: 'citations' | 'bibliography';
  /** In no order; they do not overlap. */
  readonly edits: readonly TextEdit[];
}

/** All that a rename changes. */
export interface RenamePlan {
  readonly oldKey: string;
  readonly newKey: string;
  /** Documents, then bibliographies. */
  readonly changes: readonly RenamedIn[];
  /** How many citations each document changes, by URI. */
  readonly citations: ReadonlyMap<string, number>;
  /** The keys that are replaced: the paper's own one and its former ones, of which the new one may have been one. */
  readonly keys: ReadonlySet<string>;
  /** Set where the key is the library's, so that it leaves an alias. */
  readonly paper?: Paper;
  /** The version of each document that the plan is for, of those too that it leaves alone. */
  readonly versions: ReadonlyMap<TextDocument, number>;
}

export interface PlanRenameServices {
  readonly library: Pick<Library, 'get' | 'pinOf' | 'renameRefusal'>;
  readonly workspace: Pick<Workspace, 'document' | 'open' | 'stat'>;
  /** The documents that cite a key, by URI. */
  readonly documentsCiting: (key: string) => readonly string[];
  readonly parsed: (document: TextDocument) => CitedDocument;
  /** What a document's own bibliographies resolve. */
  readonly keysOf: (document: TextDocument) => Promise<DocumentKeys>;
  /** The URIs of a document's own bibliographies that have a key. */
  readonly placesOf: (document: TextDocument, key: string) => Promise<readonly string[]>;
  /** Everywhere that a bibliography writes one of some keys. */
  readonly keyUses: (file: FileText, keys: readonly string[]) => Promise<readonly TextRange[]>;
}

export interface RenameRequest {
  readonly oldKey: string;
  readonly newKey: string;
  /** The document that the user stands in; a key that only its own bibliography has is changed in the documents of that bibliography. */
  readonly from?: TextDocument;
  /** What a plan lacks that was cancelled is not said. */
  readonly cancellation?: Cancellation;
}

/** What speaks against a new key beforehand; `undefined` where nothing does. */
export function renameRefusal(
  { library }: Pick<PlanRenameServices, 'library'>,
  oldKey: string,
  newKey: string,
): RenameReason | undefined {
  if (newKey === '') {
    return { code: 'empty', newKey };
  }
  if (library.get(oldKey) === undefined) {
    return isValidKey(newKey) || library.get(newKey) !== undefined ? undefined : { code: 'invalid', newKey };
  }
  const code = library.renameRefusal(oldKey, newKey);
  return code && { code, newKey };
}

/**
 * What has to be changed so that a key is another one wherever it is cited, in every syntax, and in the bibliographies that
 * those documents read. Changes nothing itself. Rejects with `RefusedRename`.
 */
export async function planRename(
  services: PlanRenameServices,
  { oldKey, newKey, from, cancellation = neverCancelled }: RenameRequest,
): Promise<RenamePlan> {
  const { library, workspace, parsed, placesOf } = services;
  const refusal = renameRefusal(services, oldKey, newKey);
  if (refusal !== undefined) {
    throw new RefusedRename(refusal);
  }
  const paper = library.get(oldKey);
  const keys = keysOf(library, oldKey, paper);
  keys.delete(newKey);
  const home = from === undefined ? [] : await placesOf(from, oldKey);
  const versions = new Map<TextDocument, number>();
  const changes: RenamedIn[] = [];
  const citations = new Map<string, number>();
  const bibliographies = new Set<string>();
  const toEdit = ({ start, end }: TextRange): TextEdit => ({ start, end, text: newKey });
  for (const uri of new Set([
    ...[...keys].flatMap(services.documentsCiting),
    ...(from === undefined ? [] : [from.uri]),
  ])) {
    const document = await openIfThere(workspace, uri);
    if (cancellation.isCancellationRequested) {
      break;
    }
    if (document === undefined) {
      continue;
    }
    versions.set(document, document.version);
    const { groups, definedKeys } = parsed(document);
    const found = groups
      .flatMap((group) => group.citations)
      .filter(({ key }) => keys.has(key) && !definedKeys.has(key));
    const places = (await Promise.all([...keys].map((key) => placesOf(document, key)))).flat();
    if (
      found.length === 0 ||
      (paper === undefined && home.length > 0 && !places.some((place) => home.includes(place)))
    ) {
      continue;
    }
    const isTaken = parsed(document).definedKeys.has(newKey) || (await services.keysOf(document)).has(newKey);
    if (isTaken && (paper === undefined || library.get(newKey) !== paper)) {
      throw new RefusedRename({ code: 'in-bibliography', newKey, uri });
    }
    await refuseReadOnly(workspace, uri);
    changes.push({ document, kind: 'citations', edits: found.map(({ keyRange }) => toEdit(keyRange)) });
    citations.set(uri, found.length);
    places.forEach((place) => bibliographies.add(place));
  }
  for (const uri of bibliographies) {
    const document = await workspace.open(uri);
    versions.set(document, document.version);
    const uses = await services.keyUses({ path: pathOf(uri), text: document.getText() }, [...keys]);
    await refuseReadOnly(workspace, uri);
    changes.push({ document, kind: 'bibliography', edits: uses.map(toEdit) });
  }
  return { oldKey, newKey, changes, citations, keys, versions, ...(paper === undefined ? {} : { paper }) };
}

function keysOf(library: PlanRenameServices['library'], oldKey: string, paper: Paper | undefined): Set<string> {
  const former =
    paper === undefined
      ? []
      : (library.pinOf(paper.key)?.pin.aliases ?? []).filter((alias) => library.get(alias) === paper);
  return new Set([oldKey, ...(paper === undefined ? [] : [paper.key]), ...former]);
}

/** A document that cites a key; `undefined` where its file has just gone, though an editor may still hold its text. */
async function openIfThere(workspace: PlanRenameServices['workspace'], uri: string): Promise<TextDocument | undefined> {
  const open = workspace.document(uri);
  const isThere = open?.isUntitled === true || open?.isDirty === true || (await workspace.stat(uri)) !== undefined;
  try {
    return isThere ? await workspace.open(uri) : undefined;
  } catch {
    throw new RefusedRename({ code: 'unopenable', uri });
  }
}

async function refuseReadOnly(workspace: PlanRenameServices['workspace'], uri: string): Promise<void> {
  if ((await workspace.stat(uri))?.isReadOnly === true) {
    throw new RefusedRename({ code: 'read-only', uri });
  }
}
