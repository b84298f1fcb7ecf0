import type { BibliographyReference, CitedDocument } from '../../model/citation';
import type { FurtherNaming } from '../../model/citation-language';
import { insertAt, type TextEdit } from '../../model/text-edit';
import { furtherInDirective } from '../shared/further-naming';

/** A plain scalar that means the same in a list between brackets. */
const plain = /^[\p{L}\p{N}_./][\p{L}\p{N}_./ -]{0,500}$/u;

/** A path as a value of YAML. */
export function yamlPath(path: string): string {
  return plain.test(path) ? path : JSON.stringify(path);
}

/** In the field of the metadata block that a document begins with, or in its directive. */
export function furtherInMarkdown(text: string, path: string, cited: CitedDocument): FurtherNaming | undefined {
  const head = text.slice(0, cited.body?.start ?? 0);
  const isInHead = ({ end }: BibliographyReference) => end <= head.length;
  return cited.bibliographies.every(isInHead)
    ? furtherInMetadata(head, path, cited.bibliographies)
    : cited.bibliographies.some(isInHead)
      ? undefined
      : furtherInDirective(text, path, cited);
}

/** A value with the quotation marks that it is written in. */
function written(head: string, { start, end }: BibliographyReference): { start: number; end: number } {
  const mark = head.charAt(start - 1);
  return (mark === '"' || mark === "'") && head.charAt(end) === mark
    ? { start: start - 1, end: end + 1 }
    : { start, end };
}

function furtherInMetadata(
  head: string,
  path: string,
  bibliographies: readonly BibliographyReference[],
): TextEdit | undefined {
  const values = bibliographies.map((each) => written(head, each));
  const [first, last] = [values[0], values.at(-1)];
  const field = Array.from(head.matchAll(/^bibliography[ \t]{0,9}:/gm));
  if (first === undefined || last === undefined || field.length !== 1 || field[0] === undefined) {
    return undefined;
  }
  const from = field[0].index + field[0][0].length;
  const opening = from <= first.start ? head.slice(from, first.start) : '';
  const behind = head.slice(last.end, last.end + 1_000);
  const added = yamlPath(path);
  if (/^[ \t]{1,20}$/.test(opening)) {
    const value = head.slice(last.start, last.end);
    return values.length === 1 && /^[ \t]{0,20}(?:[ \t]#[^\n]*)?\r?\n/.test(behind)
      ? { ...last, text: `[${/^["']/.test(value) ? value : yamlPath(value)}, ${added}]` }
      : undefined;
  }
  if (/^[ \t]{1,20}\[\s{0,100}$/.test(opening)) {
    const areListed = values
      .slice(1)
      .every(({ start }, at) => /^\s{0,100},\s{0,100}$/.test(head.slice(values[at]?.end, start)));
    return areListed && /^\s{0,100},?\s{0,100}\]/.test(behind) ? insertAt(last.end, `, ${added}`) : undefined;
  }
  return furtherItem(head, from, values, added);
}

/** One more item on a line of its own, where all of the field's value are such lines. */
function furtherItem(
  head: string,
  from: number,
  values: readonly { readonly start: number; readonly end: number }[],
  added: string,
): TextEdit | undefined {
  let at = from;
  let indent = '';
  for (const { start, end } of values) {
    const lead =
      /^[ \t]{0,20}(?:#[^\n]{0,500})?\r?\n(?:[ \t]{0,20}(?:#[^\n]{0,500})?\r?\n){0,20}([ \t]{0,20}-[ \t]{1,9})$/.exec(
        head.slice(at, start),
      )?.[1];
    if (lead === undefined || (indent !== '' && lead !== indent)) {
      return undefined;
    }
    [indent, at] = [lead, end];
  }
  const rest = /^[ \t]{0,20}(?:[ \t]#[^\r\n]{0,500})?(?=\r?\n)/.exec(head.slice(at, at + 600))?.[0];
  return rest === undefined ? undefined : insertAt(at + rest.length, `\n${indent}${added}`);
}
