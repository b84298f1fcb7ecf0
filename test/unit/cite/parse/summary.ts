import type { CitedDocument } from '../../../../src/core/cite/model/citation';

/**
 * What a document cites, short enough for a table: `(see a, p. 3; -b)` in brackets, `a` in the text, `!a` unseen; a command
 * stands before, `~` before what is not read.
 */
export function summary({ groups }: CitedDocument): string {
  return groups
    .map(({ form, command, citations, unread }) => {
      const items = citations.map(({ prefix, key, suffix, suppressesAuthor }) =>
        [
          prefix === undefined ? '' : `${prefix} `,
          suppressesAuthor ? '-' : '',
          key,
          suffix === undefined ? '' : `, ${suffix}`,
        ].join(''),
      );
      const list = items.join('; ');
      const shown = form === 'parenthetical' ? `(${list})` : form === 'unseen' ? `!${list}` : list;
      return `${unread === undefined ? '' : '~'}${command === undefined ? '' : `${command}:`}${shown}`;
    })
    .join(' | ');
}
