import type { TextRange } from '../../../model/paper';
import type { BibliographyReference } from '../../model/citation';
import { argumentAt, behindSpace, optionAt } from './arguments';
import { endOfLine } from '../../../text/around';

/** Commands that name files: how many arguments stand before the one that does, and whether it may name several and without ending. */
interface Naming {
  readonly before: number;
  readonly isList: boolean;
}

const resource: Naming = { before: 0, isList: false };
const list: Naming = { before: 0, isList: true };
/** `\bibliographyNAME` of multibib and its relatives; what else begins so names none. */
const further =
  /^bibliography(?!style|unit|name|font|title|heading|item|cite|section|category|foot|strip|print)[A-Za-z]{1,40}$/;

/** What a command that may name bibliographies does with its arguments. */
export function bibliographyCommand(name: string): Naming | undefined {
  if (/^(?:addbibresource|addglobalbib|addsectionbib)$/.test(name)) {
    return resource;
  }
  if (/^(?:no)?bibliography\*?$|^(?:putbib|defaultbibliography)$/.test(name)) {
    return list;
  }
  if (name === 'newbibliography' || name === 'bibliographystyle') {
    return undefined;
  }
  return further.test(name) ? list : undefined;
}

/** Environments and commands whose option, or for bibtopic whose argument, names files. */
export const sectionOption = /^(?:refsection|newrefsection)$/;

/** The files that an argument names. Comments, `\subfix` and quotation marks are taken off; what a macro stands for is left open. */
export function bibliographiesIn(
  text: string,
  argument: TextRange,
  { isList, isPattern = false }: Pick<Naming, 'isList'> & { readonly isPattern?: boolean },
  macros: ReadonlyMap<string, string>,
): BibliographyReference[] {
  const found: BibliographyReference[] = [];
  for (const range of parts(text, argument)) {
    const raw = text.slice(range.start, range.end);
    const written = raw.replace(/^(?:\s{1,200}|%[^\n]{0,1000}(?:\n|$)){0,100}/, '');
    const leading = raw.length - written.length;
    const rest = written.replace(/%[^\n]{0,1000}(?:\n|$)[\s\S]*$/, '').trimEnd();
    const inner = /^\\subfix\s{0,9}\{([^{}]{1,300})\}$/.exec(rest)?.[1] ?? rest;
    const plain = inner
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replace(/^\{([^{}]*)\}$/, '$1');
    if (plain === '' || plain.includes('#')) {
      continue;
    }
    const expanded = plain.replace(
      /\\([A-Za-z]{1,60})(?:\{\}|[ \t]{1,9})?/g,
      (macro, name: string) => macros.get(name) ?? macro,
    );
    const path = expanded.includes('\\') ? leftOpen(expanded) : expanded;
    const start = range.start + leading + Math.max(0, rest.indexOf(plain));
    for (const named of isPattern ? alternatives(path) : [path]) {
      found.push({
        start,
        end: start + plain.length,
        path: isList && !named.endsWith('.bib') ? `${named}.bib` : named,
        ...(/[*?]/.test(named) ? { mayBeMissing: true as const } : {}),
      });
    }
  }
  return found;
}

const maxAlternatives = 50;
const oneOf = /\{([^{}]{0,1000})\}/;

/** The patterns that one means which biber reads: `{a,b}` is either, `[ab]` any character here. */
function alternatives(pattern: string): readonly string[] {
  let open = [pattern.replace(/\[[^\][]{1,100}\]/g, '?')];
  while (open.length < maxAlternatives && open.some((each) => oneOf.test(each))) {
    open = open.flatMap((each) => {
      const [whole, written] = oneOf.exec(each) ?? [];
      return whole === undefined || written === undefined
        ? [each]
        : written.split(',').map((item) => each.replace(whole, () => item));
    });
  }
  return open.slice(0, maxAlternatives);
}

/** A path in which a macro stands: any file with what stands behind it. */
function leftOpen(path: string): string {
  const behind = path
    .slice(path.lastIndexOf('\\'))
    .replace(/^\\(?:[A-Za-z@]{1,60}|.)(?:\{\}|[ \t]{1,9})?/, '')
    .replace(/[{}]/g, '');
  return behind.startsWith('/')
    ? `**${behind}`
    : /^(?:[._-]|$)/.test(behind)
      ? `*${behind === '' ? '.bib' : behind}`
      : `**/${behind}`;
}

/** What commas part within a range, but for those in braces. */
function parts(text: string, { start, end }: TextRange): TextRange[] {
  const found: TextRange[] = [];
  let from = start;
  let depth = 0;
  for (let at = start; at <= end; at += 1) {
    depth += at >= end ? 0 : text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
    if (at < end && text[at] === '%') {
      at = Math.min(endOfLine(text, at), end - 1);
      continue;
    }
    if (at < end && (text[at] !== ',' || depth > 0)) {
      continue;
    }
    found.push({ start: from, end: at });
    from = at + 1;
  }
  return found;
}

/** The argument of a command that names files, behind its options and what else stands before it. */
export function namingArgument(
  text: string,
  behind: number,
): { readonly option: TextRange | undefined; readonly argument: TextRange | undefined } {
  const option = optionAt(text, behindSpace(text, behind));
  const open = behindSpace(text, option === undefined ? behind : option.end + 1);
  return { option, argument: argumentAt(text, open) };
}
