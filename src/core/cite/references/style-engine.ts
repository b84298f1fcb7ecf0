import { Engine, type Format, Output } from 'citeproc';
import { type CitationMarks, plainTextOf, type Reference } from '../model/formatted-text';
import { readMarks, signs } from './marks';
import { StyleError } from './style-error';
import { type GroupLayout, groupLayoutOf, isChineseStyle, withBareCitations, withEnglishLayout } from './style-edits';
import { checkStyleLimits } from './style-limits';
import { readStyleXml } from './style-xml';

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

/** A list of references may be so long, and so much longer for each of them. */
const maxListLength = 1_000_000;
const maxReferenceLength = 50_000;
/** How much the style that is at work may still write. */
let left = 0;

/** What a list is written by. */
export interface StyleSource {
  /** XML of a CSL style. */
  readonly style: string;
  /** XML of CSL locales by language tag; `en-US` must be there. */
  readonly locales: ReadonlyMap<string, string>;
  /** Language of terms such as "and", where the style names none. */
  readonly language: string;
}

/** A style, ready to write lists. */
export class StyleEngine {
  readonly isChinese: boolean;
  /** How works are cited in the text, where the style cites by numbers or labels. */
  readonly groupLayout: GroupLayout | undefined;
  readonly #engine: Engine;
  #items: ReadonlyMap<string, unknown> = new Map();

  /** Throws `StyleError`. */
  constructor({ style, locales, language }: StyleSource) {
    const read = readStyleXml(style);
    checkStyleLimits(read);
    this.isChinese = isChineseStyle(read);
    this.groupLayout = groupLayoutOf(read);
    const sys = {
      retrieveItem: (id: string) => this.#items.get(id),
      retrieveLocale: (tag: string) => localeFor(tag, locales),
    };
    try {
      this.#engine = new Engine(sys, withEnglishLayout(withBareCitations(read)), language);
    } catch (error) {
      throw error instanceof StyleError
        ? error
        : new StyleError(error instanceof Error ? error.message : String(error));
    }
    this.#engine.setOutputFormat(formatName);
    this.#engine.opt.development_extensions.wrap_url_and_doi = true;
  }

  /** The references of items by their ids, in the order of the style. Throws `StyleError`. */
  list(items: ReadonlyMap<string, unknown>): Reference[] {
    this.#items = items;
    // Nothing is to be left of the last list: of an id that it knows the processor goes on with what it has.
    this.#engine.updateItems([]);
    this.#engine.updateItems([...items.keys()]);
    const made = this.#engine.makeBibliography();
    if (made === false) {
      throw new StyleError('it has no bibliography');
    }
    const [{ entry_ids: ids }, entries] = made;
    return entries.map((entry, index) => ({ id: ids[index]?.[0] ?? '', ...readMarks(entry) }));
  }

  /** What stands in the text for each work of the last list. */
  marks(references: readonly Reference[]): CitationMarks['of'] {
    return new Map(
      references.map(({ id }) => [id, plainTextOf(readMarks(this.#engine.makeCitationCluster([{ id }])).spans).trim()]),
    );
  }
}

/** The style of the last list, since a preview is written anew at every edit: to make APA ready takes 130 ms, to write a short list 20. */
let last: (StyleSource & { readonly engine: StyleEngine }) | undefined;

/**
 * Writes with a style. Throws `StyleError` and what `write` throws.
 * @param count of works, by which the text is limited
 */
export function withStyleEngine<T>(source: StyleSource, count: number, write: (engine: StyleEngine) => T): T {
  registerFormat();
  left = maxListLength + maxReferenceLength * count;
  const { style, locales, language } = source;
  const isSame = last?.style === style && last.locales === locales && last.language === language;
  const engine = isSame && last !== undefined ? last.engine : new StyleEngine(source);
  // Where something is thrown, the engine has stopped midway, and is not used again.
  last = undefined;
  const written = write(engine);
  last = { style, locales, language, engine };
  return written;
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
