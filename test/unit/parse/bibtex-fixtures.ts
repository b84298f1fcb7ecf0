/** A `.bib` text with the keys that are read from it. */
export interface BibtexFixture {
  readonly what: string;
  readonly text: string;
  readonly keys: readonly string[];
  /** Codes and lines (from 0) of what is told; nothing where left out. */
  readonly problems?: readonly string[];
  /** Where a tool reads other keys, those, and why ours are not its; `refuses` where it reads no file of the kind. */
  readonly unlike?: Readonly<Partial<Record<'bibtex' | 'biber' | 'pandoc', readonly string[] | 'refuses'>>>;
}

const z = '@misc{z, title = {Z}}\n';

export const bibtexFixtures: readonly BibtexFixture[] = [
  {
    what: 'entries that begin where others end, on one line',
    text: ' @article{ash, title={Ice}, year={2019} } @article{birch, title={Stones}, year={2015} } @book{cedar, title={Wind} }\n\n',
    keys: ['ash', 'birch', 'cedar'],
  },
  {
    what: 'entries with anything between',
    text: '@misc{a, title={A}}@MISC{b,title={B}},@misc{c};@misc{d, title={D}}x@misc{e,title={E}}\n}\n} @misc{f, title={F}}\n<@misc{g, title={G}}\n',
    keys: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    unlike: { biber: 'refuses', pandoc: 'refuses' },
  },
  {
    what: 'signs of lists and headings before entries',
    text: `\t@misc{a, title={A}}\n- @misc{b, title={B}}\n* @misc{c, title={C}}\n1. @misc{d, title={D}}\n${z}`,
    keys: ['a', 'b', 'c', 'd', 'z'],
  },
  {
    what: 'entries under several keys',
    text: `@misc{new, ids={old}, title={N}}\n${z}`,
    keys: ['new', 'z'],
  },
  {
    what: 'types of letters, digits and marks',
    text: '@web_page{a, title={A}}\n@book-section{b, title={B}}\n@type2{c, title={C}}\n@a+b:c.d/e{d, title={D}}\n@étude{e, title={E}}\n',
    keys: ['a', 'b', 'c', 'd', 'e'],
    // Its types are of letters.
    unlike: { pandoc: 'refuses' },
  },
  // BibTeX wants a letter first.
  {
    what: 'a type that begins with a digit',
    text: `@2d{a, title={A}}\n${z}`,
    keys: ['a', 'z'],
    unlike: { bibtex: ['z'], pandoc: 'refuses' },
  },
  {
    what: 'one line behind the sign of a comment',
    text: `%@misc{a, title={A}}\n  % @misc{b, title={B}}\n${z}`,
    keys: ['a', 'b', 'z'],
    // BibTeX has no comments: a key that it reads is not to be told as unknown.
    unlike: { biber: ['z'], pandoc: ['z'] },
  },
  // BibTeX reads a key and complains of the rest.
  {
    what: 'an entry whose every line is a comment',
    text: `%@misc{a,\n%  title={A},\n%}\n${z}`,
    keys: ['z'],
    unlike: { bibtex: ['a', 'z'] },
  },
  // BibTeX takes any `@` in it for an entry.
  {
    what: 'entries within @comment',
    text: `@comment{ @misc{a, title={A}}\n@misc{b, title={B}} }\n@COMMENT{ x { } y }\n${z}`,
    keys: ['z'],
    unlike: { bibtex: ['a', 'b', 'z'] },
  },
  { what: '@comment without braces', text: `@Comment some text\n${z}`, keys: ['z'], unlike: { biber: 'refuses' } },
  {
    what: '@preamble, @string',
    text: `@PREAMBLE{"\\def\\x@y{n} @misc{no}" # foo}\n@String{foo = "x"}\n@STRING{bar = {y}}@string{baz = foo # bar}\n${z}`,
    keys: ['z'],
  },
  {
    what: 'parentheses',
    text: '@misc(a, title={A) b})\n@misc (b, title="B (x)", note = {)})@string(s = "x")@comment(no @misc{c})@misc\n(d(1), title = s)\n',
    keys: ['a', 'b', 'd(1)'],
    unlike: { bibtex: ['a', 'b', 'c', 'd(1)'], biber: 'refuses', pandoc: 'refuses' },
  },
  {
    what: 'white space and line ends anywhere',
    text: '@ misc\n {\n a\n ,title\n =\n {A}\n ,\n year\n = 2000\n }\r\n@misc{b\r\n, title\t=\t"B"\r\n}\n',
    keys: ['a', 'b'],
    unlike: { pandoc: 'refuses' },
  },
  {
    what: 'strings joined',
    text: '@string{s = "x"}\n@misc{a, author = a # { and } # s, month = 10 # "~" # jan}\n',
    keys: ['a'],
  },
  {
    what: 'field names with signs',
    text: `@misc{a, __markedentry={[me:1]}, bdsk-url-1={u}, a.b:c/d+e*f={x}, <k>={y}, title={A}}\n${z}`,
    keys: ['a', 'z'],
    unlike: { pandoc: 'refuses' },
  },
  // By the book, names hold no parentheses.
  {
    what: 'field names with parentheses',
    text: `@misc{a, Usage-Count-(Last-180-days)={2}, title={A}}\n${z}`,
    keys: ['a', 'z'],
    unlike: { biber: 'refuses', pandoc: 'refuses' },
  },
  {
    what: 'comments within entries',
    text: `@misc{a, % seen, note = {no}\n  title={A}, %volume = {86},\n% year = {1999},\n  year %\n = % y\n 2013 % z\n, month = jan % }\n}\n${z}`,
    keys: ['a', 'z'],
  },
  {
    what: 'entries in the text of another',
    text: `@misc{a, abstract={\n@article{in, title={X}}\n@smith said so\n}, title={A}}\n${z}`,
    keys: ['a', 'z'],
  },
  {
    what: 'quotation marks',
    text: '@misc{a, title="{"}x{"}", note="a {b} c\n@x d"}\n@misc{b, title = "ends in \\" , year = 2000}\n',
    keys: ['a', 'b'],
    unlike: { pandoc: 'refuses' },
  },
  {
    what: 'accents with bare quotation marks',
    text: `@misc{a, title="M\\"uller", year=2000}\n${z}`,
    keys: ['a', 'z'],
    unlike: { biber: 'refuses' },
  },
  {
    what: 'commas at the end, none, or several',
    text: '@misc{a,}\n@misc{b, title={B},\n}\n@misc{c, title={C}, , year=2000}\n',
    keys: ['a', 'b', 'c'],
    unlike: { biber: 'refuses', pandoc: 'refuses' },
  },
  {
    what: 'an entry that is a key',
    text: `@misc{a}\n@misc{ b }\n${z}`,
    keys: ['a', 'b', 'z'],
    unlike: { biber: 'refuses', pandoc: 'refuses' },
  },
  {
    what: 'keys with signs of other scripts',
    text: '@misc{作者2020, title={A}}\n@misc{müller+/:.*2020, title={B}}\n@misc{10.1000/x_y;z, title={C}}\n@misc{m@n, title={D}}\n',
    keys: ['作者2020', 'müller+/:.*2020', '10.1000/x_y;z', 'm@n'],
  },
  {
    what: 'keys with signs that only BibTeX takes',
    text: '@misc{a=b, title={A}}\n@misc{c"d, title={A}}\n@misc{e%f, title={A}}\n@misc{g#h, title={A}}\n@misc{i\'j, title={A}}\n@misc{k(l), title={A}}\n',
    keys: ['a=b', 'c"d', 'e%f', 'g#h', "i'j", 'k(l)'],
    unlike: { biber: 'refuses', pandoc: 'refuses' },
  },
  {
    what: 'entries without key',
    text: `@article{, title={X}}\n${z}`,
    keys: ['z'],
    problems: ['missing-key 0'],
    unlike: { biber: 'refuses', pandoc: 'refuses' },
  },
  // BibTeX takes what is written for an entry of the type `example.org`.
  {
    what: 'mail addresses',
    text: `Mail me@example.org (work), you@example.net, or @all.\n% as @misc{key} does\n${z}`,
    keys: ['z'],
    unlike: { bibtex: ['work)', 'key', 'z'], biber: 'refuses', pandoc: 'refuses' },
  },
  {
    what: 'an entry without its @',
    text: `article{a, title={X},\n  year=2020}\n\n${z}`,
    keys: ['z'],
    problems: ['damaged-entry 0'],
  },
  {
    what: 'an entry without its brace',
    text: `@article a, title={X}, year=2020}\n${z}`,
    keys: ['z'],
    problems: ['damaged-entry 0'],
    unlike: { biber: 'refuses', pandoc: 'refuses' },
  },
  {
    what: 'fields without entry',
    text: `${z}\n  title = {X},\n  year = {2020}\n}\n@misc{y, title={Y}}\n`,
    keys: ['z', 'y'],
    problems: ['damaged-entry 2'],
  },
  {
    what: 'an entry that nobody closes',
    text: `@article{a, title={X}, year=2020\n@misc{y, title={Y}} @misc{x}\n${z}`,
    keys: ['a', 'y', 'x', 'z'],
    problems: ['damaged-entry 0'],
    unlike: { biber: 'refuses', pandoc: 'refuses' },
  },
  {
    what: 'an entry on one line that nobody closes',
    text: `@article{a, title={X} @misc{y, title={Y}}\n${z}`,
    keys: ['a', 'y', 'z'],
    problems: ['damaged-entry 0'],
    unlike: { biber: 'refuses', pandoc: 'refuses' },
  },
  // To BibTeX, all that follows is its title.
  {
    what: 'a value that nobody closes',
    text: `@article{a, title={X\n@misc{y, title={Y}}\n${z}`,
    keys: ['a', 'y', 'z'],
    problems: ['damaged-entry 0'],
    unlike: { bibtex: ['a'], biber: 'refuses', pandoc: 'refuses' },
  },
  {
    what: 'a @preamble that nobody closes',
    text: `@preamble{"x"\n${z}`,
    keys: ['z'],
    problems: ['damaged-entry 0'],
    unlike: { bibtex: [], biber: 'refuses', pandoc: 'refuses' },
  },
  {
    what: 'text that is prose',
    text: `These are my references.\nNote = they are few; a title = a name.\n\n${z}\nThe year = 2020.\n`,
    keys: ['z'],
  },
];
