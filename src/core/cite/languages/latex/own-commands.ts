import { argumentAt } from './arguments';
import { citeCommand, type CiteCommand } from './commands';

const definition =
  /\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand|[egx]?def)(?![A-Za-z])\*?\s{0,9}\{?\\([A-Za-z@]{1,60})\}?\s{0,9}(?:\[(\d)\]\s{0,9}(\[[^\]\n]{0,200}\])?|\{((?:[^{}\n]|\{[^{}\n]{0,100}\}){0,200})\}(?=\s{0,9}\{)|((?:#\d){1,9}))?\s{0,9}(?=\{)/g;
const alias = /\\let\s{0,9}\\([A-Za-z@]{1,60})\s{0,9}=?\s{0,9}\\([A-Za-z]{1,60}\*?)(?![A-Za-z@])/g;
/** The command of a definition that is given one of its arguments as keys. */
const use = /\\([A-Za-z]{1,60}\*?)(?:\s{0,9}(?:\[[^\][\n]{0,200}\]|\{#\d\})){0,3}\s{0,9}\{#(\d)\}/g;
const argumentOfSpecification = /[+!]?(?:([mr])|[a-ln-qs-z])/gi;

/** What many documents define anew, and cite by as before. */
const usual =
  /^(?:[Nn]o|[Tt]ext|[Pp]aren|[Aa]uto|[Ff]oot|[Ss]mart|[Ss]uper|full)?[Cc]ite(?:s|p|t|alp|alt|author|year)?$/;

/**
 * Commands that a document defines: those that cite by what they hold, and `undefined` for those that cite nothing though
 * their names look so.
 */
export function ownCommands(text: string): ReadonlyMap<string, CiteCommand | undefined> {
  const found = new Map<string, CiteCommand | undefined>();
  for (const match of text.matchAll(definition)) {
    const [written, name = '', count, preset, specification] = match;
    const body = argumentAt(text, match.index + written.length);
    const content = body === undefined ? '' : text.slice(body.start, body.end);
    const cites = citing(content, (index) =>
      specification === undefined
        ? Number(index) - (count !== undefined && preset !== undefined ? 1 : 0)
        : mandatoryBefore(specification, Number(index)),
    );
    if (
      cites !== undefined ||
      (citeCommand(name) !== undefined && !usual.test(name) && !/cit|bib|csname/i.test(content))
    ) {
      found.set(name, cites);
    }
  }
  for (const [, name = '', original = ''] of text.matchAll(alias)) {
    const cites = citeCommand(original);
    if (cites !== undefined) {
      found.set(name, cites);
    }
  }
  return found;
}

/** What a definition cites by one of its first two arguments in braces. */
function citing(body: string, placeOf: (index: string) => number): CiteCommand | undefined {
  for (const [, name = '', index = ''] of body.matchAll(use)) {
    const cites = citeCommand(name);
    const place = placeOf(index);
    if (cites !== undefined && (place === 1 || place === 2)) {
      return { ...cites, isMultiple: false, hasLanguage: false, hasVolume: place === 2, following: 0 };
    }
  }
  return undefined;
}

/** Which of the arguments in braces an argument is, by the letters that xparse has for them: `O{} m`. */
function mandatoryBefore(specification: string, index: number): number {
  const plain = specification.replace(/\{[^{}]{0,100}\}/g, '');
  const kinds = Array.from(plain.matchAll(argumentOfSpecification), ([, mandatory]) => mandatory !== undefined);
  return kinds[index - 1] === true ? kinds.slice(0, index).filter(Boolean).length : 0;
}
