import type { TextRange } from '../../model/paper';

/** Where an entry of a `.bib` file begins. */
export interface BibtexHead {
  /** Of the `@`. */
  readonly start: number;
  /** Lower case; empty where it is missing. */
  readonly type: string;
  /** After the opening brace or parenthesis. */
  readonly body: number;
  readonly close: '}' | ')';
}

/** Text between entries that looks like one and cannot be read as one. */
export interface UnreadText extends TextRange {
  /** What it begins with, for a message. */
  readonly name: string;
}

const types =
  'article audio artwork bibnote book bookinbook booklet collection commentary conference customa customb dataset image inbook incollection ' +
  'inproceedings inreference jurisdiction legal legislation letter manual mastersthesis misc movie music mvbook mvcollection mvproceedings ' +
  'mvreference online patent performance periodical phdthesis preamble proceedings reference report review set software standard string suppbook ' +
  'suppcollection suppperiodical techreport thesis unpublished video xdata electronic www webpage';
const knownTypes: ReadonlySet<string> = new Set(types.split(' '));

/** A type is of any characters but those that BibTeX reserves. */
const headPattern = /@\s{0,80}([^\s"#%'(),={}@]{1,100})?\s{0,80}([{(])/y;
const bareHead = /@[ \t]{0,8}([A-Za-z]{1,40})(?![\w{(-])/y;
/** A key, or none, that is followed by a field, or by the end of the entry. */
const entryBody =
  /\s{0,80}[^\s,{}"]{0,300}\s{0,80}(?:,(?:\s|%[^\n]{0,200}\n){0,200}[^\s"#%'(),={}]{1,200}\s{0,80}=|,?\s{0,80}\})/y;

const farthestBack = 200;

/** The offset of what stands before `at` on its line, white space not counted; of the line end where nothing does; -1 at the text's start. */
function before(text: string, at: number): number {
  let index = at - 1;
  while (index >= 0 && at - index < farthestBack && (text[index] === ' ' || text[index] === '\t')) {
    index--;
  }
  return index;
}

/** Whether a line, or the text, begins at `at`, white space not counted. */
export function beginsLine(text: string, at: number): boolean {
  const index = before(text, at);
  return index < 0 || text[index] === '\n' || text[index] === '\r';
}

function matchHead(text: string, at: number): BibtexHead | undefined {
  headPattern.lastIndex = at;
  const match = headPattern.exec(text);
  return match === null
    ? undefined
    : {
        start: at,
        type: (match[1] ?? '').toLowerCase(),
        body: headPattern.lastIndex,
        close: match[2] === '(' ? ')' : '}',
      };
}

function hasEntryBody(text: string, { body, close }: BibtexHead, wantsField = close === ')'): boolean {
  entryBody.lastIndex = body;
  const match = entryBody.exec(text);
  const end = match?.[0].at(-1);
  return end === '=' || (end === '}' && !wantsField);
}

/** Whether a `%` stands before `at` on its line, with more than white space between. */
function isInComment(text: string, at: number): boolean {
  const start = Math.max(0, at - farthestBack);
  const line = text.slice(start, at);
  const sign = line.lastIndexOf('%');
  return sign >= 0 && !/[\n\r]/.test(line.slice(sign)) && /[^\s%]/.test(line.slice(sign));
}

/**
 * The entry whose `@` stands at `at`, between entries. As for BibTeX, it need not begin a line; but what is more like a mail
 * address, or an example in a comment, must have a key and a field to be one.
 */
export function headAt(text: string, at: number): BibtexHead | undefined {
  const head = matchHead(text, at);
  if (head === undefined) {
    return undefined;
  }
  if (head.type === '') {
    return beginsLine(text, at) && hasEntryBody(text, head) ? head : undefined;
  }
  if (head.type === 'comment') {
    return head;
  }
  if (isInComment(text, at)) {
    return hasEntryBody(text, head, true) ? head : undefined;
  }
  const isPlain =
    !/[\w.]/.test(text[at - 1] ?? '') && (knownTypes.has(head.type) || (head.close === '}' && beginsLine(text, at)));
  return isPlain || hasEntryBody(text, head) ? head : undefined;
}

/** Whether another entry begins at the `@` at `at` where a field is expected. */
export function isNextHead(text: string, at: number): boolean {
  const head = matchHead(text, at);
  return head !== undefined && (knownTypes.has(head.type) || head.type === 'comment' || hasEntryBody(text, head));
}

/** Where entries begin lines, ascending: what is damaged ends there. */
export function lineHeads(text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (beginsLine(text, at) && (bareTypeAt(text, at) !== undefined || matchesLineHead(matchHead(text, at)))) {
      found.push(at);
    }
  }
  return found;
}

function matchesLineHead(head: BibtexHead | undefined): boolean {
  return head !== undefined && (head.close === '}' || knownTypes.has(head.type));
}

/** The known type that stands at `at`, behind an `@` and without a brace. */
export function bareTypeAt(text: string, at: number): string | undefined {
  bareHead.lastIndex = at;
  const type = bareHead.exec(text)?.[1]?.toLowerCase();
  return type !== undefined && knownTypes.has(type) && matchHead(text, at) === undefined ? type : undefined;
}

/** Whether an entry is commented out over several lines: a `%` stands before it, and before the next line. */
export function isCommentedOut(text: string, { start }: BibtexHead): boolean {
  if (text[before(text, start)] !== '%') {
    return false;
  }
  const end = lineEnd(text, start);
  let next = end + 1;
  while (next < text.length && next - end < farthestBack && /\s/.test(text[next] ?? '')) {
    next++;
  }
  return text[next] === '%';
}

/** The offset of the line's end. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

const failedHead = `[ \\t]{0,40}[@＠]?[ \\t]{0,8}(${types.split(' ').join('|')})[ \\t]{0,8}[{(｛（]\\s{0,40}[^\\s,，{}=]{1,200}\\s{0,40}[,，]`;
const failedField =
  '[ \\t]{0,40}(title|author|year|date|journal|journaltitle|booktitle|publisher|doi)[ \\t]{0,20}=[ \\t]{0,20}["{]';
const failed = new RegExp(`^(?:${failedHead}|${failedField})`, 'gim');

/**
 * What of the text between two entries was meant for one: a type without `@`, fields without an entry. Everything else is a
 * comment, as in BibTeX.
 */
export function unreadBetween(text: string, start: number, end: number): UnreadText[] {
  const between = text.slice(start, end);
  const found: { at: number; name: string }[] = [];
  failed.lastIndex = 0;
  for (let match = failed.exec(between); match !== null; match = failed.exec(between)) {
    const [whole, type, field] = match;
    if (type !== undefined || found.length === 0) {
      found.push({ at: start + match.index + (whole.length - whole.trimStart().length), name: type ?? field ?? '' });
    }
  }
  return found.map(({ at, name }, index) => ({
    start: at,
    end: trimmedEnd(text, at, found[index + 1]?.at ?? end),
    name,
  }));
}

/** The end of the last text before `limit`. */
export function trimmedEnd(text: string, start: number, limit: number): number {
  let end = limit;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) {
    end--;
  }
  return end;
}
