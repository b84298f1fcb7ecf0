import { Engine, type Format, Output } from 'citeproc';
import type { CslItem, PersonName } from '../../model/paper';
import type { BilingualItem } from '../export/bilingual-item';
import { peopleOf } from '../../parse/fields/csl-names';
import { readMarks, signs } from './marks';
import { detectLanguage } from '../../text/language';
import { type CitationMarks, plainTextOf, type Reference, type ReferenceList } from '../model/formatted-text';
import { StyleError } from './style-error';
import { groupLayoutOf, isChineseStyle, withBareCitations, withEnglishLayout } from './style-edits';
import { checkStyleLimits } from './style-limits';
import { readStyleXml, type StyleElement } from './style-xml';

const formatName = 'literature-notes';

/** Our own output format: marks of single characters, which `readMarks` makes spans of. */
function registerFormat(): void {
  const { passthrough } = Output.Formatters;
  const marked = (sign: string) => `${sign}%%STRING%%${signs.end}`;
  const plain = (_: unknown, text = '') => text;
  const block = (_: unknown, text = '') => ` ${text} `;
  const linked = (_: unknown, text = '') => `${signs.link}${text}${signs.end}`;
  const format: Format = {
    text_escape: (text = '') => {
      left -= text.length;
      if (left < 0) {
        throw new StyleError('it makes references that are too long');
      }
      return text.replace(signs.all, '');
    },
    bibstart: '',
    bibend: '',
    '@font-style/italic': marked(signs.italic),
    '@font-style/oblique': marked(signs.italic),
    '@font-style/normal': marked(signs['not-italic']),
    '@font-variant/small-caps': marked(signs['small-caps']),
    '@font-variant/normal': marked(signs['not-small-caps']),
    '@passthrough/true': passthrough,
    '@font-weight/bold': marked(signs.bold),
    '@font-weight/normal': marked(signs['not-bold']),
    '@font-weight/light': marked(signs['not-bold']),
    '@text-decoration/none': marked(signs['not-underlined']),
    '@text-decoration/underline': marked(signs.underline),
    '@vertical-align/sup': marked(signs.superscript),
    '@vertical-align/sub': marked(signs.subscript),
    '@vertical-align/baseline': marked(signs['not-raised']),
    '@strip-periods/true': passthrough,
    '@strip-periods/false': passthrough,
    '@quotes/true': (state, text) =>
      text === undefined
        ? state.getTerm('open-quote')
        : `${state.getTerm('open-quote')}${text}${state.getTerm('close-quote')}`,
    '@quotes/inner': (state, text) =>
      text === undefined
        ? '\u2019'
        : `${state.getTerm('open-inner-quote')}${text}${state.getTerm('close-inner-quote')}`,
    '@quotes/false': false,
    '@cite/entry': plain,
    '@bibliography/entry': plain,
    '@display/block': block,
    '@display/left-margin': (_: unknown, text = '') => `${signs.label}${text}${signs.end}`,
    '@display/right-inline': plain,
    '@display/indent': block,
    '@showid/true': plain,
    '@URL/true': linked,
    '@DOI/true': linked,
  };
  Output.Formats[formatName] = format;
}

export interface Formatting {
  /** In order of citation; a style that sorts for itself does. */
  readonly items: readonly CslItem[];
  /** XML of a CSL style. */
  readonly style: string;
  /** XML of CSL locales by language tag; `en-US` must be there. */
  readonly locales: ReadonlyMap<string, string>;
  /** Language of terms such as "and", where the style names none. */
  readonly language: string;
  /** Works that are known in two languages, by id: a Chinese style has them in Chinese, and the other one below. */
  readonly bilingual?: ReadonlyMap<string, BilingualItem>;
}

/** A list of references may be so long, and so much longer for each of them. */
const maxListLength = 1_000_000;
const maxReferenceLength = 50_000;
/** How much the style that is at work may still write. */
let left = 0;

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
  registerFormat();
  const read = readStyleXml(style);
  checkStyleLimits(read);
  left = maxListLength + maxReferenceLength * (items.length + bilingual.size);
  const isChinese = isChineseStyle(read);
  const bare = withEnglishLayout(withBareCitations(read));
  const run = { style: bare, locales, language, isChinese };
  const engine = engineOf(isChinese ? items.map((item) => bilingual.get(item.id)?.chinese ?? item) : items, run);
  const layout = groupLayoutOf(read);
  const references = listOf(engine);
  const others = isChinese ? items.flatMap(({ id }) => bilingual.get(id)?.other ?? []) : [];
  const below = new Map(
    (others.length === 0 ? [] : listOf(engineOf(others, run))).map(({ id, spans }) => [id, spans] as const),
  );
  return {
    references: references.map((reference) => {
      const translation = below.get(reference.id);
      return translation === undefined ? reference : { ...reference, translation };
    }),
    ...(layout === undefined ? {} : { marks: { ...layout, of: marksOf(engine, references) } }),
  };
}

interface Run extends Pick<Formatting, 'locales' | 'language'> {
  readonly style: StyleElement;
  readonly isChinese: boolean;
}

function engineOf(items: readonly CslItem[], { style, locales, language, isChinese }: Run): Engine {
  const byId = new Map(items.map((item) => [item.id, item]));
  const sys = {
    retrieveItem: (id: string) => readable(byId.get(id), isChinese),
    retrieveLocale: (tag: string) => localeFor(tag, locales),
  };
  const engine = engineFor(sys, style, language);
  engine.setOutputFormat(formatName);
  engine.opt.development_extensions.wrap_url_and_doi = true;
  engine.updateItems([...byId.keys()]);
  return engine;
}

function listOf(engine: Engine): Reference[] {
  const made = engine.makeBibliography();
  if (made === false) {
    throw new StyleError('it has no bibliography');
  }
  const [{ entry_ids: ids }, entries] = made;
  return entries.map((entry, index) => ({ id: ids[index]?.[0] ?? '', ...readMarks(entry) }));
}

/** What stands for each work in the text. */
function marksOf(engine: Engine, references: readonly Reference[]): CitationMarks['of'] {
  return new Map(
    references.map(({ id }) => [id, plainTextOf(readMarks(engine.makeCitationCluster([{ id }])).spans).trim()]),
  );
}

function engineFor(sys: ConstructorParameters<typeof Engine>[0], style: StyleElement, language: string): Engine {
  try {
    return new Engine(sys, style, language);
  } catch (error) {
    throw error instanceof StyleError ? error : new StyleError(error instanceof Error ? error.message : String(error));
  }
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

/** The locale itself, else another one of its language, else English, since without any locale all terms would be missing. */
function localeFor(tag: string, locales: ReadonlyMap<string, string>): string | false {
  const primary = tag.split('-')[0] ?? tag;
  return (
    locales.get(tag) ??
    [...locales].find(([other]) => other.startsWith(`${primary}-`))?.[1] ??
    locales.get('en-US') ??
    false
  );
}
