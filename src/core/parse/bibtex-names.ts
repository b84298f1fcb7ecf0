/** The people of a BibTeX field: by ` and `, and where sites and people have parted them otherwise, as they mean it. */
import type { PersonName } from '../model';
import { latexToText } from './latex';
import { charAt, isNamed, parseBibtexName, splitBibtexAuthors, splitOutside } from './person-names';
import { isPlainName, namesIn } from './author-lists';

const longestField = 100_000;

/** The people of a field in LaTeX's markup, `undefined` where it names none. */
export function bibtexNames(value: string | undefined): PersonName[] | undefined {
  const parts = splitBibtexAuthors((value ?? '').slice(0, longestField));
  const options = parts[0] === undefined ? undefined : listOptions(parts[0]);
  const isPrefixUsed = options?.get('useprefix') !== 'false';
  const people = options === undefined ? parts : parts.slice(1);
  const names = people.flatMap((part, index) => {
    const extended = extendedName(part, isPrefixUsed);
    return extended !== undefined ? [extended] : namesIn(part, people.length === 2 && index === 0 && isPlainName(people[1] ?? '')).map((name) => parseBibtexName(name, latexToText));
  });
  const named = names.filter(isNamed);
  return named.length === 0 ? undefined : named;
}

const optionNames: ReadonlySet<string> = new Set(['useprefix', 'sortingnamekeytemplatename', 'uniquenametemplatename', 'labelalphanametemplatename', 'nohashothers', 'nosortothers', 'uniquename', 'id', 'hashid', 'gender']);
const nameParts: ReadonlySet<string> = new Set(['family', 'given', 'prefix', 'suffix', 'name']);
const assignment = /^"?\s{0,20}([a-z]{1,30}(?:-i)?)\s{0,20}=/i;

/** Values by name, as biblatex writes them in names: `family=Beer, given=Ann`. `undefined` where anything else stands there. */
function assignments(part: string): ReadonlyMap<string, string> | undefined {
  if (!assignment.test(part.slice(0, 80))) {
    return undefined;
  }
  const values = new Map<string, string>();
  for (const field of splitOutside(part, charAt(','))) {
    const name = assignment.exec(field)?.[1]?.toLowerCase();
    if (name === undefined || !(optionNames.has(name) || nameParts.has(name.replace(/-i$/, '')))) {
      return undefined;
    }
    values.set(name, field.slice(field.indexOf('=') + 1).trim().replace(/^"|"$/g, ''));
  }
  return values;
}

/** What biblatex lets stand for a whole list, before its first name. */
function listOptions(part: string): ReadonlyMap<string, string> | undefined {
  const values = assignments(part);
  return values !== undefined && [...values.keys()].every((name) => optionNames.has(name)) ? values : undefined;
}

function extendedName(part: string, isPrefixUsed: boolean): PersonName | undefined {
  const values = assignments(part);
  if (values === undefined) {
    return undefined;
  }
  const text = (name: string) => latexToText(values.get(name) ?? '');
  const [family, given, prefix, suffix] = [text('family'), text('given'), text('prefix'), text('suffix')];
  if (family === '' || (given === '' && suffix === '')) {
    return { literal: [prefix, family].filter((one) => one !== '').join(' ') || given || suffix };
  }
  const particle = (values.has('useprefix') ? values.get('useprefix') === 'true' : isPrefixUsed) ? 'non-dropping-particle' : 'dropping-particle';
  return { family, ...(given === '' ? {} : { given }), ...(suffix === '' ? {} : { suffix }), ...(prefix === '' ? {} : { [particle]: prefix }) };
}
