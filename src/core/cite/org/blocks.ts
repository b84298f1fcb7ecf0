import type { TextRange } from '../../model';

/** What reads the blocks of an Org document, in their order. */
export interface OrgReaders {
  /** A paragraph, heading or the like. */
  paragraph(range: TextRange): void;
  /** The value of a `#+keyword:` line. */
  keyword(name: string, value: TextRange): void;
}

const blockStart = /^[ \t]{0,200}#\+begin_(\S{1,60})/i;
const blockEnd = /^[ \t]{0,200}#\+end_(\S{1,60})[ \t\r]{0,200}$/gim;
/** Blocks whose text is no Org markup. */
const literalBlock = /^(?:src|example|export|comment|ascii|html|latex|beamer)$/;
const keyword = /^[ \t]{0,200}#\+([A-Za-z][\w-]{0,60}):[ \t]{0,200}/;
const comment = /^[ \t]{0,200}#(?:[ \t]|$)/;
const fixedWidth = /^[ \t]{0,200}:(?:[ \t]|$)/;
const drawerStart = /^[ \t]{0,200}:(?:PROPERTIES|LOGBOOK):[ \t]{0,200}$/i;
const drawerEnd = /^[ \t]{0,200}:END:[ \t\r]{0,200}$/gim;
const heading = /^\*{1,60}[ \t]/;

/** Goes over the lines of an Org document and tells the readers where text is that Org reads for objects. */
export function readOrgBlocks(text: string, readers: OrgReaders): void {
  const ends = new Map<string, { readonly at: number[]; next: number }>();
  for (const { 1: name = '', index } of text.matchAll(blockEnd)) put(ends, name.toLowerCase(), index);
  for (const { index } of text.matchAll(drawerEnd)) put(ends, ':', index);
  let paragraph: TextRange | undefined;
  const endParagraph = () => {
    if (paragraph !== undefined) readers.paragraph(paragraph);
    paragraph = undefined;
  };
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end).replace(/\r$/, '');
    const range = { start, end: start + line.length };
    start = end + 1;
    const block = blockStart.exec(line)?.[1]?.toLowerCase();
    const closing = block !== undefined ? (literalBlock.test(block) ? nextEnd(ends, block, end) : undefined) : drawerStart.test(line) ? nextEnd(ends, ':', end) : undefined;
    const named = keyword.exec(line);
    if (closing !== undefined) {
      endParagraph();
      const behind = text.indexOf('\n', closing);
      start = behind === -1 ? text.length : behind + 1;
    } else if (named !== null) {
      endParagraph();
      readers.keyword((named[1] ?? '').toLowerCase(), { start: range.start + named[0].length, end: range.end });
    } else if (line.trim() === '' || comment.test(line) || fixedWidth.test(line)) {
      endParagraph();
    } else if (heading.test(line)) {
      endParagraph();
      readers.paragraph(range);
    } else {
      paragraph = { start: paragraph?.start ?? range.start, end: range.end };
    }
  }
  endParagraph();
}

type Ends = Map<string, { readonly at: number[]; next: number }>;

function put(ends: Ends, name: string, at: number): void {
  const known = ends.get(name);
  if (known === undefined) ends.set(name, { at: [at], next: 0 });
  else known.at.push(at);
}

function nextEnd(ends: Ends, name: string, from: number): number | undefined {
  const known = ends.get(name);
  if (known === undefined) return undefined;
  while ((known.at[known.next] ?? Infinity) < from) known.next += 1;
  return known.at[known.next];
}
