import type { BibliographyReference, CitationGroup, CitedDocument } from '../../model/citation';
import { mayBeBibliography } from '../../../parse/formats/index';
import { forwardSearch } from '../shared/forward-search';
import { groupOf, type GroupDraft, type KeyUse } from '../shared/key-uses';
import type { TextRange } from '../../../model/paper';
import { readOrgBlocks } from './blocks';
import { orgCitationStart, orgForm, orgItems } from './citations';
import { orgRefLink } from './org-ref';

const trigger =
  /\[cite[:/]|\[\[|[=~$]|\\[([]|@@[A-Za-z-]{1,40}:|(?<![\p{L}\p{N}_])src_[\w+-]{1,40}[[{]|(?<![\p{L}\p{N}_@:])(?:(?:[A-Za-z]{0,14}[Cc]ite[A-Za-z]{0,14}|bibentry)\*?:(?=[\p{L}\p{N}_&@])|nocite:(?=\*))|(?<![\p{L}\p{N}_])(?:(?:no)?bibliography|addbibresource):(?=[\p{L}\p{N}_./~])|\\(?:bibliography|addbibresource)\{/gu;
const citation = new RegExp(String.raw`${orgCitationStart}\s{0,200}`, 'y');
const closings: ReadonlyMap<string, string> = new Map([
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['$$', '$$'],
  ['@@', '@@'],
  ['src_', '}'],
]);
const verbatim = { '=': /(?<=\S)=(?=$|[\s\-.,;:!?'")}\\[\]])/gm, '~': /(?<=\S)~(?=$|[\s\-.,;:!?'")}\\[\]])/gm };
const pathLink = /^(?:(?:no)?bibliography|addbibresource):/;
const pathList = /[^\s,\][]{1,500}(?:,[^\s,\][]{1,500}){0,50}/y;
/** Longest citation that is looked at. */
const citationLimit = 5000;
const opaqueLimit = 2000;

/** What an Org document cites: `[cite:@key]`, and the links of org-ref. */
export function parseOrg(text: string): CitedDocument {
  return new OrgReader(text).read();
}

class OrgReader {
  readonly #drafts: GroupDraft[] = [];
  readonly #uses: KeyUse[] = [];
  readonly #bibliographies: BibliographyReference[] = [];
  readonly #nextTrigger: (from: number) => number;
  readonly #ends: Readonly<Record<'=' | '~', (from: number) => number>>;
  /** By what opens: what closes it, and where the next one is. */
  readonly #closings: ReadonlyMap<string, { readonly closing: string; readonly next: (from: number) => number }>;
  #citesAll = false;
  #start = 0;
  #end = 0;

  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#nextTrigger = forwardSearch(text, new RegExp(trigger));
    this.#ends = {
      '=': forwardSearch(text, new RegExp(verbatim['='])),
      '~': forwardSearch(text, new RegExp(verbatim['~'])),
    };
    this.#closings = new Map(
      [...closings].map(([opening, closing]) => [opening, { closing, next: forwardSearch(text, closing) }]),
    );
  }

  read(): CitedDocument {
    readOrgBlocks(this.#text, {
      paragraph: (range) => {
        this.#readParagraph(range);
      },
      keyword: (name, value) => {
        if (name === 'bibliography') {
          this.#addPath(this.#withoutStyle(value));
        } else if (/^latex_header(?:_extra)?$/.test(name)) {
          this.#readHeader(value);
        } else if (/^roam_(?:refs|key)$/.test(name)) {
          this.#readReferences(value);
        } else if (/^(?:title|subtitle|caption|author|date|description|results|abstract)$/.test(name)) {
          this.#readParagraph(value);
        }
      },
      property: (name, value) => {
        if (/^roam_(?:refs|key)$/.test(name)) {
          this.#readReferences(value);
        }
      },
    });
    const groups: CitationGroup[] = [];
    for (const draft of this.#drafts) {
      const group = groupOf(this.#text, draft, this.#uses);
      if (group !== undefined) {
        groups.push(group);
      }
    }
    return {
      syntax: 'org',
      groups,
      bibliographies: this.#bibliographies,
      definedKeys: new Set(),
      ...(this.#citesAll ? { citesAll: true } : {}),
    };
  }

  #readParagraph({ start, end }: TextRange): void {
    this.#start = start;
    this.#end = end;
    for (let at = start; at < end;) {
      const found = this.#nextTrigger(at);
      if (found === -1 || found >= end) {
        return;
      }
      at = Math.max(this.#readAt(found), found + 1);
    }
  }

  /** What a note is about, as Org-roam keeps it: citations, or keys with their marks alone. */
  #readReferences(value: TextRange): void {
    for (const { 0: written, index } of this.#text
      .slice(value.start, value.end)
      .matchAll(/\[\[[^\]\n]{1,500}\](?:\[[^\]\n]{0,300}\])?\]|\[[^\]\n]{1,500}\]|\S{1,500}/g)) {
      const start = value.start + index;
      const key = /^@([^\s@;,[\]]{1,300})$/.exec(written)?.[1];
      const item = { start, end: start + written.length };
      if (key === undefined) {
        this.#readParagraph(item);
      } else {
        this.#add({ ...item, syntax: 'org', form: 'unseen', items: item, separators: [] }, [
          { key, keyRange: { start: start + 1, end: item.end }, ...item },
        ]);
      }
    }
  }

  #readAt(at: number): number {
    const character = this.#text.charAt(at);
    if (character === '=' || character === '~') {
      return this.#afterVerbatim(at, character);
    }
    if (this.#text.startsWith('[[', at)) {
      return this.#readLink(at);
    }
    if (character === '[') {
      return this.#readCitation(at);
    }
    const opaque = this.#afterOpaque(at);
    if (opaque !== undefined) {
      return opaque;
    }
    if (pathLink.test(this.#text.slice(at, at + 20))) {
      return this.#readPaths(this.#text.indexOf(':', at) + 1);
    }
    if (character === '\\') {
      return this.#readCommand(at, this.#end);
    }
    return this.#addLink(at, undefined);
  }

  /** Behind mathematics, text for one export only, or code in a line; undefined where none of them starts. */
  #afterOpaque(at: number): number | undefined {
    const opening = /^(?:\\[([]|\$\$?|@@|src_)/.exec(this.#text.slice(at, at + 4))?.[0];
    if (opening === undefined) {
      return undefined;
    }
    const limit = Math.min(this.#end, at + opaqueLimit);
    const pair = this.#closings.get(opening);
    if (pair === undefined) {
      const dollar = /^\$(?:[^\s$](?:[^$]{0,1998}[^\s$.,;])?)\$(?![\p{L}\p{N}])/u;
      return at + (dollar.exec(this.#text.slice(at, limit))?.[0].length ?? 1);
    }
    const end = pair.next(at + opening.length) + pair.closing.length;
    return end > limit ? at + 1 : end;
  }

  /** Behind `=verbatim=` or `~code~`. */
  #afterVerbatim(at: number, mark: '=' | '~'): number {
    const before = at === this.#start ? '' : this.#text.charAt(at - 1);
    const isCell =
      before === '|' &&
      this.#text
        .slice(this.#start, this.#start + 200)
        .trimStart()
        .startsWith('|');
    if ((!/^[\s\-('"{]?$/.test(before) && !isCell) || /\s|^$/.test(this.#text.charAt(at + 1))) {
      return at + 1;
    }
    const end = this.#ends[mark](at + 2);
    return end >= this.#end ? at + 1 : end + 1;
  }

  #readCitation(at: number): number {
    citation.lastIndex = at;
    const match = citation.exec(this.#text);
    if (match === null) {
      return at + 1;
    }
    const start = citation.lastIndex;
    const end = this.#closing(start);
    if (end === undefined) {
      return start;
    }
    const style = match[1];
    const { form, suppressesAuthor } = orgForm(style ?? '');
    const { uses, separators } = orgItems(this.#text, { start, end }, suppressesAuthor);
    const works = uses.filter(({ key }) => key !== '*');
    this.#citesAll ||= works.length < uses.length;
    if (works.length === 0) {
      return start;
    }
    const command = style === undefined ? 'cite' : `cite/${style}`;
    this.#add({ start: at, end: end + 1, syntax: 'org', form, command, items: { start, end }, separators }, works);
    return end + 1;
  }

  #add(draft: Omit<GroupDraft, 'from' | 'to'>, uses: readonly KeyUse[]): void {
    const from = this.#uses.length;
    for (const use of uses) {
      this.#uses.push(use);
    }
    this.#drafts.push({ ...draft, from, to: this.#uses.length });
  }

  /** The bracket that closes what an offset is in; brackets in it are balanced. */
  #closing(start: number): number | undefined {
    const limit = Math.min(this.#end, start + citationLimit);
    if (!this.#text.slice(start, limit).includes(']')) {
      return undefined;
    }
    let depth = 0;
    for (let at = start; at < limit; at += 1) {
      if (this.#text[at] === '[') {
        depth += 1;
      } else if (this.#text[at] === ']' && (depth -= 1) < 0) {
        return at;
      }
    }
    return undefined;
  }

  /** `[[path][description]]`: only the links of org-ref cite something; Org reads no citation in a description. */
  #readLink(at: number): number {
    const rest = this.#text.slice(at + 2, Math.min(this.#end, at + 2 + citationLimit));
    const length = rest.indexOf(']');
    const close = length === -1 ? -1 : rest.indexOf(']]', length);
    if (close === -1 || !/[\][]/.test(rest.charAt(length + 1))) {
      return at + 1;
    }
    if (pathLink.test(this.#text.slice(at + 2, at + 22))) {
      this.#readPaths(this.#text.indexOf(':', at) + 1, at + 2 + length);
    } else {
      this.#addLink(at + 2, at + 2 + length);
    }
    return at + 2 + close + 2;
  }

  #addLink(at: number, limit: number | undefined): number {
    this.#citesAll ||= /^nocite:&?\*(?![\p{L}\p{N}])/u.test(this.#text.slice(at, at + 10));
    const found = orgRefLink(this.#text, at, limit);
    if (found === undefined) {
      return at + 1;
    }
    this.#add(found.draft, found.uses);
    return found.draft.end;
  }

  /** Paths that commas part, up to a limit or, in the text, the first space. */
  #readPaths(at: number, limit?: number): number {
    pathList.lastIndex = at;
    const end = limit ?? (pathList.test(this.#text) ? pathList.lastIndex : at);
    for (const { 0: path, index } of this.#text.slice(at, end).matchAll(/[^,]{1,500}/g)) {
      this.#addPath({ start: at + index, end: at + index + path.length });
    }
    return end;
  }

  /** `\addbibresource{a.bib}` or `\bibliography{a,b}` for LaTeX, as org-ref reads them too. */
  #readCommand(at: number, limit: number): number {
    const open = this.#text.indexOf('{', at);
    const close = this.#text.slice(open, Math.min(limit, open + opaqueLimit)).indexOf('}');
    return close === -1 ? at + 1 : this.#readPaths(open + 1, open + close) + 1;
  }

  #readHeader({ start, end }: TextRange): void {
    for (const { index } of this.#text
      .slice(start, end)
      .matchAll(/\\(?:bibliography|addbibresource|addglobalbib)(?:\[[^\]\n]{0,200}\])?\{/g)) {
      this.#readCommand(start + index, end);
    }
  }

  /** The file of `#+bibliography: file style options`; a name with an ending may hold spaces. */
  #withoutStyle({ start, end }: TextRange): TextRange {
    const value = this.#text.slice(start, end).trimEnd();
    const space = /\s/.exec(value)?.index ?? value.length;
    return mayBeBibliography(value.replace(/"$/, '')) || value.startsWith('"')
      ? { start, end }
      : { start, end: start + space };
  }

  #addPath(range: TextRange): void {
    const raw = this.#text.slice(range.start, range.end);
    const path = raw.trim().replace(/^"(.*)"$/, '$1');
    if (path === '') {
      return;
    }
    const start = range.start + raw.indexOf(path);
    this.#bibliographies.push({
      path: /\.[A-Za-z]{1,8}$/.test(path) ? path : `${path}.bib`,
      start,
      end: start + path.length,
    });
  }
}
