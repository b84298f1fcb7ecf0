import type { TextRange } from '../../model/paper';
import type { Citation, CitationGroup, CitationStyle, CitationSyntax, CitedDocument, ItemStyle } from './citation';
import type { TextStyle } from './formatted-text';
import type { TextEdit } from './text-edit';
import type { CursorContext, Enclosure, PartialCitation, TypedKey } from './cursor-context';

/**
 * All that is known of one way to write citations. Everything else in `core/cite` is written in terms of it and names no
 * language; what is optional has a usual answer, which its comment gives.
 */
export interface CitationLanguage {
  readonly id: CitationSyntax;
  readonly documents: LanguageDocuments;
  /**
   * What a document cites, in order of place. Takes any text in time proportional to its length and never throws.
   * @param text the document, line ends as they are, without a byte order mark
   * @param definitions of other documents of its work, see `CitedDocument.definitions`
   */
  parse(text: string, definitions?: string): CitedDocument;
  /** Whether commands that one document of a work defines are read in all others. */
  readonly sharesDefinitions?: true;
  /**
   * What the cursor stands in, by the text around it alone; whether it is code or a comment, `parse` says.
   * @param definitions of commands that the text need not hold, see `definitionsOf`
   */
  contextAt(text: string, offset: number, definitions?: string): CursorContext | undefined;
  readonly writing: CitationWriting;
  readonly groups: GroupRules;
  readonly completion: CompletionRules;
  /** Start and end of a comment that has its line for itself. */
  readonly comment: readonly [start: string, end: string];
}

/** How documents of a language belong together: apart, as `LanguageText` is. */
export interface LanguageProject {
  readonly includes: IncludeRules;
  /** Names that a document gives to something else than papers, besides those that `parse` tells, see `CitedDocument.labels`. */
  namesIn?(text: string): ReadonlySet<string>;
  /** Files of a project that name bibliographies for its documents, in the order in which they are looked for in a folder. */
  readonly projectFiles: readonly ProjectFile[];
  /** What the files of a build tell the tool on its command line; absent where that is nothing about bibliographies. */
  readonly commandLine?: CommandLine;
}

/** Patterns of command lines and of the environment. The first group of each is a path; `$` in it stands for variables. */
export interface CommandLine {
  readonly bibliographies?: readonly RegExp[];
  /** Files of settings, such as those that `further` of a project file names. */
  readonly settings?: readonly RegExp[];
  /** Folders in which the tool looks for files that documents name, separated by `:` or `;`. */
  readonly searched?: readonly RegExp[];
}

/** How a language writes text that is no citation and lists of references, and where citations are inserted: apart, since the editor needs it for what is loaded on first use only. */
export interface LanguageText {
  readonly text: TextRules;
  readonly references: ReferenceRules;
  /**
   * How a document names a bibliography, so that its tool reads, lists and resolves what it cites; absent where a list of references is
   * all that it needs, since its citations are no references to something.
   * @param path as the document is to write it, with its ending
   */
  naming?(text: string, path: string, cited: CitedDocument): BibliographyNaming;
  /**
   * The edit that makes a document name one more bibliography behind those that it names, told of by `cited`; absent where its tool reads
   * one only, undefined where it is not certain how.
   * @param path as `naming` takes it
   */
  furtherNaming?(text: string, path: string, cited: CitedDocument): FurtherNaming | undefined;
  /** A list of references in the text is all that its citations need, since a reader sees them without the document's own tool. */
  readonly listSuffices?: boolean;
  /** What must be around text for the tool to read it at a place of a document, as in code; undefined where it reads text. */
  textIn?(text: string, offset: number): readonly [open: string, close: string] | undefined;
  /**
   * Where a citation goes in place of an offset that it cannot stand at, since what is there must stay whole: behind a
   * command that takes one key, or the brackets of a cross reference.
   * @param group that holds or touches the offset
   */
  behindWhole?(text: string, offset: number, group: CitationGroup | undefined): number | undefined;
  /** A citation in markup of another language that the tool hands on as it stands, which holds or touches an offset. */
  handedOnAt?(text: string, offset: number): CitationGroup | undefined;
  /**
   * A citation that was begun in a call or the like that holds one key.
   * @param partial what was begun
   * @param follows whether a whole key stands there, which the new ones follow
   */
  complete?(
    text: string,
    partial: PartialCitation,
    enclosure: Enclosure,
    keys: readonly string[],
    follows: boolean,
  ): TextEdit;
}

/**
 * What a language's paragraphs are plain: words and citations alone, which open, close and define nothing, so that the text around
 * them is read as if they were not there. Apart, since only long documents need it.
 */
export interface PlainText {
  /** A whole paragraph, between blank lines. */
  readonly paragraph: RegExp;
  /** Text that changes what citations elsewhere are, and of which `CitedDocument` does not tell. */
  readonly defines?: RegExp;
}

