import { codeOf } from './leads';
import type { ListRow } from './list-rows';
import { type Section, titleIn } from './section';
import { sectionsByForm } from './sections-by-form';
import { sectionsByPlace } from './sections-by-place';

/**
 * The sections of a list whose entries begin at their titles: under headings or in items of Markdown, at references, or at
 * lines above labelled abstracts. A form heads the entries where nearly every abstract has a head of its own.
 */
export function findSections(groups: readonly (readonly ListRow[])[]): Section[] {
  const formed = sectionsByForm(groups);
  return withoutCodes(formed.length > 0 ? formed : sectionsByPlace(groups));
}

/** A number in Chinese words, or one behind what is numbered: `一、`, `（二）`, `论文三：`, `Paper 4:`. */
const inWords =
  /^(?:[一二三四五六七八九十百]{1,4}\s?[、．.]|[（(][一二三四五六七八九十百]{1,4}[)）]|(?:论文|文献|paper)\s?(?:[一二三四五六七八九十百]{1,4}|\d{1,4})\s?[:：、.])\s*/i;

/** Takes the numbers of contributions off the titles, where most have one. */
function withoutCodes(sections: readonly Section[]): Section[] {
  const length = (text: string): number => {
    const ordinal = inWords.exec(text)?.[0].length ?? 0;
    if (ordinal > 0 && ordinal < text.length) {
      return ordinal;
    }
    const code = codeOf(text);
    return code === undefined || code.alone ? 0 : code.length;
  };
  const numbered = sections.filter(({ head, rows }) => length(titleIn(rows[0], head.parts)) > 0).length;
  if (numbered < 2 || numbered * 2 < sections.length) {
    return [...sections];
  }
  return sections.map((section) => ({
    ...section,
    head: {
      ...section.head,
      parts: section.head.parts.map((part) =>
        part.field === 'title' ? { ...part, start: part.start + length(titleIn(section.rows[0], [part])) } : part,
      ),
    },
  }));
}
