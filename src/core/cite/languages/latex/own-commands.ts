import { bracesIn } from './braces';
import { citeCommand, type CiteCommand } from './commands';
import { textBefore } from '../../../text/around';

const definition =
  /\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|(?:re)?newrobustcmd|providerobustcmd|(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand|[egx]?def)(?![A-Za-z])\*?\s{0,9}\{?\\([A-Za-z@]{1,60})\}?\s{0,9}(?:\[(\d)\]\s{0,9}(\[[^\]\n]{0,200}\])?|\{((?:[^{}\n]|\{[^{}\n]{0,100}\}){0,200})\}(?=\s{0,9}\{)|((?:#\d){1,9}))?\s{0,9}(?=\{)/g;
const alias =
  /\\(?:let|(?:New|Renew|Declare)CommandCopy)\s{0,9}\{?\\([A-Za-z@]{1,60})\}?\s{0,9}[={]?\s{0,9}\\([A-Za-z]{1,60}\*?)(?![A-Za-z@])/g;
/** Of biblatex. */
const citationStyle = /\\Declare(Multi)?CiteCommand(\*?)\s{0,9}\{?\s{0,9}\\([A-Za-z@]{1,60})(?![A-Za-z@])/g;
/** The command at the end of a definition that takes what stands behind: `\unskip~\cite[see]`. */
const last = /\\([A-Za-z]{1,60}\*?)\s{0,9}(?:\[[^\][\n]{0,200}\]\s{0,9}){0,2}$/;
/** The command of a definition that is given one of its arguments as keys. */
const use = /\\([A-Za-z]{1,60}\*?)(?:\s{0,9}(?:\[[^\][\n]{0,200}\]|\{#\d\})){0,3}\s{0,9}\{#(\d)\}/g;
const argumentOfSpecification = /[+!]?(?:([mr])|[a-ln-qs-z])/gi;

/** Longest definition that is looked at. */
const longest = 3000;

const defining = /(?:command|cmd|Command|Copy|def|let)\*?\s{0,9}\{?$/;

/** What many documents define anew, and cite by as before. */
const usual =
  /^(?:[Nn]o|[Tt]ext|[Pp]aren|[Aa]uto|[Ff]oot|[Ss]mart|[Ss]uper|full)?[Cc]ite(?:s|p|t|alp|alt|author|year)?$/;

/** By name. */
export type OwnCommands = ReadonlyMap<string, CiteCommand | undefined>;

/**
 * Commands that a document defines: those that cite by what they hold, and `undefined` for those that cite nothing though
 * their names look so.
 * @param sources is given the text of each of their definitions
 * @param known those that are defined elsewhere
 */
export function ownCommands(text: string, sources: string[] = [], known: OwnCommands = new Map()): OwnCommands {
  const found = new Map(known);
  const commandNamed = (name: string) => (found.has(name) ? found.get(name) : citeCommand(name));
  const argumentAt = bracesIn(text, longest);
  for (const match of text.matchAll(definition)) {
    const [written, name = '', count, preset, specification, parameters] = match;
    const body = argumentAt(match.index + written.length);
    const content = body === undefined ? '' : text.slice(body.start, body.end);
    const placeOf = (index: string) =>
      specification === undefined
        ? Number(index) - (count !== undefined && preset !== undefined ? 1 : 0)
        : mandatoryBefore(specification, Number(index));
    const cites =
      citing(content, placeOf, commandNamed) ??
      ((count ?? parameters ?? specification ?? '').trim() === ''
        ? commandNamed(last.exec(content.slice(-500))?.[1] ?? '')
        : undefined);
    if (
      body !== undefined &&
      (cites !== undefined ||
        (citeCommand(name) !== undefined && !usual.test(name) && !/cit|bib|csname/i.test(content)))
    ) {
      found.set(name, cites);
      if (specification?.trim().startsWith('s') === true) {
        found.set(`${name}*`, cites);
      }
      sources.push(text.slice(match.index, body.end + 1));
    }
  }
  for (const [written, name = '', original = ''] of text.matchAll(alias)) {
    const cites = commandNamed(original);
    if (cites !== undefined) {
      found.set(name, cites);
      sources.push(`${written} `);
    }
  }
  for (const [written, multiple, star = '', name = ''] of text.matchAll(citationStyle)) {
    found.set(name + star, citeCommand(multiple === undefined ? 'cite' : 'cites'));
    sources.push(`${written} `);
  }
  return found;
}

/**
 * What a command does with the keys it is given, be it one that the document defines; undefined where it cites nothing.
 * @param definitions that hold where the text has none of the command
 */
export function commandOf(text: string, name: string, definitions: string): CiteCommand | undefined {
  for (const each of [text, definitions]) {
    const own = defines(each, name) ? ownCommands(each) : undefined;
    if (own?.has(name) === true) {
      return own.get(name);
    }
  }
  return citeCommand(name);
}

/** Whether a text may define a command: what costs less than to read all definitions, for every key stroke. */
function defines(text: string, name: string): boolean {
  const written = `\\${name}`;
  for (let at = name === '' ? -1 : text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
    if (defining.test(textBefore(text, at, 40)) && !/[A-Za-z@]/.test(text.charAt(at + written.length))) {
      return true;
    }
  }
  return false;
}

/** What a definition cites by its first or second argument in braces, or both. */
function citing(
  body: string,
  placeOf: (index: string) => number,
  commandNamed: (name: string) => CiteCommand | undefined,
): CiteCommand | undefined {
  const found = new Map<number, CiteCommand>();
  for (const [, name = '', index = ''] of body.matchAll(use)) {
    const cites = commandNamed(name);
    const place = placeOf(index);
    if (cites !== undefined && (place === 1 || place === 2) && !found.has(place)) {
      found.set(place, cites);
    }
  }
  const cites = found.get(1) ?? found.get(2);
  return (
    cites && {
      ...cites,
      isMultiple: false,
      hasLanguage: false,
      hasVolume: !found.has(1),
      following: 0,
      furtherKeys: found.size - 1,
    }
  );
}

/** Which of the arguments in braces an argument is, by the letters that xparse has for them: `O{} m`. */
function mandatoryBefore(specification: string, index: number): number {
  const plain = specification.replace(/\{[^{}]{0,100}\}/g, '');
  const kinds = Array.from(plain.matchAll(argumentOfSpecification), ([, mandatory]) => mandatory !== undefined);
  return kinds[index - 1] === true ? kinds.slice(0, index).filter(Boolean).length : 0;
}
