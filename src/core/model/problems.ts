import type { Problem, ProblemCode, ProblemSeverity } from './paper';

interface ProblemKind {
  readonly severity: ProblemSeverity;
  /** English text, `{0}` and on standing for the arguments; also the key of its translations. */
  readonly template: string;
}

const kinds: Readonly<Record<ProblemCode, ProblemKind>> = {
  'empty-entry': { severity: 'info', template: 'This entry has no abstract; only its end marker is there.' },
  'stray-line': {
    severity: 'info',
    template:
      'This line is not part of any paper: it is neither an abstract nor, in this list, a title. Join it to its abstract, or delete it.',
  },
  'doubtful-start': {
    severity: 'info',
    template:
      'It is not clear whether a paper begins here. This text has no label and is taken for a paper of its own. If it continues the one above, join it to that line.',
  },
  'long-entry': {
    severity: 'warning',
    template:
      'This entry is {0} times as long as the others here, so it may hold several papers. If so, put a blank line between them, or label them all.',
  },
  undecodable: {
    severity: 'warning',
    template: 'There are bytes here that are not valid {0}. Save the file as UTF-8.',
  },
  'too-large': {
    severity: 'warning',
    template:
      'This file has {0} MB and was not read. Files of up to {1} MB are, see the setting literatureNotes.library.maxFileSize.',
  },
  unreadable: {
    severity: 'error',
    template:
      'This file cannot be read, so its papers are missing ({0}). Make it readable or move it out of the library, then refresh the library.',
  },
  'unreadable-folder': {
    severity: 'error',
    template:
      'This folder cannot be read, so the papers in it are missing ({0}). Make it readable or move it out of the library, then refresh the library.',
  },
  'linked-folder': {
    severity: 'info',
    template:
      'This link was not followed: it leads to a folder that is read already or to one around itself, or it lies below another link. If papers are missing, name their folder in the setting literatureNotes.library.folders.',
  },
  'deep-folder': {
    severity: 'warning',
    template: 'This folder was not read: it is nested more than {0} levels deep. Move it up, then refresh the library.',
  },
  'not-a-file': {
    severity: 'warning',
    template:
      'This was not read: it is not a regular file but a device, a pipe, a socket, or a link to one of these or to nothing. Move it out of the library, then refresh the library.',
  },
  'too-many-files': {
    severity: 'warning',
    template:
      'This folder holds too many files: only the first {0} were read. Choose folders that hold literature only, in the setting literatureNotes.library.folders.',
  },
  'no-text': {
    severity: 'warning',
    template:
      'This file does not contain text, so no papers were read from it. Move it out of the library, or replace it by a text file in UTF-8.',
  },
  'unknown-encoding': {
    severity: 'warning',
    template:
      'The encoding of this file could not be determined, so no papers were read from it. Save it as UTF-8, or set files.encoding to its encoding.',
  },
  'guessed-encoding': {
    severity: 'info',
    template:
      'This file is not in UTF-8 and was read as {0}, which is a guess. If characters are wrong, set files.encoding to its encoding; best save it as UTF-8.',
  },
  'conflicting-key': {
    severity: 'warning',
    template:
      'The key "{0}" is also written for another work ({1} more), so it means none of them. Give each work its own key.',
  },
  'duplicate-pin': {
    severity: 'warning',
    template:
      'The key "{0}" is listed twice here. Where the two mean different papers it means none of them, until you choose which one keeps it (Quick Fix).',
  },
  'disputed-pin': {
    severity: 'warning',
    template:
      'The key "{0}" is also given to another paper, in line {1} of {2}, so it means neither of them. Choose which one keeps it (Quick Fix), then save the files.',
  },
  'lost-pin': {
    severity: 'warning',
    template:
      'The paper of the key "{0}" ({1}) is no longer recognised in the library, so citations of it resolve to nothing. Restore its text, or remove this line to free the key.',
  },
  'lost-record': {
    severity: 'warning',
    template:
      'The library has no paper that this record ("{0}") describes, so it is not shown. Restore the paper’s text, write the key of its paper, or delete the record.',
  },
  'malformed-pin': {
    severity: 'warning',
    template: 'The line of the key "{0}" cannot be read. It is kept, and its key means no paper.',
  },
  'pins-conflict': {
    severity: 'warning',
    template: 'A merge left conflict markers here. The keys of both sides are read; remove the markers.',
  },
  'pins-two-tables': {
    severity: 'warning',
    template: 'This file has another table "keys" above. The keys of both are read; make them one table.',
  },
  'pins-foreign': {
    severity: 'error',
    template:
      'This file has no table "keys", so it is not taken for a file of citation keys and is not written. Add "keys": {} to it, or give it another name.',
  },
  'pins-linked': {
    severity: 'warning',
    template:
      'This path leads out of the workspace, or to an empty file elsewhere, so it is not written. The keys that you cite are kept in this workspace only.',
  },
  'pins-restricted': {
    severity: 'info',
    template:
      'In Restricted Mode the keys that documents cite are kept in this workspace only. They are written here once you trust the workspace.',
  },
  'pins-unreadable': {
    severity: 'error',
    template:
      'This file is not valid JSON from here on. It is not written until it is repaired, and keys may be missing.',
  },
  'pins-unwritable': {
    severity: 'warning',
    template:
      'This file cannot be written. The keys that you cite are kept in this workspace only, so other machines may give other keys.',
  },
  'damaged-entry': {
    severity: 'error',
    template:
      'The entry {0} is damaged: its delimiters do not match, or a part is missing. What could be read of it is shown; others are not affected.',
  },
  'missing-key': {
    severity: 'warning',
    template: 'This entry has no citation key, so one is derived from what it says.',
  },
  'duplicate-key': { severity: 'warning', template: 'The key "{0}" is already written in line {1} of this file.' },
  'unknown-export': {
    severity: 'warning',
    template:
      'This looks like an export of a database in a form that is not known (lines with tags such as "{0}"), so no papers were read from it. Export it again as RIS, BibTeX or EndNote.',
  },
  'malformed-front-matter': {
    severity: 'error',
    template:
      'The front matter of this note is not valid ({0}), so its fields were read one by one, as far as they can be told. A field is a name, a colon with a space behind it, and a value, which needs quotation marks where it holds a colon or begins with a sign.',
  },
};

/** How serious problems of this code are. */
export function severityOf(code: ProblemCode): ProblemSeverity {
  return kinds[code].severity;
}

/** Fills a message template; the editor passes its own, which translates first. */
export type Translate = (template: string, ...args: (string | number)[]) => string;

/** Replaces `{0}`, `{1}` … by the arguments; an index without an argument stays as it is. */
export const untranslated: Translate = (template, ...args) =>
  template.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));

/** The sentence shown for a problem. */
export function problemMessage(problem: Problem, translate: Translate = untranslated): string {
  return translate(kinds[problem.code].template, ...(problem.args ?? []));
}
