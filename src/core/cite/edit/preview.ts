import type { CitationSyntax } from '../model/citation';
import { parseCitations } from '../languages/index';
import type { TextEdit } from '../model/text-edit';

/**
 * What is put in as it would stand in a text: with the rest of the group that it becomes part of.
 * @param definitions of commands that cite, see `CitedDocument.definitions`
 */
export function previewOf(
  text: string,
  { start, end, text: put }: TextEdit,
  syntax: CitationSyntax,
  definitions?: string,
): string {
  const changed = text.slice(0, start) + put + text.slice(end);
  let [from, to] = [start + put.length - put.replace(/^[\s~]{1,9}/, '').length, start + put.trimEnd().length];
  const { groups } = parseCitations(changed, syntax, definitions);
  for (const group of groups) {
    if (group.start < to && from < group.end) {
      [from, to] = [Math.min(from, group.start), Math.max(to, group.end)];
    }
  }
  // Citations that stand bare are separated by what was put in with the new one.
  const isSeparator = (character: string) => /^[;；、，,]$/.test(character);
  const before = isSeparator(changed.charAt(from)) ? groups.filter((group) => group.end <= from).at(-1) : undefined;
  const behind = isSeparator(changed.charAt(to - 1)) ? groups.find((group) => to <= group.start) : undefined;
  const adjoins = (start: number, end: number) => changed.slice(start, end).trim() === '';
  return changed.slice(
    before !== undefined && adjoins(before.end, from) ? before.start : from,
    behind !== undefined && adjoins(to, behind.start) ? behind.end : to,
  );
}
