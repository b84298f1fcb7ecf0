import type { Problem, ProblemCode, ProblemSeverity } from './model';

interface ProblemKind {
  readonly severity: ProblemSeverity;
  /** English text, `{0}` and on standing for the arguments; also the key of its translations. */
  readonly template: string;
}

const kinds: Readonly<Record<ProblemCode, ProblemKind>> = {
  'empty-entry': { severity: 'info', template: 'This entry has no abstract; only its end marker is there.' },
  'too-large': {
    severity: 'warning',
    template: 'This file has {0} MB and was not read. Files of up to {1} MB are, see the setting literatureNotes.maxFileSize.',
  },
  unreadable: { severity: 'error', template: 'This file cannot be read: {0}' },
  'conflicting-key': {
    severity: 'warning',
    template: 'The key "{0}" is also written for another work ({1} more), so it means none of them. Give each work its own key.',
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
