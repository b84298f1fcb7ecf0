import { pathOf, relativeUriPath, uriBelow, withPath } from '../base/uris';
import { isAddress, resolvePath } from '../cite/bibliographies/paths';
import type { CitationSyntax } from '../cite/model/citation';
import { maxTextSize } from '../files/limits';
import type { Library } from '../library/library';
import type { Paper } from '../model/paper';
import { noteFieldOf, readFields, withFieldEdits } from '../notes/front-matter-fields';
import { newNoteText, noteUpdate, type NoteUpdate } from '../notes/merge-note';
import { keyNames, noteParts } from '../notes/note-fields';
import { noteFileName } from '../notes/note-name';
import { formatKindOf } from '../parse/formats/index';
import type { ReadingState } from '../parse/formats/shared/reading-comments';
import { noteScalar } from '../parse/note/field-values';
import { readingFields } from '../parse/note/parse-note';
import type { YamlReader } from '../parse/yaml/yaml';
import { withoutUndefined } from '../text/without-undefined';
import type { Workspace } from '../workspace/workspace';
import type { LibraryFolder } from './library-folders';
import { readingFieldEdits, stateLines } from './note-reading';

/** What making and updating notes needs of the world. */
export interface NoteServices {
  readonly library: Pick<Library, 'withoutNotes'>;
  readonly workspace: Pick<Workspace, 'list' | 'read' | 'readFile' | 'stat'>;
  readonly yaml: YamlReader;
  /** The citation syntax of notes, for which text is escaped. */
  readonly syntax: CitationSyntax;
  /** The text of the user's template; undefined where there is none. */
  readonly template: string | undefined;
}

/** The folder of notes in a library folder, where no setting names another. */
const usualNotesFolder = 'notes';

/** The notes of a paper, as URIs, in order. */
export function notesOf({ sources }: Paper): readonly string[] {
  return [...new Set(sources.filter(({ format }) => formatKindOf(format) === 'note').map(({ source }) => source))];
}

/**
 * The folder of new notes.
 * @param configured a path from the workspace folder, an absolute one or a URI, as the user writes it; empty for `notes` in the library
 * folder, or that itself where the library is what lies on the top level of the workspace folder
 */
export function notesFolder(folder: LibraryFolder, configured: string): string {
  const written = configured.trim();
  return written === ''
    ? folder.implicit
      ? folder.uri
      : uriBelow(folder.uri, usualNotesFolder)
    : isAddress(written)
      ? written
      : withPath(folder.workspaceFolder, resolvePath(pathOf(folder.workspaceFolder), written));
}

/** Where the note of a paper is, or is to be. */
export type NotePlan =
  | { readonly kind: 'there'; readonly uri: string }
  | { readonly kind: 'new'; readonly uri: string; readonly text: string }
  /** A file of the name, in whatever case of letters, is about something else; `free` is a name that nobody has. */
  | { readonly kind: 'taken'; readonly uri: string; readonly other: string; readonly free: string };

/**
 * Plans the note of a paper. One that the library has, or that lies there already and names the paper by its key, is the note.
 * @param folder of new notes
 * @param state what the paper's reader has noted elsewhere, which the note takes over
 * @param fileName in place of the one that the key makes
 */
export async function planNote(
  services: NoteServices,
  paper: Paper,
  folder: string,
  state: ReadingState,
  fileName = noteFileName(paper.key),
): Promise<NotePlan> {
  const [known] = notesOf(paper);
  if (known !== undefined) {
    return { kind: 'there', uri: known };
  }
  const names = await namesIn(services.workspace, folder);
  const isCalled = (name: string) => (other: string) => other.toLowerCase() === name.toLowerCase();
  const uri = uriBelow(folder, fileName);
  const other = names.find(isCalled(fileName));
  if (other === undefined) {
    return { kind: 'new', uri, text: newText(services, paper, state) };
  }
  const there = uriBelow(folder, other);
  if (await isNoteOf(services, there, paper)) {
    return { kind: 'there', uri: there };
  }
  let number = 2;
  const numbered = () => fileName.replace(/\.md$/, `-${number}.md`);
  while (names.some(isCalled(numbered()))) {
    number++;
  }
  return { kind: 'taken', uri, other: there, free: numbered() };
}

function newText(services: NoteServices, paper: Paper, state: ReadingState): string {
  const described = services.library.withoutNotes(paper.key) ?? paper;
  const parts = noteParts(described, services.template, services.syntax);
  const { yaml } = services;
  // What the template has fields for is said there: a second field of the name would make the front matter unreadable.
  const own = readFields(`---\n${parts.front}---\n`, yaml);
  const isMissing = (name: keyof typeof readingFields) =>
    own === undefined || noteFieldOf(own, ...readingFields[name]) === undefined;
  const { status, rating, tags = [] } = state;
  const added: ReadingState = withoutUndefined({
    status: isMissing('status') ? status : undefined,
    rating: isMissing('rating') ? rating : undefined,
    tags: isMissing('tags') ? tags : undefined,
  });
  const text = newNoteText(parts, stateLines(added), yaml);
  const edits = readingFieldEdits(text, withoutUndefined({ status, rating, addTags: tags }), yaml);
  return (edits && withFieldEdits(text, edits, yaml)?.text) ?? text;
}

/** Asked first whether the folder is there: what listing rejects with is of a class that another bundle has a copy of. */
async function namesIn(workspace: Pick<Workspace, 'list' | 'stat'>, folder: string): Promise<readonly string[]> {
  const isThere = (await workspace.stat(folder)) !== undefined;
  return isThere ? (await workspace.list(folder)).map(({ name }) => name) : [];
}

async function isNoteOf({ workspace, yaml }: NoteServices, uri: string, { key, aliases }: Paper): Promise<boolean> {
  const fields = await textOf(workspace, uri).then(
    (text) => readFields(text, yaml),
    () => undefined,
  );
  const named = fields && noteScalar(noteFieldOf(fields, ...keyNames)?.value)?.replace(/^@/, '');
  return named !== undefined && [key, ...aliases].includes(named);
}

/** The text of a file, with what is not saved yet. Editors keep documents of files that went, and show later what has come in their place. */
async function textOf(workspace: NoteServices['workspace'], uri: string): Promise<string> {
  const { text, open } = await workspace.read(uri);
  const isSaved = open !== undefined && !open.document.isDirty;
  return isSaved ? (await workspace.readFile(uri, maxTextSize)).text : text;
}

/**
 * What is to be changed in a note by now, see `noteUpdate`. Rejects where it cannot be read.
 * @returns undefined where the paper stands in no other source, the note was made by hand, or it cannot be read as one
 */
export function planUpdate(services: NoteServices, paper: Paper, text: string): NoteUpdate | undefined {
  const described = services.library.withoutNotes(paper.key);
  return described && noteUpdate(text, noteParts(described, services.template, services.syntax), services.yaml);
}

/** Whether a folder is read with a library folder. */
export function isReadWith(folder: LibraryFolder, uri: string): boolean {
  const path = relativeUriPath(folder.uri, uri);
  return path !== undefined && (!folder.implicit || path === '');
}
