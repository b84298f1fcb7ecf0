import type { PublishedIn } from '../../model/paper';

const stopWords: ReadonlySet<string> = new Set('of the and for in on de la et und der a an'.split(' '));

function wordsOf(container: string): string[] {
  return container
    .slice(0, 300)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !stopWords.has(word));
}

/** Whether two names of a journal may be one: equal, or each word is the start of the other's (`J. Cold Water`). */
function isSameContainer(left: string, right: string): boolean {
  const [one, two] = [wordsOf(left), wordsOf(right)];
  return (
    one.length === two.length &&
    one.every((word, index) => word.startsWith(two[index] ?? '') || two[index]?.startsWith(word))
  );
}

function differ(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && right !== undefined && left !== right;
}

/** Whether two entries stand in different volumes, or on different pages, of one journal or book. Numbers of issues are written in too many ways. */
export function standElsewhere(left: PublishedIn | undefined, right: PublishedIn | undefined): boolean {
  if (
    left?.container === undefined ||
    right?.container === undefined ||
    !isSameContainer(left.container, right.container)
  ) {
    return false;
  }
  return differ(left.volume, right.volume) || differ(left.page, right.page);
}

/** Whether two entries are known to stand in different journals or books, or elsewhere in one. */
export function standApart(left: PublishedIn | undefined, right: PublishedIn | undefined): boolean {
  const hasOthers =
    left?.container !== undefined &&
    right?.container !== undefined &&
    !isSameContainer(left.container, right.container);
  return (
    hasOthers ||
    differ(left?.volume, right?.volume) ||
    differ(left?.issue, right?.issue) ||
    differ(left?.page, right?.page)
  );
}
