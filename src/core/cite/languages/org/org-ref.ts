import { citeCommand } from '../latex/commands';
import type { GroupDraft, KeyUse } from '../shared/key-uses';

/** A link of org-ref: `citep:a,b` (version 2) or `citep:see &a p. 3;&b` (version 3), the latter in brackets where it holds spaces. */
const link = /((?:[A-Za-z]{0,14}[Cc]ite[A-Za-z]{0,14}|bibentry)\*?):(?=[\p{L}\p{N}_&@])/uy;
const linkStart = /(?:[Cc]ite[A-Za-z]{0,14}|bibentry)\*?:(?=[\p{L}\p{N}_&@])/gu;
const key = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[-.:/+](?=[\p{L}\p{N}_])){0,200}`;
const plainKey = new RegExp(`[&@]?(${key})`, 'uy');
const markedKey = new RegExp(`[&@](${key})`, 'gu');

/** Text with something behind what would begin a link, so that it begins none. */
export function withoutLinks(text: string, behind: string): string {
  return text.replace(linkStart, `$&${behind}`);
}

/** What its types begin with; any other word before `cite:` is a word. */
const linkType =
  /^(?:no|paren|foot|text|smart|super|auto|full|footfull|p?note|[apfstAPFST]{0,2}vol|up|online|short|possessive|author|year|bib)?cite|^bibentry$/i;

/** Whether a word before a colon is one of org-ref's types of links that cite. */
export function isLinkType(name: string): boolean {
  return linkType.test(name);
}

export interface OrgRefLink {
  readonly draft: Omit<GroupDraft, 'from' | 'to'>;
  readonly uses: readonly KeyUse[];
}

const useOf = (key: string, start: number, mark: number): KeyUse => ({
  key,
  keyRange: { start: start + mark, end: start + mark + key.length },
  start,
  end: start + mark + key.length,
});

/** The link at an offset; `limit` is where its brackets end, if it stands in some. */
export function orgRefLink(text: string, at: number, limit: number | undefined): OrgRefLink | undefined {
  link.lastIndex = at;
  const name = link.exec(text)?.[1];
  const cites = name === undefined ? undefined : citeCommand(name);
  if (name === undefined || cites === undefined || !isLinkType(name)) {
    return undefined;
  }
  const start = link.lastIndex;
  const { uses, end } = limit === undefined ? listed(text, start) : marked(text, start, limit);
  if (uses.length === 0) {
    return undefined;
  }
  const suppressesAuthor = cites.suppressesAuthor;
  const separators = uses.slice(1).map((use, index) => {
    const before = uses[index]?.end ?? start;
    return before + Math.max(0, text.slice(before, use.start).search(/[,;]/));
  });
  return {
    draft: { start: at, end, syntax: 'org', form: cites.form, command: name, items: { start, end }, separators },
    uses: suppressesAuthor ? uses.map((use) => ({ ...use, suppressesAuthor })) : uses,
  };
}

/** Keys with nothing but commas or semicolons between them. */
function listed(text: string, start: number): { uses: KeyUse[]; end: number } {
  const uses: KeyUse[] = [];
  let at = start;
  let end = start;
  for (;;) {
    plainKey.lastIndex = at;
    const match = plainKey.exec(text);
    const key = match?.[1];
    if (match === null || key === undefined) {
      return { uses, end };
    }
    uses.push(useOf(key, at, match[0].length - key.length));
    end = plainKey.lastIndex;
    if (!/[,;]/.test(text.charAt(end))) {
      return { uses, end };
    }
    at = end + 1;
  }
}

/** Keys after `&`, with texts around them; without them, a list of keys. */
function marked(text: string, start: number, limit: number): { uses: KeyUse[]; end: number } {
  const uses = Array.from(text.slice(start, limit).matchAll(markedKey), ({ 1: key = '', index }) =>
    useOf(key, start + index, 1),
  );
  return uses.length > 0 ? { uses, end: limit } : { ...listed(text, start), end: limit };
}
