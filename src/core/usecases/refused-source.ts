import { FileRefusal } from '../files/refusal';
import type { DerivedSource, ProblemCode } from '../model/paper';

const wholeFile = { start: 0, end: 0, line: 0, endLine: 0 };

/** A source of which only a problem is known. */
export function refusedSource(code: ProblemCode, ...args: (string | number)[]): DerivedSource {
  return { entries: [], problems: [{ code, args, span: wholeFile }] };
}

/** A source that cannot be read, by what reading it rejected with. */
export function unreadSource(error: unknown): DerivedSource {
  return error instanceof FileRefusal
    ? refusedSource(error.code, ...error.args)
    : refusedSource('unreadable', reasonOf(error));
}

/** Why something cannot be read, as the file system says it. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
