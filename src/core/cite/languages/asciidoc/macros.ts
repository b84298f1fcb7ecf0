import type { TextRange } from '../../../model/paper';
import type { Citation, CitationGroup } from '../../model/citation';

/** The macro up to its items, as asciidoctor-bibtex reads it, but without a space at the start of the text before them. */
export const macroStart = String.raw`(cite|citenp):((?:[^\s[\]][^[\]\n]{0,200})?)\[`;

const item = String.raw`[^\s,()[\]]{1,500}(?:\([^)\n]{0,500}\))?`;
const citation = new RegExp(String.raw`${macroStart}(${item}(?:[ \t]{0,9},[ \t]{0,9}${item}){0,200})\]`, 'y');
const entry = /bibitem:\[([^\s\]]{1,500})\]/y;
const singleItem = /([^\s,()[\]]{1,500})(?:\(([^)\n]{0,500})\))?/g;

/** The citation that a macro at an offset makes; undefined where it is none. */
export function macroAt(text: string, at: number): CitationGroup | undefined {
  citation.lastIndex = at;
  const macro = citation.exec(text);
  if (macro === null) {
    return entryAt(text, at);
  }
  const [whole, command = '', before = '', items = ''] = macro;
  const end = at + whole.length;
  const itemsRange = { start: end - 1 - items.length, end: end - 1 };
  const [first, ...rest] = citationsIn(items, itemsRange.start);
  return first === undefined
    ? undefined
    : {
        start: at,
        end,
        syntax: 'asciidoc',
        form: command === 'citenp' ? 'textual' : 'parenthetical',
        command,
        itemsRange,
        citations: [before.trim() === '' ? first : { ...first, prefix: before.trim() }, ...rest],
      };
}

function citationsIn(items: string, offset: number): readonly Citation[] {
  return Array.from(items.matchAll(singleItem), ({ 0: whole, 1: key = '', 2: locator = '', index }) => {
    const start = offset + index;
    const keyRange = { start, end: start + key.length };
    return {
      start,
      end: start + whole.length,
      key,
      keyRange,
      ...(locator.trim() === '' ? {} : { suffix: locator.trim() }),
    };
  });
}

/** `bibitem:[key]`, which stands for the reference itself. */
function entryAt(text: string, at: number): CitationGroup | undefined {
  entry.lastIndex = at;
  const [whole, key] = entry.exec(text) ?? [];
  if (whole === undefined || key === undefined) {
    return undefined;
  }
  const keyRange: TextRange = { start: at + whole.length - 1 - key.length, end: at + whole.length - 1 };
  return {
    start: at,
    end: at + whole.length,
    syntax: 'asciidoc',
    form: 'parenthetical',
    command: entryCommand,
    itemsRange: keyRange,
    citations: [{ ...keyRange, key, keyRange }],
  };
}

/** The macro that holds one key. */
export const entryCommand = 'bibitem';
