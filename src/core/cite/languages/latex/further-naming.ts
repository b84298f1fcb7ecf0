import type { CitedDocument } from '../../model/citation';
import type { FurtherNaming } from '../../model/citation-language';
import { insertAt } from '../../model/text-edit';

/** What stands before a file's name in the argument of a command that names it. */
const inCommand = /\\(addbibresource|bibliography)\s{0,9}(?:\[[^\]{}\n]{0,200}\]\s{0,9})?\{([^{}\\%]{0,500})$/;
/** No part of a file's name in an argument. */
const special = /[\s,{}%#\\~"$&^_]/;

/**
 * By a further `\addbibresource`, or in the one `\bibliography` of a document. A part of a work is left alone, since what it names lies
 * where the whole is made.
 */
export function furtherInLatex(
  text: string,
  path: string,
  { bibliographies, body }: CitedDocument,
): FurtherNaming | undefined {
  const last = bibliographies.at(-1);
  if (last === undefined || body === undefined || !/\\documentclass\b/.test(text.slice(0, body.start))) {
    return undefined;
  }
  const commands = bibliographies.map(({ start }) => {
    const found = inCommand.exec(text.slice(Math.max(0, start - 1000), start));
    return found === null ? undefined : { name: found[1], argument: start - (found[2] ?? '').length };
  });
  const command = commands.at(-1);
  const closing = /^(?:\s|%[^\n]{0,300}\n){0,200}\}/.exec(text.slice(last.end, last.end + 1_000))?.[0].length;
  if (command === undefined || closing === undefined) {
    return undefined;
  }
  if (command.name === 'bibliography') {
    const named = path.replace(/\.bib$/i, '');
    return !special.test(named.replaceAll('_', '')) && commands.every((each) => each?.argument === command.argument)
      ? insertAt(last.end, `,${named}`)
      : undefined;
  }
  if (special.test(path.replaceAll('_', '')) || commands.some((each) => each?.name !== command.name)) {
    return undefined;
  }
  const behind = last.end + closing;
  const rest = /^[ \t]{0,20}(?:%[^\r\n]{0,1000})?(?=\r?\n|$)/.exec(text.slice(behind, behind + 1_100))?.[0];
  const added = `\\addbibresource{${path}}`;
  return rest === undefined ? insertAt(behind, added) : insertAt(behind + rest.length, `\n${added}`);
}
