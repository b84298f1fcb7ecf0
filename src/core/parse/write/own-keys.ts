import type { WrittenWork } from '../formats/shared/bibliography-format';

/**
 * Works under keys that a format can hold; where two come to the same, a number tells apart those that had to be changed.
 * @param normal a key as the format can hold it
 */
export function withOwnKeys(works: readonly WrittenWork[], normal: (key: string) => string): readonly WrittenWork[] {
  const taken = new Set(works.map(({ item }) => item.id).filter((id) => normal(id) === id));
  const last = new Map<string, number>();
  return works.map((work) => {
    const key = normal(work.item.id);
    if (key === work.item.id) {
      return work;
    }
    let id = key;
    for (let number = last.get(key) ?? 2; taken.has(id); number++) {
      id = `${key}-${number}`;
      last.set(key, number + 1);
    }
    taken.add(id);
    return { ...work, item: { ...work.item, id } };
  });
}
