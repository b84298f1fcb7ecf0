import { encodeComponent } from '../../text';
import type { CitationSyntax } from '../syntax';

const zeroWidthSpace = '\u200B';
/** What makes a block where it starts a line. */
const blockStart = /^(?:[-+=/:]{1,99}(?=\s)|-{2,99}|\.\.(?=\s)|\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdm]{2,6})(?=[.)]\s))/;

const latexCharacters: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/**
 * Text as it must be written for the document's tool to show it as it is: one line, its white space as single spaces.
 * @param startsLine whether the text may come to stand at the start of a line
 */
export function escapeText(syntax: CitationSyntax, text: string, startsLine = false): string {
  const line = plainLine(text);
  const start = startsLine ? (blockStart.exec(line)?.[0].length ?? 0) : 0;
  switch (syntax) {
    case 'pandoc':
    case 'myst':
      return markStart(escapeInlines(line, /[\\`*{[\]<>#|~^$@&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|-(?=-)/gu), start);
    case 'latex':
      return line.replace(/[\\~^<>]|[{}$&%#_]|-(?=-)/g, (character) => latexCharacters[character] ?? (character === '-' ? '-{}' : `\\${character}`));
    case 'typst':
      return markStart(escapeInlines(line, /[\\`*_$#<>@[\]~]|-(?=-)|\/(?=\/)/g), start);
    case 'rst':
      return markStart(escapeInlines(line, /[\\`*_|<>]/g), start);
    case 'org':
      return (start > 0 || (startsLine && /^[*#|]/.test(line)) ? zeroWidthSpace : '') + escapeOrg(line);
  }
}

/** Text of any kind as one line without control characters. */
export function plainLine(text: string): string {
  return text.replace(/[\s\p{Cc}]{1,9999}/gu, ' ').trim();
}

function escapeInlines(text: string, special: RegExp): string {
  return text.replace(special, '\\$&');
}

const orgEntities: Readonly<Record<string, string>> = { $: 'dollar', '*': 'ast', '/': 'slash', '+': 'plus' };

/** Org has no escapes: entities where Emacs and Pandoc know one, else a zero-width space. What marks emphasis does so in pairs. */
function escapeOrg(text: string): string {
  const paired = new Set([...'*/+=~'].filter((mark) => text.indexOf(mark) !== text.lastIndexOf(mark)));
  return text.replace(/[\\_^[\]<@$](?=\S)|[*/+=~](?=\S)|-(?=-)|\{(?=\{)/g, (mark, index: number) => {
    if (/[*/+=~]/.test(mark) && !paired.has(mark)) {
      return mark;
    }
    const entity = orgEntities[mark];
    // A brace behind an entity would be taken for its argument.
    return entity === undefined ? mark + zeroWidthSpace : `\\${entity}{}${/[{[]/.test(text.charAt(index + 1)) ? zeroWidthSpace : ''}`;
  });
}

/** Escapes what stands where a block would start; what is escaped already starts none. */
function markStart(text: string, length: number): string {
  if (length === 0 || text.startsWith('\\')) {
    return text;
  }
  return /^[\d(A-Za-z]/.test(text) ? `${text.slice(0, length)}\\${text.slice(length)}` : `\\${text}`;
}

/** Text within quotation marks in Typst's code. */
export function escapeString(text: string): string {
  return plainLine(text).replace(/[\\"]/g, '\\$&');
}

/** What ends an address or means something else where an address is expected, in any of the syntaxes. */
const hindersAddress = /[\s\p{Cc}\\"'`<>()[\]{}|^]/gu;
/** What may mean something in a sentence besides. */
const hindersInText = /[*$@~]|_(?![\p{L}\p{N}])/gu;

/**
 * An address as it must be written between an address's delimiters, or in a sentence. What would end it is percent-encoded,
 * which leads to the same place.
 */
export function escapeAddress(syntax: CitationSyntax, address: string, isInText = false): string {
  const encoded = address.replace(hindersAddress, percentEncoded);
  if (syntax === 'latex') {
    return isInText ? escapeText(syntax, encoded) : encoded.replace(/[%#]/g, '\\$&');
  }
  return isInText ? encoded.replace(hindersInText, percentEncoded) : encoded;
}

/** Text as a part of an address. */
export function escapeAddressPart(syntax: CitationSyntax, text: string): string {
  return escapeAddress(syntax, encodeComponent(plainLine(text)));
}

function percentEncoded(character: string): string {
  const encoded = encodeComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}
