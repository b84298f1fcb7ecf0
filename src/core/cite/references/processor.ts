import type { CslItem, PersonName } from '../../model/paper';
import type { BilingualItem } from '../export/bilingual-item';
import { peopleOf } from '../../parse/fields/csl-names';
import { detectLanguage } from '../../text/language';
import type { ReferenceList } from '../model/formatted-text';
import { type StyleSource, withStyleEngine } from './style-engine';
import { StyleError } from './style-error';

export interface Formatting extends StyleSource {
  /** In order of citation; a style that sorts for itself does. */
  readonly items: readonly CslItem[];
  /** Works that are known in two languages, by id: a Chinese style has them in Chinese, and the other one below. */
  readonly bilingual?: ReadonlyMap<string, BilingualItem>;
}

/** A list of references as a CSL style has it. Throws `StyleError`. */
export function formatReferences({
  items,
  style,
  locales,
  language,
  bilingual = new Map(),
}: Formatting): ReferenceList {
  if (!style.includes('<bibliography')) {
    throw style.includes('independent-parent')
      ? new StyleError('it only names another style')
      : new StyleError('it has no bibliography');
  }
  return withStyleEngine({ style, locales, language }, items.length + bilingual.size, (engine) => {
    const { isChinese, groupLayout } = engine;
    const listOf = (listed: readonly CslItem[]) =>
      engine.list(new Map(listed.map((item) => [item.id, readable(item, isChinese)])));
    const others = isChinese ? items.flatMap(({ id }) => bilingual.get(id)?.other ?? []) : [];
    const below = new Map((others.length === 0 ? [] : listOf(others)).map(({ id, spans }) => [id, spans] as const));
    const references = listOf(isChinese ? items.map((item) => bilingual.get(item.id)?.chinese ?? item) : items);
    return {
      references: references.map((reference) => {
        const translation = below.get(reference.id);
        return translation === undefined ? reference : { ...reference, translation };
      }),
      ...(groupLayout === undefined ? {} : { marks: { ...groupLayout, of: engine.marks(references) } }),
    };
  });
}

const maxTextLength = 10_000;

/**
 * A copy, since the processor writes into what it is given, of what has the shapes that it can read; no list shows an abstract.
 * @param isChinese whether the style is, which has other terms for works whose title is in English, whatever their abstracts are in
 */
function readable(item: CslItem | undefined, isChinese: boolean): Record<string, unknown> {
  const variables = Object.entries(item ?? {}).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'abstract' || name === '__proto__') {
      return [];
    }
    if (typeof value === 'string' || typeof value === 'number') {
      return [[name, typeof value === 'string' ? value.slice(0, maxTextLength) : value]];
    }
    const read = Array.isArray(value) ? peopleOf(value).map(withOwnLanguage) : dateOf(value);
    return read === undefined || (Array.isArray(read) && read.length === 0) ? [] : [[name, read]];
  });
  const own = item === undefined ? undefined : languageOf(item);
  // The language of a paper is that of its abstract, which may be a translation; terms and capitals go by the title.
  const isTranslated = own === 'en' && /^(?:zh|ja|ko)/i.test(String(item?.language));
  return { ...Object.fromEntries(variables), ...(isChinese || isTranslated ? { language: own } : {}) };
}

/** A letter of the scripts in which the family name stands first, without a space. */
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;

/**
 * A name with a language that the processor takes before that of its work: of a work in Chinese or Japanese it would put the family name
 * of everybody first.
 */
function withOwnLanguage(name: PersonName): PersonName & { readonly multi?: object } {
  return eastAsian.test(`${name.family ?? ''}${name.given ?? ''}`)
    ? name
    : { ...name, multi: { main: 'en', _key: {} } };
}

/** Whether a work is written as a Chinese one, by its title, else by who wrote it. */
function languageOf({ title, author }: CslItem): string {
  const [first] = peopleOf(author);
  const shown = typeof title === 'string' && title.trim() !== '' ? title : (first?.literal ?? first?.family ?? '');
  return /^(?:zh|ja|ko)/.test(detectLanguage(shown)) ? 'zh-CN' : 'en';
}

function dateOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const { 'date-parts': dates, raw, literal, season, circa } = value as Readonly<Record<string, unknown>>;
  const parts = (Array.isArray(dates) ? (dates as unknown[]) : [])
    .filter((date): date is unknown[] => Array.isArray(date))
    .map((date) => date.map(Number).filter((part) => Number.isInteger(part)))
    .filter((date) => date.length > 0);
  const text = typeof literal === 'string' ? literal : raw;
  const more = { ...(typeof season === 'number' ? { season } : {}), ...(circa === true ? { circa } : {}) };
  return parts.length > 0
    ? { 'date-parts': parts.slice(0, 2), ...more }
    : typeof text === 'string'
      ? { literal: text.slice(0, maxTextLength) }
      : undefined;
}
