import type { PersonName } from '../../model/paper';
import { inTwoScripts, otherScriptNames } from '../fields/names-in-two';
import { withGivenBehind } from '../fields/author-lists';
import { parseWrittenName, splitAuthors } from '../fields/person-names';
import { withoutUndefined } from '../../text/without-undefined';
import { noteTexts, noteText, wikiLink, noteScalar } from './field-values';

/** The people of a note; `others` are those whose names stand in another script too, by these names. */
export interface NoteAuthors {
  readonly authors?: readonly PersonName[];
  readonly others?: readonly PersonName[] | undefined;
}

/** The names in a text: each wiki link is one, whatever it holds; else as people write them. */
function namesIn(written: string): string[] {
  const text = withoutBrackets(written.replace(markdownLink, '$1'));
  const links = [...text.matchAll(wikiLink)];
  const rest = text.replace(wikiLink, ' ; ').replace(/(?:^|[\s;])(?:and|&|,|，|、|和)(?=[\s;]|$)/g, ' ');
  return links.length === 0
    ? /^[^,;；]+,[^,;；]+$/.test(text) && inTwoScripts(text).other !== undefined
      ? [text]
      : splitAuthors(text).map(withoutBrackets)
    : [
        ...links.map((link) => noteText(link[0]) ?? ''),
        ...(/\p{L}/u.test(rest)
          ? splitAuthors(rest.replace(/[;,\s]+/g, (sign) => (/[;,]/.test(sign) ? ';' : ' ')))
          : []),
      ];
}

const markdownLink = /\[([^[\]]{1,200})\]\([^()\s]{1,400}\)/g;
/** A text without the brackets round the whole of it: `[Vera Ash; Otto Birch]`. */
const withoutBrackets = (text: string): string => /^\s*\[([^[\]]{1,2000})\]\s*$/.exec(text)?.[1] ?? text;

/** Without an address of mail or what stands in brackets behind a name. */
const withoutRemark = (name: string): string =>
  name.replace(/\s{0,9}(?:<[^<>\s]{1,100}@[^<>\s]{1,100}>|[(（][^()（）]{1,200}[)）])\s*$/, '') || name;

/** Of Hugo's themes, which sign pages so. */
const isNobody = (name: string): boolean => /^(?:admin|me)$/i.test(name);

/** Whether what somebody is to a work is its author, or nothing is said. */
const isAuthor = /^(?:|author|creator|inventor|artist|programmer|podcaster|presenter|director|作者)$/i;
const roleOf = (person: ReadonlyMap<unknown, unknown>): string =>
  noteText(person.get('creatorType') ?? person.get('role') ?? person.get('type')) ?? '';
/** Notes about people are often called `@Vera Ash`. */
const withoutAt = (name: string): string => name.trim().replace(/^@(?=\p{L})/u, '');

/** Texts, or maps with the name parts of CSL, Quarto or Zotero. */
export function noteAuthors(value: unknown): NoteAuthors {
  const given = Array.isArray(value)
    ? (value as unknown[])
    : value instanceof Map
      ? [value]
      : namesIn(noteScalar(value) ?? '');
  const people = given.every((person) => typeof person === 'string') ? withGivenBehind(given) : given;
  const roles = people.map((person) => (person instanceof Map ? roleOf(person as ReadonlyMap<unknown, unknown>) : ''));
  // Zotero has all people in one list; who has edited a work stands for its authors where it has none.
  const wanted = roles.some((role) => isAuthor.test(role)) ? isAuthor : /^editor$/i;
  const written: string[] = [];
  const authors = people.flatMap((person, index): PersonName[] => {
    if (!wanted.test(roles[index] ?? '')) {
      return [];
    }
    if (person instanceof Map) {
      return personOf(person as ReadonlyMap<unknown, unknown>);
    }
    return (
      Array.isArray(value)
        ? Array.isArray(person)
          ? noteTexts([person])
          : namesOfItem(noteScalar(person) ?? '')
        : [String(person)]
    )
      .map(withoutAt)
      .filter((name) => name !== '' && !isNobody(name))
      .map((name) => {
        written.push(name);
        const { name: own, other } = inTwoScripts(name);
        return parseWrittenName(other === undefined ? withoutRemark(own) : own);
      });
  });
  return authors.length === 0 ? {} : { authors, others: otherScriptNames(written) };
}

/** An item of a list is a name, but for one that holds several links, or names of several words apart by commas. */
const namesOfItem = (written: string): string[] => {
  if (written.includes('[[')) {
    return namesIn(written);
  }
  const text = withoutBrackets(written.replace(markdownLink, '$1'));
  const parts = text.split(/[,;；]/);
  return parts.length > 2 && parts.every((part) => /\S\s+\S/.test(part.trim())) ? splitAuthors(text) : [text];
};

function personOf(person: ReadonlyMap<unknown, unknown>): PersonName[] {
  const get = (...names: string[]) =>
    names.map((part) => noteText(person.get(part))).find((text) => text !== undefined);
  const whole = person.get('name');
  if (whole instanceof Map) {
    return personOf(whole as ReadonlyMap<unknown, unknown>);
  }
  const name = withoutUndefined({
    family: get('family', 'lastName', 'last', 'lastname'),
    given: get('given', 'firstName', 'first', 'firstname'),
    literal: get('literal'),
    suffix: get('suffix'),
    'non-dropping-particle': get('non-dropping-particle'),
    'dropping-particle': get('dropping-particle'),
  });
  const text = get('name');
  if (Object.keys(name).length > 0) {
    return [name];
  }
  return text === undefined || isNobody(text) ? [] : [parseWrittenName(withoutAt(text))];
}
