import type { LabelledField } from './labels';
import type { Piece } from './units';

const han = /\p{Script=Han}/u;
/** Of an abstract, which may name things in the other script, so many characters are looked at. */
const sampled = 400;

function isHan(text: string, field: LabelledField): boolean {
  if (field !== 'abstract') {
    return han.test(text);
  }
  const sample = text.slice(0, sampled);
  return (sample.match(/\p{Script=Han}/gu)?.length ?? 0) * 3 > sample.length;
}

/**
 * Whether a label says in another script what an entry has said behind the same one: an abstract of an entry with a title, or, before its
 * abstract, a title or authors.
 * @param fields what the entry has said
 * @param text the label's value, or what stands below the label
 */
export function isTranslatedField(
  fields: ReadonlyMap<LabelledField, readonly Piece[]>,
  field: LabelledField,
  text: string,
): boolean {
  const said = (fields.get(field) ?? []).map((piece) => piece.text).join(' ');
  const mayBe =
    field === 'abstract' ? fields.has('title') : (field === 'title' || field === 'authors') && !fields.has('abstract');
  return mayBe && /\p{L}/u.test(said) && /\p{L}/u.test(text) && isHan(said, field) !== isHan(text, field);
}
