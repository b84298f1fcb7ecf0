import { type ContextReader, type Cursor, inKeyList } from '../shared/cursor';
import { behindSpace, optionAt } from './arguments';
import { commandOf } from './own-commands';
import { textBefore } from '../../../text/around';

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
  /** Its arguments in braces so far. */
  readonly arguments: number;
}

/** The command whose arguments stand before `end`. */
function commandBefore(text: string, end: number): CommandBefore | undefined {
  let found = 0;
  for (let at = end; ;) {
    const trimmed = text.slice(0, at).trimEnd();
    const environment = /\\begin\{([A-Za-z]{1,60}\*?)\}$/.exec(trimmed.slice(-100));
    const close = trimmed.at(-1) ?? '';
    const open = environment === null ? pairs.get(close) : undefined;
    if (open === undefined) {
      const name = environment ?? /\\([A-Za-z]{1,60}\*?)$/.exec(trimmed.slice(-100));
      return name === null
        ? undefined
        : { start: trimmed.length - name[0].length, name: name[1] ?? '', arguments: found };
    }
    found += close === '}' ? 1 : 0;
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

/** Code and addresses, in which a percent sign begins no comment; other commands and signs behind a backslash; comments. */
const commentOrOther =
  /\\(?:\w{0,9}url|href|path|\w{0,9}(?:[vV]erb|inline))\*?(?:\[[^\][\n]{0,300}\])?(?:\{[^{}\n]*\}|([^\w\s{])[^\n]{0,300}?\1)|\\[^]|%[^\n]*/g;

/** A text with spaces in place of comments, but for one at its end, which may be a sign in an address. */
function withoutComments(text: string): string {
  const end = Math.max(0, text.lastIndexOf('\n'));
  const blank = (found: string) => (found.startsWith('%') ? ' '.repeat(found.length) : found);
  return text.slice(0, end).replace(commentOrOther, blank) + text.slice(end);
}

/** `\cite{`, `\textcite[see][3]{a, que`, `\cites{a}{que`. In Markdown a percent sign before a command is one of the text. */
export const latexCommandReader =
  (definitions: string, hasComments = true): ContextReader =>
  (cursor) => {
    const before = hasComments ? withoutComments(cursor.before) : cursor.before;
    const open = Math.max(before.lastIndexOf('{'), before.lastIndexOf('}'));
    const command = before.charAt(open) === '{' ? commandBefore(before, open) : undefined;
    const cites = command && commandOf(cursor.text, command.name, definitions);
    if (command === undefined || cites === undefined) {
      return undefined;
    }
    const first = cites.hasVolume || cites.hasLanguage ? 1 : 0;
    const isKeys = cites.isMultiple || (command.arguments >= first && command.arguments <= first + cites.furtherKeys);
    const start = cursor.offsetOf(command.start);
    return inKeyList(cursor, {
      syntax: 'latex',
      open: cursor.offsetOf(open),
      closing: '}',
      start: isKeys && start >= cursor.paragraph ? start : undefined,
      style: { command: command.name },
      withoutComments,
      // A star merges a work with the one before; in `\nocite` it stands for all works.
      ...(command.name === 'nocite' ? {} : { lead: /^(?:\*(?:\[[^\][]*\]){0,2})?\s*/ }),
    });
  };

const commandName = /\\([A-Za-z]{1,60}\*?)(?:[ \t]{0,9}\[[^\][{}\n]{0,300}\]){0,2}[ \t]{0,9}$/;

/** `\cite` and its options, behind which no braces stand yet. */
export const latexBareCommandReader =
  (definitions: string): ContextReader =>
  (cursor: Cursor) => {
    const { text, offset, before } = cursor;
    const [written, name = ''] = commandName.exec(before.slice(before.lastIndexOf('\n') + 1)) ?? [];
    const cites = commandOf(text, name, definitions);
    if (written === undefined || cites === undefined || cites.hasVolume || cites.hasLanguage) {
      return undefined;
    }
    const start = offset - written.length;
    let end = start + 1 + name.length;
    for (let option = optionAt(text, behindSpace(text, end)); option !== undefined;) {
      end = option.end + 1;
      option = optionAt(text, behindSpace(text, end));
    }
    if (/^\*?[ \t]{0,9}[{[(<]/.test(text.slice(behindSpace(text, end))) || isEscaped(text, start)) {
      return undefined;
    }
    const enclosure = { style: { command: name }, start, items: { start: end, end }, opening: '{', missing: '}' };
    return { partial: { start: end, end, syntax: 'latex', query: '', enclosure } };
  };

/** Whether the backslash at an offset is the second of `\\`. */
function isEscaped(text: string, at: number): boolean {
  return (/\\*$/.exec(textBefore(text, at, 20))?.[0].length ?? 0) % 2 === 1;
}
