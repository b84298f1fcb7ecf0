import type { TextRange } from '../../model/paper';

export interface NamedRange extends TextRange {
  readonly name: string;
}

/** An item of a JSON array of objects, as it stands. */
export interface ScannedItem extends TextRange {
  /** The item's own string values, without their quotes. */
  readonly values: readonly NamedRange[];
  /** Its own values that are whole numbers. */
  readonly numbers: readonly NamedRange[];
  /** Whether its brackets and quotes do not match. */
  readonly isDamaged: boolean;
}

/** Objects within an item of CSL begin with these; other objects in a list are items. */
const nested: ReadonlySet<string> = new Set([
  'family',
  'given',
  'literal',
  'suffix',
  'prefix',
  'raw',
  'season',
  'circa',
  'date-parts',
  'name',
  'dropping-particle',
  'non-dropping-particle',
  'comma-suffix',
  'static-ordering',
  'parse-names',
  'isInstitution',
  'multi',
]);

const isSpace = (code: number): boolean => code === 32 || (code > 8 && code < 14);

/**
 * Finds the items of a bibliography in JSON, each with its range. Where the text is valid, they are the objects of its list,
 * or of that in it which is called so; else a damaged one ends where the next begins. Linear in the length.
 */
export function scanJsonItems(text: string): ScannedItem[] {
  return isJson(text) ? listedItems(text, 0, 0) : damagedItems(text);
}

/** What lists of items are called, and what a service wraps its answer in. */
const listNames =
  /^(?:items|references|entries|publications|data|results|papers|records|works|message|feed|resultList|result)$/i;

/** What of these may be an object around the list. */
const wrappers: ReadonlySet<string> = new Set(['message', 'resultList']);

const maxDepth = 3;

/** The objects of a list that begins at an offset, or in an object there. */
function listedItems(text: string, at: number, depth: number): ScannedItem[] {
  const start = skipSpace(text, at);
  if (text[start] === '[') {
    const items: ScannedItem[] = [];
    for (
      let next = skipSpace(text, start + 1);
      next < text.length && text[next] !== ']';
      next = skipSpace(text, next)
    ) {
      if (text[next] === '{') {
        const item = itemAt(text, next, text.length);
        items.push(item);
        next = item.end;
      } else {
        next = text[next] === ',' ? next + 1 : valueEnd(text, next);
      }
    }
    return items;
  }
  if (text[start] !== '{') {
    return [];
  }
  const members = membersOf(text, start);
  // Items by their keys: `{"ash2019": {"title": …}, …}`.
  if (members.length > 0 && members.every((member) => text[member.start] === '{')) {
    const items = members.map((member) => itemAt(text, member.start, text.length));
    if (items.every(({ values }) => values.some(({ name }) => name === 'title'))) {
      return items;
    }
  }
  for (const { name, start: value } of members) {
    if (
      depth < maxDepth &&
      listNames.test(name) &&
      (text[value] === '[' || (text[value] === '{' && wrappers.has(name)))
    ) {
      const items = listedItems(text, value, depth + 1);
      if (items.length > 0) {
        return items;
      }
    }
  }
  const whole = itemAt(text, start, text.length);
  return /^\{\s*\}$/.test(text.slice(start, Math.min(whole.end, start + 50))) ? [] : [whole];
}

/** The members of a valid object: name, and where the value stands. */
function membersOf(text: string, start: number): NamedRange[] {
  const members: NamedRange[] = [];
  for (let at = skipSpace(text, start + 1); text[at] === '"';) {
    const nameEnd = stringEnd(text, at + 1, text.length);
    const value = skipSpace(text, skipSpace(text, nameEnd + 1) + 1);
    const end = valueEnd(text, value);
    members.push({ name: text.slice(at + 1, nameEnd), start: value, end });
    at = skipSpace(text, end);
    at = text[at] === ',' ? skipSpace(text, at + 1) : text.length;
  }
  return members;
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && isSpace(text.charCodeAt(next))) {
    next++;
  }
  return next;
}

