import type { PersonName } from '../../model/paper';
import { inTwoScripts } from '../fields/names-in-two';
import { isBody, isNamed, parseRisName } from '../fields/person-names';

const han = /\p{Script=Han}/u;
const others = /^(?:等|et al\.?|others|null|n\/a|\[?no authors? (?:names? )?(?:listed|available)\]?)$/iu;
/** Whether a name stands for those that are not named. */
export function isOthers(name: string): boolean {
  return others.test(name);
}

/** A surname and initials without a comma between, as medicine's databases write them. */
const initialsBehind =
  /^(\S(?:.{0,80}\S)?) (\p{Lu}{1,4}|(?:\p{Lu}\.-?){1,4})(?: (Jr|Sr|I{2,3}|\d(?:st|nd|rd|th))\.?)?$/u;

/** `V Ash`, `V. B. Ash`. */
const initialsBefore = /^(?:\p{Lu}{1,3}|\p{Lu}\.(?:[\s-]?\p{Lu}\.){0,3}) \p{L}[\p{L}'’-]*\p{Ll}/u;

/** What a database writes behind a name: the numbers of an affiliation, or its own of the person. */
const numbered = /\s?\(\d{1,20}(?:,\s?\d{1,20}){0,20}\)/g;

/**
 * The names in a value of a database: apart by semicolons; Chinese ones by commas too, unless these part a surname from its
 * given name (`王, 小明`). `et al.` and 等 are left out.
 * @param isReversed set where the commas of other names part their family name from the given one and no more
 */
export function splitPeople(value: string, isReversed = false): readonly string[] {
  return value
    .replace(numbered, '')
    .split(/[;；]/)
    .flatMap((part) =>
      han.test(part) ? splitHan(part, isReversed) : isReversed ? splitReversed(part) : splitLatin(part),
    )
    .map((name) => name.trim())
    .filter((name) => name !== '' && !isOthers(name));
}

function splitHan(text: string, isReversed: boolean): string[] {
  const parts = text
    .split(/[,，、%]/)
    .map((part) => part.trim().replace(/\s等$/, ''))
    .filter((part) => part !== '' && part !== '等');
  const [first = ''] = parts;
  const areNames = parts.every(
    (part) => /^\p{Script=Han}{2,5}$/u.test(part) || /^\p{Script=Han}[\p{Script=Han}·•]{3,20}$/u.test(part),
  );
  const isOneName =
    parts.length === 2 &&
    (compoundSurnames.has(first) || (isReversed && Array.from(first).length < 3 && text.includes(',')));
  return areNames && !isOneName ? parts.map((part) => part.replace(/(?<=\p{Script=Han}{2})等$/u, '')) : [text.trim()];
}

const compoundSurnames: ReadonlySet<string> = new Set(
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 司徒 令狐 端木 东方 東方 南宫 宇文 长孙 長孫 轩辕 独孤 淳于 单于 申屠 澹台 拓跋 呼延 闻人'.split(
    ' ',
  ),
);

/** `Ash V., Birch O.`, or `Ann Ash, Otto Birch, Ida Cedar`: more commas than a name has, and no part that could be a given name alone. */
function splitLatin(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length > 1 && [initialsBehind, initialsBefore].some((form) => parts.every((part) => form.test(part)))) {
    return parts;
  }
  return parts.length > 2 && parts.every((part) => /\S\s+\S/.test(part) && !/^(?:\p{Lu}\.?[\s-]?){1,4}$/u.test(part))
    ? parts
    : [text];
}

const initialsAlone = /^(?:\p{Lu}\.?[\s-]?){1,4}$/u;
/** Marks of footnotes, an address of mail or the number of a person that stand behind a name. */
const behindName =
  /\s{0,9}(?:[*†‡§]{1,4}|<[^<>\s]{1,100}@[^<>\s]{1,100}>|\(?(?:orcid:?\s?)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]\)?)\s{0,9}$/iu;

/** Names of RIS, whose comma stands between family and given name, where somebody put several into one line: `Ash, V., Birch, O.`, `Ash, Vera and Birch, Otto`, `Ash V, Birch O`. */
function splitReversed(text: string): string[] {
  const name = text.replace(behindName, '');
  const joined = name.split(/\s(?:and|&)\s/i);
  if (joined.length > 1 && joined.every((part) => /^[^,]+,[^,]+$/.test(part))) {
    return joined;
  }
  const parts = name.split(',').map((part) => part.trim());
  if (
    parts.length > 3 &&
    parts.length % 2 === 0 &&
    parts.every((part, i) => initialsAlone.test(part) === (i % 2 === 1))
  ) {
    return parts.flatMap((part, i) => (i % 2 === 0 ? [`${part}, ${parts[i + 1] ?? ''}`] : []));
  }
  return parts.length > 1 && parts.every((part) => initialsBehind.test(part) && /\p{Ll}/u.test(part)) ? parts : [name];
}

/** A name as databases write it: `Family, Given`, `Family GI`, or as it is spoken. */
export function parseDatabaseName(text: string): PersonName {
  const [, family, initials, suffix] = (text.includes(',') ? null : initialsBehind.exec(text)) ?? [];
  return parseRisName(
    family === undefined || initials === undefined ? text : [family, initials, suffix ?? ''].join(', '),
  );
}

/** A family name that initials follow without a comma. More than two capitals without full stops are rather a family name: `Vera ASH`. */
const familyFirst = /\p{Ll}.{0,80} (?:\p{Lu}{1,2}|(?:\p{Lu}\.-?){1,4})(?: (?:Jr|Sr|I{2,3}|\d(?:st|nd|rd|th))\.?)?$/u;

/** The person of one name of RIS, or nobody where it is but separators or stands for others. */
export function namedIn(value: string): PersonName[] {
  const { name } = inTwoScripts(value);
  return splitPeople(value, true).length === 0
    ? []
    : [isBody(name) ? { literal: name } : familyFirst.test(name) ? parseDatabaseName(name) : parseRisName(name)].filter(
        isNamed,
      );
}

/** The people that values name. */
export function peopleIn(values: readonly string[]): PersonName[] {
  return values
    .flatMap((value) => splitPeople(value))
    .map(parseDatabaseName)
    .filter(isNamed);
}

/** What is said in the main language, and the same in another. */
export interface InTwo<T> {
  readonly main: T | undefined;
  readonly other: T | undefined;
}

/** The first of some texts, and the first that is written in other characters: Chinese ones, or none. */
export function textsInTwo([main, ...rest]: readonly string[]): InTwo<string> {
  return { main, other: main === undefined ? undefined : rest.find((text) => han.test(text) !== han.test(main)) };
}

/** People of whom as many are named in Chinese characters as behind them in others, or the other way round: a work that has its title twice names them twice. */
export function peopleInTwo(people: readonly PersonName[], isInTwo: boolean): InTwo<readonly PersonName[]> {
  const half = people.length / 2;
  const [main, other] = [people.slice(0, half), people.slice(half)];
  const [first] = main;
  const isTwice =
    isInTwo &&
    first !== undefined &&
    other.length === half &&
    main.every((name) => isHanName(name) === isHanName(first)) &&
    other.every((name) => isHanName(name) !== isHanName(first));
  return isTwice ? { main, other } : { main: people.length === 0 ? undefined : people, other: undefined };
}

/** Whether a name is written in Chinese characters. */
function isHanName({ family = '', literal = '' }: PersonName): boolean {
  return han.test(family + literal);
}
