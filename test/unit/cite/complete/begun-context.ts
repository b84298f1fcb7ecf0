import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { languageOf } from '../../../../src/core/cite/languages/index';

/** Where the cursor is in a row of a table. */
const cursor = '‸';

/**
 * What has been begun at a cursor, short enough for a table: how it is typed, its text up to the end of the key, and `+` with what
 * closes it; then what a citation would take the place of, and the group around it: `«…»` around its items, `>` before what opens and
 * `+` before what closes it.
 */
export function contextOf(syntax: CitationSyntax, marked: string): readonly [typed: string, partial: string] {
  const text = marked.replace(cursor, '');
  const { typed, partial } = languageOf(syntax).contextAt(text, marked.indexOf(cursor)) ?? {};
  const enclosure = partial?.enclosure;
  const { start: open = undefined, items, opening = '', missing = '', style, itemStyle } = enclosure ?? {};
  return [
    typed === undefined
      ? ''
      : `${typed.form} ${text.slice(typed.start, typed.keyEnd)}${typed.close === '' ? '' : `+${typed.close}`}${typed.mark ?? ''}`,
    partial === undefined
      ? ''
      : text.slice(partial.start, partial.end) +
        (items === undefined
          ? ''
          : ` in ${text.slice(open, items.start)}«${text.slice(items.start, items.end)}»` +
            (opening === '' ? '' : `>${opening}`) +
            (missing === '' ? '' : `+${missing}`) +
            ` ${style?.command ?? ''}${style?.form === undefined ? '' : ` ${style.form}`}` +
            (itemStyle === undefined
              ? ''
              : ` ${['k', 'l'].map((key) => itemStyle.item(key)).join(itemStyle.separator)}`)),
  ];
}
