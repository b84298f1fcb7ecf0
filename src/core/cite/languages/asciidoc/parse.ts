import type { TextRange } from '../../../model/paper';
import type { BibliographyReference, CitationGroup, CitedDocument } from '../../model/citation';
import { forwardSearch } from '../shared/forward-search';
import { readAsciidocBlocks } from './blocks';
import { macroAt } from './macros';

/** Where something starts in a line: code, text that is passed through, or a macro for citations. */
const trigger =
  '(`{1,2}' +
  String.raw`|\+{3}|(?<![\p{L}\p{N}_])(?:pass|stem|latexmath|asciimath):[a-z,]{0,20}\[|cite(?:np)?:|bibitem:)`;
const wordCharacter = /[\p{L}\p{N}_]/u;

/** What an AsciiDoc document cites by the macros of asciidoctor-bibtex. */
export function parseAsciidoc(text: string): CitedDocument {
  const lines = new LineReader(text);
  const bibliographies: BibliographyReference[] = [];
  readAsciidocBlocks(text, {
    line: (range) => {
      lines.read(range);
    },
    attribute: (name, value) => {
      bibliographies.push(...(name === 'bibtex-file' ? bibliographyIn(text, value) : []));
    },
    blockMacro: (name, target) => {
      bibliographies.push(...(name === 'bibliography' ? bibliographyIn(text, target) : []));
    },
  });
  return { syntax: 'asciidoc', groups: lines.groups, bibliographies, definedKeys: new Set() };
}

/** The file that a value names, unless other attributes stand in it; its document's folder is where it is looked for anyway. */
function bibliographyIn(text: string, { start, end }: TextRange): readonly BibliographyReference[] {
  const written = text.slice(start, end);
  const path = written.trim().replace(/^\{docdir\}\//, '');
  const at = start + written.lastIndexOf(path);
  return path === '' || path.includes('{') ? [] : [{ path, start: at, end: at + path.length }];
}

class LineReader {
  readonly groups: CitationGroup[] = [];
  readonly #text: string;
  readonly #nextTrigger: (from: number) => number;
  readonly #mark = new RegExp(trigger, 'uy');

  constructor(text: string) {
    this.#text = text;
    this.#nextTrigger = forwardSearch(text, new RegExp(trigger, 'gu'));
  }

  /** Reads a line; lines come in the order of their places. */
  read({ start, end }: TextRange): void {
    // What cannot be closed any more is not looked for again.
    const unclosed = new Set<string>();
    for (let at = start; at < end;) {
      const found = this.#nextTrigger(at);
      if (found < 0 || found >= end) {
        return;
      }
      at = this.#readAt(found, end, unclosed);
    }
  }

  /** Reads what stands at a trigger. Gives where reading goes on. */
  #readAt(at: number, end: number, unclosed: Set<string>): number {
    this.#mark.lastIndex = at;
    const mark = this.#mark.exec(this.#text)?.[0] ?? ' ';
    const behind = at + mark.length;
    if (/^(?:cite|bib)/.test(mark)) {
      const group = macroAt(this.#text, at);
      if (group !== undefined) {
        this.groups.push(group);
      }
      return group?.end ?? behind;
    }
    const closing = mark.endsWith('[') ? ']' : mark;
    const length = unclosed.has(closing) ? -1 : this.#text.slice(behind, end).indexOf(closing);
    if (length < 0) {
      unclosed.add(closing);
      return behind;
    }
    return mark === '`' && !this.#opensCode(at) ? behind : behind + length + closing.length;
  }

  /** Whether a backtick starts code: not within a word, and not as one of two that make quotation marks. */
  #opensCode(at: number): boolean {
    const before = this.#text.charAt(at - 1);
    return !wordCharacter.test(before) && !/["'\\]/.test(before) && !/\s/.test(this.#text.charAt(at + 1));
  }
}
