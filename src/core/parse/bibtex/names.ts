/** The people of a BibTeX field: by ` and `, and where sites and people have separated them otherwise, as they mean it. */
import type { PersonName } from '../../model/paper';
import { latexToText } from './latex-to-text';
import { charAt, isNamed, parseBibtexName, splitBibtexAuthors, splitOutside } from '../fields/person-names';
import { inTwoScripts, otherScriptNames } from '../fields/names-in-two';
import { isPlainName, namesIn } from '../fields/author-lists';

const maxFieldLength = 100_000;

/** The people of a field in LaTeX's markup, `undefined` where it names none. */
export function bibtexNames(value: string | undefined): PersonName[] | undefined {
  const named = writtenNames(value)
    .flatMap((name) => (typeof name === 'string' ? parseBibtexName(inTwoScripts(name).name, latexToText) : name))
    .filter(isNamed);
  return named.length === 0 ? undefined : named;
}

/** Of the people of a field those whose names stand in another script too, by these names. */
export function otherBibtexNames(value: string | undefined): PersonName[] | undefined {
  return /[)\]）］]/.test(value ?? '')
    ? otherScriptNames(writtenNames(value).filter((name) => typeof name === 'string'))
    : undefined;
}

/** The names of a field as they are written, or in their parts where a name says these itself. */
function writtenNames(value: string | undefined): (string | PersonName)[] {
  const parts = splitBibtexAuthors((value ?? '').slice(0, maxFieldLength));
  const options = parts[0] === undefined ? undefined : listOptions(parts[0]);
  const isPrefixUsed = options?.get('useprefix') !== 'false';
  const people = options === undefined ? parts : parts.slice(1);
  return people.flatMap((part, index): (string | PersonName)[] => {
    const extended = extendedName(part, isPrefixUsed);
    return extended !== undefined
      ? [extended]
      : namesIn(part, people.length === 2 && index === 0 && isPlainName(people[1] ?? ''));
  });
}

const optionName = /^(?:use|unique|sorting|label|nohash|nosort)[a-z]{1,40}$/;
const assignment = /^"?\s{0,20}([a-z]{1,40}(?:-i)?)\s{0,20}=/i;

/** Values by name, as biblatex writes them in names: `family=Beer, given=Ann`. `undefined` where anything else stands there. */
function assignments(part: string): ReadonlyMap<string, string> | undefined {
  if (!assignment.test(part.slice(0, 80))) {
    return undefined;
  }
  const values = new Map<string, string>();
  for (const field of splitOutside(part, charAt(','))) {
    const name = assignment.exec(field)?.[1]?.toLowerCase();
    if (name === undefined) {
      return undefined;
    }
    values.set(
      name,
      field
        .slice(field.indexOf('=') + 1)
        .trim()
        .replace(/^"|"$/g, ''),
    );
  }
  return values.has('family') || values.has('given') || [...values.keys()].every((name) => optionName.test(name))
    ? values
    : undefined;
}

/** What biblatex lets stand for a whole list, before its first name. */
function listOptions(part: string): ReadonlyMap<string, string> | undefined {
  const values = assignments(part);
  return values !== undefined && [...values.keys()].every((name) => optionName.test(name)) ? values : undefined;
}

function extendedName(part: string, isPrefixUsed: boolean): PersonName | undefined {
  const values = assignments(part);
  if (values === undefined) {
    return undefined;
  }
  const text = (name: string) => latexToText(values.get(name) ?? '');
  const [family, prefix, suffix] = [text('family'), text('prefix'), text('suffix')];
  const given = [text('given'), text('middle')].filter((one) => one !== '').join(' ');
  if (family === '' || (given === '' && suffix === '')) {
    return { literal: [prefix, family].filter((one) => one !== '').join(' ') || given || suffix };
  }
  const particle = (values.has('useprefix') ? values.get('useprefix') === 'true' : isPrefixUsed)
    ? 'non-dropping-particle'
    : 'dropping-particle';
  return {
    family,
    ...(given === '' ? {} : { given }),
    ...(suffix === '' ? {} : { suffix }),
    ...(prefix === '' ? {} : { [particle]: prefix }),
  };
}
