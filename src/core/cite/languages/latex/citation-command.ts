import type { TextRange } from '../../../model/paper';
import type { Citation, CitationGroup } from '../../model/citation';
import { apart } from '../shared/apart';
import { argumentAt as anyArgumentAt, behindSpace, keysLimit, optionAt, plainArgumentAt } from './arguments';
import { citeCommand, type CiteCommand } from './commands';

/** A command where it stands. */
export interface PlacedCommand extends CiteCommand {
  /** With its star, without backslash. */
  readonly name: string;
  /** Of its backslash. */
  readonly start: number;
  /** Behind its name. */
  readonly behind: number;
}

const overlay = /<[^<>{}\n]{0,300}>/y;
const keyItem = /(?:[^,%]|%[^\n]{0,1000}(?:\n|$)){1,1000}/g;
/** White space and comments around a key. */
const lead = /^(?:\s{1,200}|%[^\n]{0,1000}(?:\n|$)){0,100}/;
const keyInItem = /^[^\s%,{}\\#~[\]]{1,500}(?=\s{0,200}(?:%|$))/;
const itemTexts = /\*(?:\[(?:[^\][{}]|\{[^{}]{0,300}\}){0,300}\]\s{0,9}){1,2}/g;
const nestedCommand = /\\([A-Za-z]{1,40}\*?)/g;

/** Options and keys in braces: `[pre][post]{a,b}`. */
interface Argument extends TextRange {
  readonly options: readonly TextRange[];
  readonly keys: TextRange;
}

function argumentAt(text: string, from: number, hasVolume: boolean): Argument | undefined {
  const options: TextRange[] = [];
  const start = behindSpace(text, from);
  let at = start;
  const readOption = () => {
    const option = optionAt(text, at);
    if (option === undefined) {
      return false;
    }
    options.push(option);
    at = behindSpace(text, option.end + 1);
    return true;
  };
  overlay.lastIndex = at;
  if (overlay.test(text)) {
    options.push({ start: at + 1, end: overlay.lastIndex - 1 });
    at = behindSpace(text, overlay.lastIndex);
  }
  for (let count = 0; count < 2 && readOption(); count += 1) {}
  if (hasVolume) {
    const volume = plainArgumentAt(text, at, ['{', '}']);
    if (volume === undefined) {
      return undefined;
    }
    at = behindSpace(text, volume.end + 1);
    readOption();
  }
  const keys = keysAt(text, at);
  return keys === undefined ? undefined : { options, keys, start, end: keys.end + 1 };
}

/** Longest list of keys with texts of their own that is looked at. */
const longestWithTexts = 2000;

/** Keys in braces at an offset; texts that REVTeX has for one of them may hold braces. */
function keysAt(text: string, open: number): TextRange | undefined {
  const plain = plainArgumentAt(text, open, ['{', '}']);
  if (plain !== undefined || text[open] !== '{') {
    return plain;
  }
  const markup = text.slice(open + 1, open + keysLimit).search(/[\\{}]/);
  if (!text.slice(open, open + 1 + markup).includes('*[')) {
    return undefined;
  }
  const whole = anyArgumentAt(text, open, longestWithTexts);
  return whole === undefined || /[\\{}]/.test(withoutItemTexts(text.slice(whole.start, whole.end))) ? undefined : whole;
}

/** A list of keys without the texts of `*[see ][, p. 3]key`, of the same length. */
function withoutItemTexts(keys: string): string {
  return keys.includes('*[') ? keys.replace(itemTexts, (texts) => '*'.padStart(texts.length)) : keys;
}

/** Citations in an option's text: `\parencite[in turn \cite{b}]{a}`. */
function nestedCitations(text: string, { start, end }: TextRange): Citation[] {
  const found: Citation[] = [];
  if (!text.slice(start, end).includes('cite')) {
    return found;
  }
  for (let at = start; at < end;) {
    nestedCommand.lastIndex = at;
    const match = nestedCommand.exec(text);
    if (match === null || match.index >= end) {
      break;
    }
    const name = match[1] ?? '';
    const cites = citeCommand(name);
    const inner = cites && readCitation(text, { name, start: match.index, behind: nestedCommand.lastIndex, ...cites });
    if (inner?.group !== undefined && inner.end <= end) {
      found.push(...inner.group.citations);
    }
    at = inner?.end ?? nestedCommand.lastIndex;
  }
  return found;
}

function keyCitations(text: string, { keys, options, ...range }: Argument, command: PlacedCommand): Citation[] {
  const found: Citation[] = [];
  const cut = (option: TextRange | undefined) =>
    option === undefined ? '' : text.slice(option.start, option.end).trim();
  const prefix = options.length > 1 ? cut(options[0]) : '';
  const suffix = cut(options.at(-1));
  for (const { 0: item, index } of withoutItemTexts(text.slice(keys.start, keys.end)).matchAll(keyItem)) {
    const rest = item.replace(lead, '');
    const leading = item.length - rest.length;
    const key = keyInItem.exec(rest)?.[0];
    if (key === undefined || key === '*') {
      continue;
    }
    // A star before it merges the work with the one before.
    const star = key.startsWith('*') ? 1 : 0;
    const start = keys.start + index + leading + star;
    const keyRange = { start, end: start + key.length - star };
    found.push({
      key: key.slice(star),
      keyRange,
      ...keyRange,
      ...(command.suppressesAuthor ? { suppressesAuthor: true } : {}),
    });
  }
  return found.map((citation, index) => ({
    ...citation,
    ...(command.isMultiple && found.length === 1 ? { start: range.start, end: range.end } : {}),
    ...(prefix !== '' && index === 0 ? { prefix } : {}),
    ...(suffix !== '' && index === found.length - 1 ? { suffix } : {}),
  }));
}

/**
 * The citation that a command makes of its arguments, and where these end; undefined where they are none.
 * The group is absent where no key is given (`\nocite{*}`, `\cite{}`).
 */
export function readCitation(
  text: string,
  command: PlacedCommand,
): { readonly group?: CitationGroup; readonly end: number } | undefined {
  let at = command.behind;
  if (command.hasLanguage) {
    const language = plainArgumentAt(text, behindSpace(text, at), ['{', '}']);
    if (language === undefined) {
      return undefined;
    }
    at = language.end + 1;
  }
  if (command.isMultiple) {
    for (let count = 0; count < 2; count += 1) {
      const open = behindSpace(text, at);
      at = (plainArgumentAt(text, open, ['(', ')'])?.end ?? at - 1) + 1;
    }
  }
  const citations: Citation[] = [];
  let items: TextRange | undefined;
  let count = 0;
  for (;;) {
    const argument = argumentAt(text, at, command.hasVolume);
    if (argument === undefined) {
      break;
    }
    for (const option of argument.options) {
      citations.push(...nestedCitations(text, option));
    }
    citations.push(...keyCitations(text, argument, command));
    items =
      command.isMultiple || command.furtherKeys > 0
        ? { start: items?.start ?? argument.start, end: argument.end }
        : argument.keys;
    at = argument.end;
    count += 1;
    if (!command.isMultiple && count > command.furtherKeys) {
      break;
    }
  }
  if (items === undefined) {
    return undefined;
  }
  const [first, ...rest] = citations;
  if (first === undefined) {
    return { end: at };
  }
  const group: CitationGroup = {
    start: command.start,
    end: at,
    syntax: 'latex',
    form: command.form,
    command: command.name,
    itemsRange: items,
    citations: apart([first, ...rest]),
  };
  return { group, end: at };
}
