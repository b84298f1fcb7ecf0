import type { CslItem, Paper } from '../../model/paper';
import { detectLanguage } from '../../text/language';
import { peopleOf } from '../../parse/fields/csl-names';

/** A work in two languages. */
export interface BilingualItem {
  readonly chinese: CslItem;
  readonly other: CslItem;
}

const isChinese = (text: string) => detectLanguage(text) === 'zh';

/**
 * A work in Chinese and in its second language, where both are known: title, authors where it has any, journal or book where that is
 * known in both; undefined for any other work. A title alone beside authors of the other language is somebody's translation, and no reference.
 */
export function bilingualItem(item: CslItem, { translation }: Pick<Paper, 'translation'>): BilingualItem | undefined {
  const { title } = item;
  const other = translation?.title;
  if (typeof title !== 'string' || other === undefined || isChinese(title) === isChinese(other)) {
    return undefined;
  }
  const [own, others] = [peopleOf(item.author), translation?.authors ?? []];
  const inChinese = isChinese(title) ? own : others;
  const isKnown =
    own.length === 0 ? others.length === 0 : others.length > 0 && inChinese.every((name) => isChinese(nameOf(name)));
  if (!isKnown) {
    return undefined;
  }
  const second: CslItem = {
    ...item,
    title: other,
    ...(others.length === 0 ? {} : { author: others }),
    ...(translation?.container === undefined ? {} : { 'container-title': translation.container }),
  };
  return isChinese(title) ? { chinese: item, other: second } : { chinese: second, other: item };
}

function nameOf(name: object): string {
  return Object.values(name).join('');
}
