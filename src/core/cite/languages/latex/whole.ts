import type { CitationGroup } from '../../model/citation';
import { argumentAt, behindSpace } from './arguments';
import { citeCommand } from './commands';
import { textBefore } from '../../../text/around';

/** Behind the braces of `\nocite{*}`, which hold no key. */
function allEntriesEnd(text: string, offset: number): number | undefined {
  const before = /\\nocite\s{0,9}\{[^{}\n]{0,200}$/.exec(textBefore(text, offset, 250));
  const after = before === null ? null : /^[^{}\n]{0,200}\}/.exec(text.slice(offset, offset + 201));
  return after === null ? undefined : offset + after[0].length;
}

/** The end of a command that takes one key, with what stands behind that; undefined where a group takes further keys. */
function singleEnd(text: string, group: CitationGroup | undefined): number | undefined {
  const command = group?.command === undefined ? undefined : citeCommand(group.command);
  if (group === undefined || command?.isSingle !== true) {
    return undefined;
  }
  let end = group.end;
  for (let count = 0; count < command.following; count += 1) {
    const argument = argumentAt(text, behindSpace(text, end));
    end = argument === undefined ? end : argument.end + 1;
  }
  return end;
}

/** Behind a command at a place that takes no further key. */
export function behindCommand(text: string, offset: number, group: CitationGroup | undefined): number | undefined {
  return group === undefined ? allEntriesEnd(text, offset) : singleEnd(text, group);
}
