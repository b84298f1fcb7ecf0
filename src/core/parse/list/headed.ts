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

/** Takes the numbers of contributions off the titles, where most have one. */
function withoutCodes(sections: readonly Section[]): Section[] {
  const length = (text: string): number => {
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
