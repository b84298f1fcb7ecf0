import type { CitationGroup } from '../../model/citation';
import { readCitation } from '../latex/citation-command';
import { citeCommand } from '../latex/commands';

/** How far before the cursor the command may begin. */
const maxBefore = 1000;
const command = /\\([A-Za-z]{1,40}\*?)/g;

/** The citation by a command of LaTeX, which Pandoc hands on to LaTeX, at an offset of Markdown; undefined where there is none. */
export function rawTexCitationAt(text: string, offset: number): CitationGroup | undefined {
  const from = Math.max(0, offset - maxBefore);
  const paragraph = text.slice(from, offset).split(/\n[ \t\r]{0,99}\n/);
  const start = offset - (paragraph.at(-1) ?? '').length;
  for (const { 0: written, 1: name = '', index } of text.slice(start, offset + 40).matchAll(command)) {
    const at = start + index;
    const cites = at > offset || text[at - 1] === '\\' ? undefined : citeCommand(name);
    const group = cites && readCitation(text, { name, start: at, behind: at + written.length, ...cites })?.group;
    if (group !== undefined && offset <= group.end) {
      return group;
    }
  }
  return undefined;
}