/** What names a bibliography in a document. */
export interface BibliographyNaming {
  /** Lines of their own, where the list of references is to stand. */
  readonly list: string;
  /** What stands elsewhere besides. */
  readonly besides?: TextEdit;
  /** What a file of the project must say too. */
  readonly configuration?: { readonly file: string; readonly line: string };
}

/** What names one more bibliography. */
export interface FurtherNaming extends TextEdit {
  /** What a file of the project must say too. */
  readonly configuration?: BibliographyNaming['configuration'];
}

/** Which documents are written in a language. */
export interface LanguageDocuments {
  /** VS Code's language ids; a setting overrides and extends them. */
  readonly languageIds: readonly string[];
  /** Endings of files, in lower case, and the VS Code language id of each. */
  readonly endings: Readonly<Record<string, string>>;
  /** Characters that begin a citation or an item of one, so that completion is asked for behind them. */
  readonly triggerCharacters: readonly string[];
  /** Language ids whose words, as VS Code has them, hold ASCII letters alone: Chinese there ends the word, and with it a list of completions. */
  readonly asciiWords?: readonly string[];
}

/** How citations are written, so that the document's own tool reads them. */
export interface CitationWriting {
  /** One item of a group, as it stands between the separators; where citations have no group, the whole citation of the key. */
  item(key: string, style?: CitationStyle): string;
  /** A group of items that are written and joined. */
  group(items: string, style: CitationStyle): string;
  /** Between the items, where nothing else is asked. */
  readonly separator: string;
  /** A citation with what must separate it from the text around it; the style of one may depend on that text too. */
  withBoundary(written: string, before: string, after: string): string;
  /** The style that a citation needs there to be read; the usual one where absent. */
  styleBetween?(before: string, after: string): CitationStyle | undefined;
  /** What separates two texts and is not shown: Docutils' `\ `. A citation that letters touch has it in place of a space. */
  readonly nullEscape?: string;
  /** A space at which the line does not break, which may stand before a citation; a space where absent. */
  readonly tie?: string;
  /** What begins with this is markup, which the text before it may keep from being read. */
  readonly markupStart: RegExp;
  /** The form that a bare mark (`@`) asks for behind some text; `parenthetical` where absent. */
  bareForm?(before: string): CitationStyle['form'];
}

/** Citations that stand without delimiters and are read as one group: `@a @b`. */
export interface RunRules {
  /** Whether a group has no delimiters that further items could stand in. */
  isUndelimited(text: string, group: CitationGroup): boolean;
  /** What may stand between two of a run, from end to end of the text between them. */
  readonly between: RegExp;
  /** What separates two where the run has only one so far. */
  separatorAt(text: string, start: number): string;
  /** Further citations beside one of the run, as the text behind them needs them. */
  write(
    text: string,
    keys: readonly string[],
    separator: string,
    beside: { readonly start: number; readonly form: CitationGroup['form'] },
    after: string,
  ): string;
}

/** How groups are extended. */
export interface GroupRules {
  /** Whether the command of a group is a habit of the document, which a new one follows, rather than a choice for one place. */
  readonly repeatsCommand: boolean;
  /** Whether prefix and locator stand in the item of their key and go with it. */
  readonly itemsHoldText: boolean;
  /** Whether the locator of a group belongs to its last key, so that others go before it. */
  readonly locatorIsOfLastKey?: boolean;
  /** The way of a group that does not write its items as usual. */
  styleOf?(text: string, group: CitationGroup): ItemStyle | undefined;
  /** What somebody may take for a separator between two items that the tool does not read as one. */
  readonly falseSeparator?: RegExp;
  readonly runs?: RunRules;
}

/** One way to write a citation of a key. */
export type WrittenForm = (key: string) => string;

/** How a key that is being typed is completed. */
export interface CompletionRules {
  /** Ways to write the citation in place of what was typed, the usual one first; the others separate it from letters that it touches. */
  forms(typed: TypedKey, after: string): readonly WrittenForm[];
  /** The edit for a key that asks for other signs around it than were typed. */
  edit?(text: string, typed: TypedKey, key: string): TextEdit | undefined;
  /** What ends code that nothing ends yet: the tool takes it for text, but who types in it means code. */
  readonly endOfCode?: string;
  /** Whether a text ends in metadata, where a bare mark is none. */
  isMetadata?(before: string): boolean;
}

