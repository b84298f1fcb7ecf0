import { type ContextReader, inKeyList } from '../shared/cursor';
import { citeCommand } from './commands';

const pairs: ReadonlyMap<string, string> = new Map([
  [']', '['],
  ['}', '{'],
  [')', '('],
  ['>', '<'],
]);

/** A command whose arguments end where some text does. */
interface CommandBefore {
  /** Of its backslash. */
  readonly start: number;
  readonly name: string;
  /** Whether its arguments so far are optional ones alone, so that what comes is its first list of keys. */
  readonly hasOptionsOnly: boolean;
}

/** The command whose arguments stand before `end`. */
function commandBefore(text: string, end: number): CommandBefore | undefined {
  let hasOptionsOnly = true;
  for (let at = end; ;) {
    const trimmed = text.slice(0, at).trimEnd();
    const close = trimmed.at(-1) ?? '';
    const open = pairs.get(close);
    if (open === undefined) {
      const name = /\\([A-Za-z]{1,60}\*?)$/.exec(trimmed.slice(-100));
      return name === null
        ? undefined
        : { start: trimmed.length - name[0].length, name: name[1] ?? '', hasOptionsOnly };
    }
    hasOptionsOnly &&= close === ']';
    let depth = 0;
    at = trimmed.length;
    do {
      at--;
      depth += text.charAt(at) === close ? 1 : text.charAt(at) === open ? -1 : 0;
    } while (at > 0 && depth > 0);
    if (depth > 0) {
      return undefined;
    }
  }
}

/** `\cite{`, `\textcite[see][3]{a, que`, `\cites{a}{que`. */
export const latexCommandReader: ContextReader = (cursor) => {
  const { before } = cursor;
  const open = Math.max(before.lastIndexOf('{'), before.lastIndexOf('}'));
  const command = before.charAt(open) === '{' ? commandBefore(before, open) : undefined;
  if (command === undefined || citeCommand(command.name) === undefined) {
    return undefined;
  }
  // A command of several lists is not begun by a further one.
  const start =
    command.hasOptionsOnly && cursor.offsetOf(command.start) >= cursor.paragraph
      ? cursor.offsetOf(command.start)
      : undefined;
  return inKeyList(cursor, {
    syntax: 'latex',
    open: cursor.offsetOf(open),
    closing: '}',
    start,
    style: { command: command.name },
  });
};
