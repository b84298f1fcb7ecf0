import { argumentAt } from './arguments';

/** Environments whose text is not read as TeX. */
const usual =
  /^(?:[vV]erbatim|BVerbatim|LVerbatim|SaveVerbatim|verbatimtab|verbatimwrite|lstlisting|minted|comment|alltt|listing|tcblisting|filecontents|filecontentsdef|py(?:code|block|verbatim|console|concode|sub)|luacode|asy|asydef|sagesilent|sageblock|gnuplot)\*?$/;
const definition =
  /\\(?:newminted(?:\[([A-Za-z]{1,40})\])?\{([A-Za-z\d+-]{1,40})\}|(?:lstnewenvironment|(?:New|Renew|Declare|Provide)TCBListing|newtcblisting|renewtcblisting|(?:Custom|Define)VerbatimEnvironment|newverbatim|DefineVerbatimEnvironment|newmdverbatim|excludecomment)\s{0,9}(?:\[[^\]\n]{0,300}\]\s{0,9})?\{([A-Za-z]{1,40}))/g;
const environmentDefinition =
  /\\(?:(?:re)?newenvironment\*?\s{0,9}\{([A-Za-z]{1,40})\*?\}\s{0,9}(?:\[[^\]\n]{0,100}\]\s{0,9}){0,2}|(?:New|Renew|Declare|Provide)DocumentEnvironment\s{0,9}\{([A-Za-z]{1,40})\*?\}\s{0,9}\{[^{}\n]{0,200}\}\s{0,9})(?=\{)/g;
/** What an environment begins with that takes in its text as it is, or leaves it out. */
const takesText =
  /\\(?:VerbatimEnvironment|verbatim|lst@|comment)(?![A-Za-z])|\\begin\{(?:[vV]erbatim|lstlisting|minted|comment)\*?\}/;

/** Commands with such an argument; of xparse where their only argument is one. */
const commandDefinition =
  /\\(?:newmintinline(?:\[([A-Za-z]{1,40})\])?\{([A-Za-z\d+-]{1,40})\}|CustomVerbatimCommand\s{0,9}\{?\s{0,9}\\([A-Za-z]{1,40})|newverbcommand\s{0,9}\{?\s{0,9}\\([A-Za-z]{1,40})|(?:New|Renew|Declare|Provide)DocumentCommand\s{0,9}\{?\s{0,9}\\([A-Za-z]{1,40})\s{0,9}\}?\s{0,9}\{\s{0,9}\+?v\s{0,9}\})/g;

/** Tells the environments for listings, those that a document defines among them. */
export class VerbatimEnvironments {
  #own: ReadonlySet<string> | undefined;
  #ownCommands: ReadonlySet<string> | undefined;

  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param name with its star */
  has(name: string): boolean {
    this.#own ??= defined(this.#text);
    return usual.test(name) || this.#own.has(name.replace('*', ''));
  }

  /** Whether a command that the document defines takes its argument as it is. */
  hasCommand(name: string): boolean {
    this.#ownCommands ??= definedCommands(this.#text);
    return this.#ownCommands.has(name);
  }
}

function definedCommands(text: string): ReadonlySet<string> {
  return new Set(
    Array.from(text.matchAll(commandDefinition), ([, minted, language, ...others]) =>
      language === undefined ? (others.find((name) => name !== undefined) ?? '') : (minted ?? `${language}inline`),
    ),
  );
}

function defined(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, minted, language, other] of text.matchAll(definition)) {
    found.add(minted ?? (language === undefined ? (other ?? '') : `${language}code`));
  }
  for (const { 0: written, 1: plain, 2: specified = '', index } of text.matchAll(environmentDefinition)) {
    const body = argumentAt(text, index + written.length);
    if (body !== undefined && takesText.test(text.slice(body.start, body.end))) {
      found.add(plain ?? specified);
    }
  }
  return found;
}