/** How what is wrong with a citation is told and put right. */
export interface LanguageFixes {
  /** Whether a citation is a mark and a key alone, which may mean something else than a paper; where absent, a group in the sentence without a command. */
  isBareKey?(group: CitationGroup, citation: Citation, text: string): boolean;
  /** Whether people write a bare key's mark before names too, of a person or a package. */
  readonly namesPeople?: true;
  /** What makes the tool read a bare key that letters touch; where absent, a space. */
  readableKey?(group: CitationGroup, citation: Citation, text: string): TextEdit;
  /** Where a false separator stands before a citation, told by its index in the group, and the edit that makes it a true one. */
  separated?(group: CitationGroup, index: number, text: string): (TextRange & { readonly edit: TextEdit }) | undefined;
  /** The edit that puts a key in the place of another; where absent, of its own characters. */
  replaceKey?(group: CitationGroup, citation: Citation, key: string, text: string): TextEdit;
  /** The edit that adds keys behind a citation; where absent, items of its group behind the item. */
  addKeys?(group: CitationGroup, citation: Citation, keys: readonly string[], text: string): TextEdit | undefined;
  /** Whether a citation as written would take in the text that came to stand behind it. */
  takesIn?(written: string, after: string): boolean;
  /** Whether a citation may hold another one in its locator or options. */
  readonly nestsCitations?: boolean;
  /** The name that a reference means which is written with something behind it. */
  referredName?(key: string): string;
  /** Whether a key that is unknown refers to a figure or the like by its looks. */
  isCrossReference?(key: string, group: CitationGroup): boolean;
}

/** How text that is no citation is written. */
export interface TextRules {
  /**
   * Text as the tool shows it as it is.
   * @param line one line, its white space as single spaces
   * @param startsLine whether the text may come to stand at the start of a line
   */
  escape(line: string, startsLine: boolean): string;
  /** An address between an address's delimiters, what would end it percent-encoded already. */
  escapeAddress?(address: string): string;
  /** A link; both texts are escaped. */
  link(address: string, label: string): string;
  /** A link to a note by its name, where note-taking programs of the language have them. */
  wikiLink?(name: string): string;
  /** What stands before an address in a template, by its markup. */
  readonly addressStart: RegExp;
  /** Whether a string of program code is open behind a text. */
  isInString?(before: string): boolean;
}

/** How documents take others in. */
export interface IncludeRules {
  /** Endings of documents that may. */
  readonly endings: readonly string[];
  /** Endings that the tool adds where none is written. */
  readonly addedEndings: readonly string[];
  /** Endings of further files that are taken in, in lower case. */
  readonly otherEndings?: readonly string[];
  /** The paths of what a document takes in, as it writes them. */
  pathsIn(text: string): readonly string[];
  /** Which documents of a folder may be asked whether one of them includes this; reading all of many notes would cost too much. */
  isPart(name: string, text: string): boolean;
  /** The root that a document names for itself. */
  namedRoot?(text: string): string | undefined;
  /** Whether paths are looked for from the folder of the root first. */
  readonly fromRoot?: boolean;
  /** Names of files beside a document that say something of all documents of their folder. */
  companionsOf?(name: string): readonly string[];
  /** Whether the tool looks for a bibliography in places of its own too, so that one that is not found may still be there. */
  readonly hasSearchPath?: boolean;
  /** Whether a document shows that its tool takes keys that differ in case alone for the same; undefined where it tells nothing of that. */
  foldsCase?(text: string): boolean | undefined;
  /** Bibliographies that come with the tool and hold no works. */
  readonly ignoredBibliographies?: RegExp;
}

/** A file of a project that names bibliographies. */
export interface ProjectFile {
  /** All files of a folder whose names match. */
  readonly names: RegExp;
  /** The setting that names bibliographies, one or a list: in YAML at any depth, in Python what is assigned to that name. */
  readonly setting: string;
  readonly writtenIn: 'yaml' | 'python';
  /** Settings that name further files of settings. */
  readonly further?: readonly string[];
  /** The documents whose metadata count for all others of the project: usual names, and the setting that names others. */
  readonly documents?: { readonly usual: readonly string[]; readonly setting: string };
  /** Set where only a command line says whether the file counts, so that it does where nothing else names a bibliography. */
  readonly isOption?: true;
  /** Whether the tool takes every bibliography of the project where none is named. */
  readonly takesAll?: true;
  /** Whether labels and prefixes of keys of each document are known in all others of the project. */
  readonly sharesLabels?: true;
  /** `root`: what is above its folder belongs to another project; `inside`: counts only up to such a folder. */
  readonly scope?: 'root' | 'inside';
}

/** How formatted text is written. */
export interface SpanWriter {
  /** Plain text, so that it is read as that. */
  text(text: string): string;
  /** The start of a paragraph, already written, so that it begins no list nor other block. */
  start(paragraph: string): string;
  styled(style: TextStyle, written: string, before: string, after: string): string;
  link(url: string, written: string, isBare: boolean, before: string, after: string): string;
}

/** How a list of references is written, and where it may stand. */
export interface ReferenceRules {
  readonly writer: SpanWriter;
  /** The list, where it is more than paragraphs; the language then numbers its items itself. */
  list?(items: readonly { readonly id: string; readonly text: string }[]): string;
  /** Lines that put no text above what follows them: headings, settings, comments. */
  readonly noText: RegExp;
  /** Whether a line of signs below a line makes that a heading. */
  readonly underlinesHeadings: boolean;
  /** Whether a blank line is within something that goes on behind it: an item of a list, an environment. */
  isWithin(text: string, line: TextRange, body: TextRange): boolean;
}
