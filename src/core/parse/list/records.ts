import { type LabelledField, minAbstractLength } from './labels';
import { hasSeveralSentences, isRule, proposes, weightOf } from './line-heuristics';
import type { Block } from './list-block';
import type { ListRow } from './list-rows';
import { isFurniture, type MarkedLabel, markedLabel } from './markup';
import { beginsText, labelledAbstract, ofWork, type Section } from './section';
import { SectionReader } from './section-reader';

/** What was made of a section: an entry where there is one, and rows that are none of it. */
export interface ReadSection {
  readonly block: Block | undefined;
  readonly rest: readonly ListRow[];
}

/** Whether a line consists of one element of HTML or of attributes. */
const isTag = (text: string): boolean => /^(?:<\/?[a-z][^<>]{0,120}>|\{:[^{}]{0,200}\})$/i.test(text);

/** Where texts that may be papers of their own stand behind the abstract of a section, by their place in it. */
function furtherTexts({ rows, told }: Section): { readonly at: number; readonly apart: boolean }[] {
  const labelled = labelledAbstract(rows);
  const further: { at: number; apart: boolean }[] = [];
  let begun = false;
  let label: MarkedLabel | undefined;
  rows.forEach((row, at) => {
    if (at === 0 || row.kind !== 'text' || isRule(row.text) || isTag(row.text) || told?.has(row) === true) {
      return;
    }
    const here = markedLabel(row.text);
    if (here !== undefined) {
      label = here;
      begun ||= row === labelled && here.start < here.end;
      return;
    }
    if (labelled !== undefined && !begun) {
      begun = label?.field === 'abstract' && labelled.start < row.start;
      return;
    }
    const apart =
      rows[at - 1]?.kind !== 'text' || isFurniture(rows[at - 1]?.text ?? '') || isRule(rows[at - 1]?.text ?? '');
    if (!beginsText(rows, at)) {
      return;
    }
    if (labelled === undefined && !begun) {
      begun = true;
    } else if (apart || weightOf(row.text) >= minAbstractLength) {
      further.push({ at, apart });
    }
  });
  return further;
}

/** So many further paragraphs an abstract below a heading may have. */
const maxFurther = 3;

/**
 * Reads sections, each to where the texts begin that are no part of its entry: below a heading all of it belongs to that, but for
 * the last section, which has no more than any other; elsewhere a paragraph that reads as an abstract is one, unless most
 * entries have such. Few sections that nothing shows to be about a work are none beside many that are.
 * @param others how many entries the list has in tables
 */
export function readSections(sections: readonly Section[], others: number): ReadSection[] {
  const read = readAll(sections);
  const doubtful = read.filter(({ block }, i) => block !== undefined && !isEvident(sections[i], block, others > 0));
  const evident = read.filter(({ block }) => block !== undefined).length - doubtful.length + others;
  return doubtful.length * evidentPerDoubtful > evident
    ? read
    : read.map((each, i) => (doubtful.includes(each) ? { block: undefined, rest: sections[i]?.rows ?? [] } : each));
}

const evidentPerDoubtful = 3;

/** Whether a section names authors or an address of a work, or has an abstract by a label or by its wording. */
function isEvident(section: Section | undefined, { fields }: Block, besideTables: boolean): boolean {
  const texts = fields.get('abstract')?.map(({ text }) => text) ?? [];
  return (
    section === undefined ||
    ['authors', 'arxiv', 'doi'].some((field) => fields.has(field as LabelledField)) ||
    fields.get('link')?.some(({ text }) => ofWork.test(text.slice(0, 2_000))) === true ||
    labelledAbstract(section.rows) !== undefined ||
    texts.some(
      (text) => proposes(text) || (!besideTables && weightOf(text) >= minAbstractLength && hasSeveralSentences(text)),
    )
  );
}

function readAll(sections: readonly Section[]): ReadSection[] {
  const further = sections.map(furtherTexts);
  const goOn =
    further.filter((texts) => texts.some((text) => text.apart)).length * 2 > sections.length && sections.length > 1;
  const [most = 0, second = 0] = further.map(({ length }) => length).sort((a, b) => b - a);
  return sections.map((section, i) => {
    const texts = further[i] ?? [];
    const isLast = i === sections.length - 1;
    const maxElsewhere = texts.length === most ? second : most;
    const apart = texts.filter((text) => text.apart);
    const belong = goOn || section.head.marked ? maxFurther : 0;
    // What follows the last entry may be another list.
    const first =
      isLast && texts.length > maxElsewhere ? (apart[0] ?? texts[0]) : apart.length > belong ? apart[0] : undefined;
    const end = first?.at ?? section.rows.length;
    const block = new SectionReader(section).read(end);
    return { block, rest: block === undefined ? section.rows : section.rows.slice(end) };
  });
}
