import type { BibliographyReference, CitationGroup, CitedDocument } from '../../model/citation';
import { PlacesByName } from '../shared/forward-search';
import { argumentAt, behindSpace, optionAt, plainArgumentAt } from './arguments';
import { bibliographiesIn, bibliographyCommand, namingArgument, sectionOption } from './bibliographies';
import { citeCommand } from './commands';
import { readCitation } from './citation-command';
import { FalseConditions } from './conditions';
import { lastEndOfDocument } from './document-end';
import { afterVerbatim, bracesEnd, isInlineVerbatim, ShortVerbs } from './inline-verbatim';
import { ownCommands } from './own-commands';
import { VerbatimEnvironments } from './verbatim';
import { endOfLine } from '../../../text/around';

const trigger = /[\\%]/g;
const command = /\\([A-Za-z@]{1,60}\*?)/y;
const environment = /\\begin\{([A-Za-z]{1,30}\*?)\}/y;
const environmentEnd = /\\end\{([A-Za-z]{1,30}\*?)\}/g;
const defining = /^(?:(?:re)?new|provide|(?:New|Renew|Provide|Declare)\w*)(?:[cC]ommand|cmd)\*?$|^(?:[egx]?def|let)$/;
const defined = /\s{0,9}\{?\s{0,9}\\[A-Za-z@]{1,60}\*?/y;
/** Commands whose argument may hold `%` and `\` as they are. */
const address = /^(?:url|href|nolinkurl|hyperref@url)$/;
const inlineEntry = /@[A-Za-z]{1,30}\s{0,9}[{(]\s{0,9}([^\s,{}"#%'()=]{1,300})\s{0,9}[,})]/g;

const plainMacro =
  /\\(?:(?:re)?newcommand\*?|providecommand\*?|def|edef|gdef)\s{0,9}\{?\\([A-Za-z]{1,60})\}?\s{0,9}\{([^{}\\#%\n]{0,300})\}/g;

/** Among the keys of `\nocite`: every work. */
const allWorks = /[{,]\s{0,99}\*\s{0,99}[,}]/;

/**
 * What a LaTeX document cites, by the commands of LaTeX, natbib, biblatex and their relatives, and those that it defines.
 * @param definitions of further commands, as `CitedDocument.definitions` has them
 */
export function parseLatex(text: string, definitions = ''): CitedDocument {
  return new LatexReader(text, definitions).read();
}

class LatexReader {
  readonly #groups: CitationGroup[] = [];
  readonly #bibliographies: BibliographyReference[] = [];
  readonly #definedKeys = new Set<string>();
  /** Bibliographies that the document writes, without their ending. */
  readonly #held = new Set<string>();
  #citesAll = false;
  /** Where what is read last ends that counts only if there is a file, or if there is none. */
  #optionalEnd = 0;
  readonly #sources: string[] = [];
  #ownCommands: ReturnType<typeof ownCommands> | undefined;
  #ends: PlacesByName | undefined;
  #lastEnd: number | undefined;
  #plainMacros: ReadonlyMap<string, string> | undefined;
  #bodyStart: number | undefined;
  #bodyEnd: number | undefined;

  readonly #text: string;
  readonly #definitions: string;
  readonly #verbatim: VerbatimEnvironments;
  readonly #falseConditions: FalseConditions;
  readonly #shortVerbs = new ShortVerbs();

  constructor(text: string, definitions: string) {
    this.#text = text;
    this.#definitions = definitions;
    this.#verbatim = new VerbatimEnvironments(text);
    this.#falseConditions = new FalseConditions(text);
  }

  read(): CitedDocument {
    const search = new RegExp(trigger);
    for (let at = 0; at < this.#text.length;) {
      search.lastIndex = at;
      const found = search.exec(this.#text);
      const sign = this.#shortVerbs.next(this.#text, at, found?.index ?? this.#text.length);
      if (sign !== undefined) {
        at = this.#shortVerbs.after(this.#text, sign);
        continue;
      }
      if (found === null) {
        break;
      }
      at = Math.max(
        found[0] === '%' ? this.#afterLine(found.index) : this.#readBackslash(found.index),
        found.index + 1,
      );
    }
    const groups = this.#groups;
    const isHeld = ({ start, end: last }: BibliographyReference) =>
      this.#held.has(this.#text.slice(start, last).replace(/\.bib$/, ''));
    const bibliographies = this.#bibliographies.map((named) =>
      isHeld(named) ? { ...named, isHeld: true as const } : named,
    );
    const definedKeys = this.#definedKeys;
    const bodyStart = this.#bodyStart ?? 0;
    const bodyEnd = this.#bodyEnd ?? this.#text.length;
    const hasBody = this.#bodyStart !== undefined || this.#bodyEnd !== undefined;
    return {
      syntax: 'latex',
      groups,
      bibliographies,
      definedKeys,
      ...(this.#citesAll ? { citesAll: true } : {}),
      ...(this.#sources.length === 0 ? {} : { definitions: this.#sources.join('\n') }),
      ...(this.#definitions === '' ? {} : { givenDefinitions: this.#definitions }),
      ...(hasBody ? { body: { start: bodyStart, end: bodyEnd } } : {}),
    };
  }

  #afterLine(at: number): number {
    return endOfLine(this.#text, at) + 1;
  }

  #readBackslash(at: number): number {
    command.lastIndex = at;
    const name = command.exec(this.#text)?.[1];
    if (name === undefined) {
      return at + 2;
    }
    const behind = command.lastIndex;
    if (name === 'begin') {
      return this.#afterBegin(at, behind);
    }
    if (name === 'end' && this.#text.startsWith('{document}', behind)) {
      this.#bodyEnd = at;
      // One in an example goes on.
      this.#lastEnd ??= lastEndOfDocument(this.#text);
      return at < this.#lastEnd ? behind : this.#text.length;
    }
    if (defining.test(name)) {
      defined.lastIndex = behind;
      return defined.test(this.#text) ? defined.lastIndex : behind;
    }
    if (name === 'IfFileExists' || name === 'InputIfFileExists') {
      this.#optionalEnd = Math.max(this.#optionalEnd, this.#behindArguments(behindSpace(this.#text, behind), 3));
      return behind;
    }
    if (name === 'iffalse') {
      return this.#falseConditions.endOf(behind);
    }
    if (name === 'string') {
      const next = behindSpace(this.#text, behind);
      return this.#text[next] === '\\' ? next + 1 : behind;
    }
    if (isInlineVerbatim(name) || this.#verbatim.hasCommand(name)) {
      return afterVerbatim(this.#text, name, behind);
    }
    if (address.test(name)) {
      const options = optionAt(this.#text, behind);
      return bracesEnd(this.#text, options === undefined ? behind : options.end + 1) ?? behind;
    }
    if (name === 'documentclass') {
      const { argument } = namingArgument(this.#text, behind);
      this.#shortVerbs.readClass(argument === undefined ? '' : this.#text.slice(argument.start, argument.end).trim());
      return behind;
    }
    const behindShortVerb = this.#shortVerbs.read(this.#text, name, behind);
    if (behindShortVerb !== undefined) {
      return behindShortVerb;
    }
    if (/^(?:bibitem|bib\*?|harvarditem)$/.test(name)) {
      return this.#readOwnKey(name, behind);
    }
    if (name === 'defbibentryset') {
      return this.#readEntrySet(behind);
    }
    if (sectionOption.test(name)) {
      return this.#readSectionFiles(behind);
    }
    const naming = bibliographyCommand(name);
    if (naming !== undefined) {
      return this.#readBibliography(name, behind, naming.isList);
    }
    const own = this.#commands();
    const cites = own.has(name) ? own.get(name) : citeCommand(name);
    if (cites === undefined) {
      return behind;
    }
    const citation = readCitation(this.#text, { name, start: at, behind, ...cites });
    if (citation === undefined) {
      return behind;
    }
    if (citation.group !== undefined) {
      this.#groups.push(citation.group);
    }
    this.#citesAll ||= name.startsWith('nocite') && allWorks.test(this.#text.slice(behind, citation.end));
    return citation.end;
  }

  #afterBegin(at: number, behind: number): number {
    environment.lastIndex = at;
    const name = environment.exec(this.#text)?.[1];
    if (name === 'document') {
      this.#bodyStart ??= environment.lastIndex;
    }
    if (name !== undefined && (sectionOption.test(name) || name === 'btSect')) {
      return this.#readSectionFiles(environment.lastIndex, name === 'btSect');
    }
    const quoting = name === undefined || !name.includes('cquote') ? undefined : citeCommand(name);
    if (name !== undefined && quoting !== undefined) {
      const citation = readCitation(this.#text, { name, start: at, behind: environment.lastIndex, ...quoting });
      if (citation?.group !== undefined) {
        this.#groups.push(citation.group);
      }
      return citation?.end ?? behind;
    }
    if (name === undefined || !this.#verbatim.has(name)) {
      return behind;
    }
    const start = environment.lastIndex;
    this.#ends ??= new PlacesByName(this.#text, environmentEnd, (match) => match[1] ?? '');
    const end = this.#ends.nextOf(name, start);
    const content = this.#text.slice(start, end);
    const file = /^filecontents/.test(name)
      ? /^(?:\[[^\]\n]{0,99}\])?\{\s{0,9}([^{}\s]{1,300})\.bib\s{0,9}\}/.exec(content)?.[1]
      : undefined;
    if (file !== undefined) {
      this.#held.add(file);
      for (const [, key = ''] of content.matchAll(inlineEntry)) {
        this.#definedKeys.add(key);
      }
    }
    return end === undefined ? this.#text.length : end + 1;
  }

  #readOwnKey(name: string, behind: number): number {
    const option = optionAt(this.#text, behindSpace(this.#text, behind));
    const open = behindSpace(this.#text, option === undefined ? behind : option.end + 1);
    const argument = plainArgumentAt(this.#text, name === 'harvarditem' ? this.#behindArguments(open, 2) : open, [
      '{',
      '}',
    ]);
    if (argument === undefined) {
      return behind;
    }
    this.#definedKeys.add(withoutComments(this.#text.slice(argument.start, argument.end)).trim());
    return argument.end + 1;
  }

  /** Behind some arguments in braces. */
  #behindArguments(at: number, count: number): number {
    let end = at;
    for (let index = 0; index < count; index += 1) {
      end = behindSpace(this.#text, (argumentAt(this.#text, end)?.end ?? end - 1) + 1);
    }
    return end;
  }

  /** `\defbibentryset{set}{members}` of biblatex: the set is cited by a key of its own. */
  #readEntrySet(behind: number): number {
    const name = plainArgumentAt(this.#text, behindSpace(this.#text, behind), ['{', '}']);
    if (name === undefined) {
      return behind;
    }
    this.#definedKeys.add(withoutComments(this.#text.slice(name.start, name.end)).trim());
    return name.end + 1;
  }

  /** The files of one section, in its option or, with bibtopic, its argument. */
  #readSectionFiles(behind: number, isArgument = false): number {
    const { option, argument } = namingArgument(this.#text, behind);
    const files = isArgument ? argument : option;
    if (files === undefined) {
      return behind;
    }
    this.#bibliographies.push(...bibliographiesIn(this.#text, files, { isList: true }, this.#macros()));
    return files.end + 1;
  }

  #readBibliography(name: string, behind: number, isList: boolean): number {
    const { option, argument } = namingArgument(this.#text, behind);
    // `\putbib` has its files in an option.
    const files = name === 'putbib' ? option : argument;
    if (files === undefined) {
      return behind;
    }
    const isPattern =
      !isList && option !== undefined && /\bglob\b(?!\s*=\s*false)/.test(this.#text.slice(option.start, option.end));
    const named = bibliographiesIn(this.#text, files, { isList, isPattern }, this.#macros());
    const isOptional = files.start < this.#optionalEnd;
    this.#bibliographies.push(...(isOptional ? named.map((each) => ({ ...each, isOptional: true as const })) : named));
    return files.end + 1;
  }

  #commands(): ReturnType<typeof ownCommands> {
    return (this.#ownCommands ??= ownCommands(
      this.#text,
      this.#sources,
      this.#definitions === '' ? undefined : ownCommands(this.#definitions),
    ));
  }

  /** What the document lets its own macros stand for, as far as that is plain text. */
  #macros(): ReadonlyMap<string, string> {
    this.#plainMacros ??= new Map(
      Array.from(this.#text.matchAll(plainMacro), ([, name = '', value = '']) => [name, value] as const),
    );
    return this.#plainMacros;
  }
}

function withoutComments(text: string): string {
  return text.replace(/%[^\n]{0,1000}(?:\n|$)/g, '');
}