/** Where a value of valid JSON ends. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      at = stringEnd(text, at + 1, text.length);
    } else if (char === '{' || char === '[') {
      depth++;
    } else if (char === '}' || char === ']') {
      depth--;
    }
    if (depth < 0 || (depth === 0 && char === ',')) {
      return at;
    }
    if (depth === 0 && (char === '"' || char === '}' || char === ']')) {
      return at + 1;
    }
  }
  return text.length;
}

function damagedItems(text: string): ScannedItem[] {
  const heads = headsOf(text);
  const items: ScannedItem[] = [];
  let done = 0;
  // An object that nobody closes is read to the end of the text, but not each of thousands.
  let budget = text.length * 4;
  heads.forEach((start, index) => {
    if (start < done) {
      return;
    }
    const limit = heads[index + 1] ?? text.length;
    const item = itemAt(text, start, limit);
    if (item.isDamaged && index === 0 && isWrapper(text, start, limit)) {
      return;
    }
    if (item.isDamaged && budget > 0) {
      // What begins like the next item may be a part of this one.
      const whole = itemAt(text, start, text.length);
      budget -= whole.end - start;
      if (!whole.isDamaged && isJson(text.slice(start, whole.end))) {
        items.push(whole);
        done = whole.end;
        return;
      }
    }
    items.push(item);
  });
  return items;
}

/** Whether an object holds the list itself (`{"items": [ …`) and is no item. */
function isWrapper(text: string, start: number, limit: number): boolean {
  return /"(?:items|references|entries|publications|data|results)"\s{0,40}:\s{0,40}\[\s{0,100}$/i.test(
    text.slice(Math.max(start, limit - 200), limit),
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Offsets of objects that follow a bracket, a comma or a brace and do not begin like a part of an item. */
function headsOf(text: string): number[] {
  const heads: number[] = [];
  let previous = 0;
  let before = -1;
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
    // The last character before that is no space; each stretch is looked at once.
    for (let index = previous; index < at; index++) {
      if (!isSpace(text.charCodeAt(index))) {
        before = index;
      }
    }
    previous = at;
    const sign = before < 0 ? '' : text[before];
    if ((sign === '' || sign === '[' || sign === ',' || sign === '}' || sign === ']') && beginsItem(text, at)) {
      heads.push(at);
    }
    before = at;
    previous = at + 1;
  }
  return heads;
}

const nameEnd = /\s{0,40}:/y;
const wholeNumber = /\s{0,40}:\s{0,40}(\d{1,15})(?=[\s,}])/y;
const firstName = /\{\s{0,400}(?:"([^"\\\n]{0,60})"|\})/y;

function beginsItem(text: string, at: number): boolean {
  firstName.lastIndex = at;
  const match = firstName.exec(text);
  return match?.[1] !== undefined && !nested.has(match[1]);
}

function itemAt(text: string, start: number, limit: number): ScannedItem {
  const values: NamedRange[] = [];
  const numbers: NamedRange[] = [];
  let depth = 0;
  let name: string | undefined;
  for (let index = start; index < limit; index++) {
    const char = text[index];
    if (char === '"') {
      const end = stringEnd(text, index + 1, limit);
      if (end < 0) {
        break;
      }
      if (depth === 1) {
        const string = { start: index + 1, end };
        nameEnd.lastIndex = end + 1;
        // A comma before it may be missing, so a name is told by what follows.
        if (nameEnd.test(text)) {
          name = text.slice(string.start, Math.min(end, index + 80));
          wholeNumber.lastIndex = end + 1;
          const digits = wholeNumber.exec(text)?.[1];
          if (digits !== undefined) {
            numbers.push({ name, start: wholeNumber.lastIndex - digits.length, end: wholeNumber.lastIndex });
          }
        } else if (name !== undefined) {
          values.push({ name, ...string });
          name = undefined;
        }
      }
      index = end;
    } else if (char === '{' || char === '[') {
      depth++;
    } else if (char === '}' || char === ']') {
      depth--;
      if (depth === 0) {
        return { start, end: index + 1, values, numbers, isDamaged: false };
      }
    } else if (char === ',' && depth === 1) {
      name = undefined;
    }
  }
  let end = limit;
  while (end > start + 1 && (isSpace(text.charCodeAt(end - 1)) || text[end - 1] === ',')) {
    end--;
  }
  return { start, end, values, numbers, isDamaged: true };
}

/** The offset of the quote that ends a string, or -1. */
function stringEnd(text: string, start: number, limit: number): number {
  for (let index = start; index < limit; index++) {
    const char = text[index];
    if (char === '\\') {
      index++;
    } else if (char === '"') {
      return index;
    } else if (char === '\n') {
      return -1;
    }
  }
  return -1;
}
