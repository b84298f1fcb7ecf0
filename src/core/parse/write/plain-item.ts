import type { CslItem } from '../../model/paper';
import type { WrittenWork } from '../formats/shared/bibliography-format';
import { plainOfCsl } from '../csl-json/parse-csl-json';
import { tagsIn } from '../fields/bibliographic-fields';

/** What is known of a work, for formats whose texts are without CSL's markup. */
export function plainItem({ item, publication }: WrittenWork): CslItem {
  const plain: Record<string, unknown> = { ...item };
  for (const name of ['title', 'abstract', 'container-title']) {
    const text = plain[name];
    if (typeof text === 'string' && publication?.isCslMarkup === true && publication.csl[name] !== undefined) {
      plain[name] = plainOfCsl(text);
    }
  }
  return plain as CslItem;
}

/** The tags of a work, else the keywords of its bibliography. */
export function tagsOf(item: CslItem, { tags }: WrittenWork): readonly string[] {
  return tags ?? tagsIn(typeof item.keyword === 'string' ? item.keyword : undefined) ?? [];
}
