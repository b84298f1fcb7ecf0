import type { TextRange } from '../../../model/paper';
import { endOfLine } from '../../../text/around';

/** What reads the blocks of an Org document, in their order. */
export interface OrgReaders {
  /** A paragraph, heading or the like. */
  paragraph(range: TextRange): void;
  /** The value of a `#+keyword:` line. */
  keyword(name: string, value: TextRange): void;
  /** A property of a drawer. */
  property(name: string, value: TextRange): void;
}

const blockStart = /^[ \t]{0,200}#\+begin_(\S{1,60})/i;
const blockEnd = /^[ \t]{0,200}#\+end_(\S{1,60})[ \t\r]{0,200}$/gim;
/** Blocks whose text is no Org markup. */
const literalBlock = /^(?:src|example|export|comment|ascii|html|latex|beamer)$/;
const keyword = /^[ \t]{0,200}#\+([A-Za-z][\w-]{0,60}):[ \t]{0,200}/;
const comment = /^[ \t]{0,200}#(?:[ \t]|$)/;
const fixedWidth = /^[ \t]{0,200}:(?:[ \t]|$)/;
/** A property drawer, which stands at the start of the document or directly below a heading. */
const drawerStart = /^[ \t]{0,200}:PROPERTIES:[ \t]{0,200}$/i;
const drawerEnd = /^[ \t]{0,200}:END:[ \t\r]{0,200}$/gim;
const property = /^[ \t]{0,200}:([A-Za-z_-]{1,60})\+?:[ \t]{1,200}(\S[^\n]{0,5000})/gm;
const heading = /^\*{1,60}[ \t]/;
const planning = /^[ \t]{0,200}(?:SCHEDULED|DEADLINE|CLOSED):/;
const environment = /^[ \t]{0,200}\\begin\{([A-Za-z0-9*]{1,60})\}/;
const environmentEnd = /\\end\{([A-Za-z0-9*]{1,60})\}[ \t\r]{0,200}$/gm;

/** Goes over the lines of an Org document and tells the readers where text is that Org reads for objects. */
export function readOrgBlocks(text: string, readers: OrgReaders): void {
  const ends = new Map<string, { readonly at: number[]; next: number }>();
  for (const { 1: name = '', index } of text.matchAll(blockEnd)) {
    put(ends, name.toLowerCase(), index);
  }
  for (const { index } of text.matchAll(drawerEnd)) {
    put(ends, ':', index);
  }
  for (const { 1: name = '', index } of text.matchAll(environmentEnd)) {
    put(ends, `\\${name}`, index);
  }
  let drawerMayStart = true;
  let paragraph: TextRange | undefined;
  const endParagraph = () => {
    if (paragraph !== undefined) {
      readers.paragraph(paragraph);
    }
    paragraph = undefined;
  };
  for (let start = 0; start < text.length;) {
    const end = endOfLine(text, start);
    const line = text.slice(start, end).replace(/\r$/, '');
    const range = { start, end: start + line.length };
    start = end + 1;
    const skipped = skippedBlock(line, drawerMayStart, paragraph !== undefined);
    const closing = skipped === undefined ? undefined : nextEnd(ends, skipped, range.start);
    drawerMayStart =
      heading.test(line) || (drawerMayStart && (planning.test(line) || comment.test(line) || line.trim() === ''));
    const named = keyword.exec(line);
    if (closing !== undefined) {
      endParagraph();
      if (skipped === ':') {
        readProperties(text, { start, end: closing }, readers);
      }
      start = endOfLine(text, closing) + 1;
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

function readProperties(text: string, { start, end }: TextRange, readers: OrgReaders): void {
  for (const match of text.slice(start, end).matchAll(property)) {
    const at = start + match.index + match[0].length;
    readers.property((match[1] ?? '').toLowerCase(), { start: at - (match[2] ?? '').length, end: at });
  }
}

/** The name under which the end of a block is listed whose text is no Org markup, where a line starts one. */
function skippedBlock(line: string, drawerMayStart: boolean, isInParagraph: boolean): string | undefined {
  const block = blockStart.exec(line)?.[1]?.toLowerCase();
  if (block !== undefined) {
    return literalBlock.test(block) ? block : undefined;
  }
  if (drawerMayStart && drawerStart.test(line)) {
    return ':';
  }
  const name = isInParagraph ? undefined : environment.exec(line)?.[1];
  return name === undefined ? undefined : `\\${name}`;
}

type Ends = Map<string, { readonly at: number[]; next: number }>;

function put(ends: Ends, name: string, at: number): void {
  const known = ends.get(name);
  if (known === undefined) {
    ends.set(name, { at: [at], next: 0 });
  } else {
    known.at.push(at);
  }
}

function nextEnd(ends: Ends, name: string, from: number): number | undefined {
  const known = ends.get(name);
  if (known === undefined) {
    return undefined;
  }
  while ((known.at[known.next] ?? Infinity) < from) {
    known.next += 1;
  }
  return known.at[known.next];
}
