import type { CslItem } from '../model/paper';
import { wellFormed } from '../text/uri-text';

/** No abstract is longer. */
const maxText = 50_000;
/** More authors than any work has. */
const maxList = 10_000;
const maxDepth = 6;

/**
 * A CSL item of what somebody else says it is: texts of bounded length without control characters, numbers, booleans, lists and objects of such, and
 * no names that mean something to the language.
 */
export function cleanItem(value: unknown): CslItem {
  const cleaned = cleanValue(value, 0);
  const item = (typeof cleaned === 'object' && !Array.isArray(cleaned) ? cleaned : {}) as Readonly<
    Record<string, unknown>
  >;
  const people = [...peopleOf(item)];
  return {
    ...item,
    ...Object.fromEntries(people),
    id: typeof item.id === 'string' || typeof item.id === 'number' ? String(item.id) : '',
    type: typeof item.type === 'string' && /^[a-z_-]{1,40}$/.test(item.type) ? item.type : 'document',
  };
}

const roles = ['author', 'editor', 'translator', 'container-author', 'collection-editor', 'original-author'];
const nameParts: ReadonlySet<string> = new Set([
  'family',
  'given',
  'literal',
  'suffix',
  'dropping-particle',
  'non-dropping-particle',
]);

/** People by their names alone: services add their institutions and numbers. */
function* peopleOf(item: Readonly<Record<string, unknown>>): Generator<readonly [role: string, people: unknown]> {
  for (const role of roles) {
    const written = item[role];
    if (written !== undefined) {
      const people = (Array.isArray(written) ? (written as unknown[]) : [])
        .map((person) =>
          Object.fromEntries(
            Object.entries(typeof person === 'object' && person !== null ? person : {}).filter(
              ([part, text]) => nameParts.has(part) && typeof text === 'string' && text !== '',
            ),
          ),
        )
        .filter((person) => Object.keys(person).length > 0);
      yield [role, people];
    }
  }
}

type Clean = string | number | boolean | readonly Clean[] | { readonly [name: string]: Clean };

function cleanValue(value: unknown, depth: number): Clean | undefined {
  if (typeof value === 'string') {
    return cleanText(value);
  }
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) {
    return value;
  }
  if (typeof value !== 'object' || value === null || depth >= maxDepth) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return (value as unknown[]).slice(0, maxList).flatMap((part) => {
      const cleaned = cleanValue(part, depth + 1);
      return cleaned === undefined ? [] : [cleaned];
    });
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => {
      const cleaned = name === '__proto__' ? undefined : cleanValue(part, depth + 1);
      return cleaned === undefined ? [] : [[name, cleaned] as const];
    }),
  );
}

/** A text without control characters and halves of characters. */
export function cleanText(text: string): string {
  return wellFormed(text.slice(0, maxText))
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
