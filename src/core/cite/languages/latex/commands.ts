import type { CitationForm } from '../../model/citation';

/** What a citation command of LaTeX, natbib or biblatex does with the keys it is given. */
export interface CiteCommand {
  readonly form: CitationForm;
  readonly suppressesAuthor: boolean;
  /** `\cites`: any number of options and keys, each in braces of its own. */
  readonly isMultiple: boolean;
  /** `\volcite`: the volume stands in braces before the key. */
  readonly hasVolume: boolean;
  /** `\foreigntextcquote`: a language stands in braces before all else. */
  readonly hasLanguage: boolean;
  /** Whether it takes one key, not a list. */
  readonly isSingle: boolean;
  /** How many arguments in braces behind the first one are keys too: `\apud{a}{b}`. */
  readonly furtherKeys: number;
  /** Arguments in braces behind the key. */
  readonly following: number;
}

/** Quotations of csquotes: a text follows the key. */
const quotation = /^((?:foreign|hyphen|hybrid)?)(?:text|block|display)cquote\*?$/;

/** Commands that take one key, and something else behind it: `\defcitealias{key}{text}`, `\citefield{key}{field}`. */
const withFurther = /^(?:defcitealias|cite(?:field|list|name)\*?)$/;

/** Of abntex2: a work as another one cites it. */
const citesTwo = /^[Aa]pud(?:online)?$/;

/** Any command with `cite` in its name, for packages and templates define many (`\upcite`, `\citeA`, `\onlinecite`). */
const named = /^[A-Za-z]{0,20}[Cc]ite[A-Za-z]{0,20}\*?$/;
/** Those that are given no keys. */
const other =
  /^(?:citetext|citestyle|setcitestyle|citesetup|citereset|citetracker|citeauthoryear|citeauthoryearpar|citepunct|citesep|citedash|citemid|citeleft|citeright|citeform|citenumfont|bibcite|newcites|DeclareCite|DeclareMultiCite|AtEveryCite|AtNextCite|AtEveryCitekey|AtNextCitekey|AtEveryMultiCite|BibCite|mkbib|if|blx|abx)/;
const textual =
  /^(?:[Tt]ext|new|possessive|short(?=cite(?:A|t)))?[Cc]ite(?:t|ts|al[tp]|talias|author|authors|authorsonly|year|date|title|url|num|field|name|list|A|n|N|NP|ANP|online|yearNP|fullauthor)?\*?$/;
const parenthetical = /^(?:[Cc]ites?|[Cc]itealp|citep)\*?$/;

/** @param name without its backslash, with its star */
export function citeCommand(name: string): CiteCommand | undefined {
  const quoting = quotation.exec(name);
  if (quoting !== null || /^bibentry\*?$/.test(name)) {
    return {
      form: quoting === null ? 'textual' : 'parenthetical',
      suppressesAuthor: false,
      isMultiple: false,
      hasVolume: false,
      hasLanguage: quoting !== null && quoting[1] !== '',
      isSingle: quoting !== null,
      furtherKeys: 0,
      following: quoting === null ? 0 : 1,
    };
  }
  if (!(named.test(name) || citesTwo.test(name)) || other.test(name)) {
    return undefined;
  }
  const isTextual = (textual.test(name) && !parenthetical.test(name)) || /^[Tt]extcites$/.test(name);
  return {
    form: /^nocite/.test(name) ? 'unseen' : isTextual ? 'textual' : 'parenthetical',
    suppressesAuthor: /^[Cc]ite(?:year|yearpar|date)\*?$|^(?:[Cc]ite|[Pp]arencite|[Aa]utocite)\*$/.test(name),
    isMultiple: /cite(?:text)?s$/i.test(name),
    hasVolume: /volcites?$/i.test(name),
    hasLanguage: false,
    isSingle: withFurther.test(name) || citesTwo.test(name) || /volcite$/i.test(name),
    furtherKeys: citesTwo.test(name) ? 1 : 0,
    following: withFurther.test(name) ? 1 : 0,
  };
}
