import { encodeComponent } from '../../text/uri-text';
import type { CitationSyntax } from '../model/citation';
import { textOf } from '../languages/texts';

/**
 * Text as it must be written for the document's tool to show it as it is: one line, its white space as single spaces.
 * @param startsLine whether the text may come to stand at the start of a line
 */
export function escapeText(syntax: CitationSyntax, text: string, startsLine = false): string {
  return textOf(syntax).text.escape(plainLine(text), startsLine);
}

/** Text of any kind as one line without control characters. */
export function plainLine(text: string): string {
  return text.replace(/[\s\p{Cc}]{1,9999}/gu, ' ').trim();
}

/** Text within quotation marks of program code. */
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
  const { escapeAddress: escaped } = textOf(syntax).text;
  const encoded = address.replace(hindersAddress, percentEncoded);
  if (escaped !== undefined) {
    return isInText ? escapeText(syntax, encoded) : escaped(encoded);
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
