/**
 * The next place of something at or behind an offset, for offsets that only grow: each part of the text is searched once,
 * whatever the number of questions.
 * @returns a function from offset to the place found, or -1
 */
export function forwardSearch(text: string, sought: string | RegExp): (from: number) => number {
  let found = -2;
  const search = (from: number): number => {
    if (typeof sought === 'string') {
      return text.indexOf(sought, from);
    }
    sought.lastIndex = from;
    return sought.exec(text)?.index ?? -1;
  };
  return (from) => {
    if (found !== -1 && found < from) {
      found = search(from);
    }
    return found;
  };
}

/** Places of the strings that a global pattern captures, by string; ask for the next one with `nextOf`. */
export class PlacesByName {
  readonly #places = new Map<string, { readonly at: readonly number[]; next: number }>();

  constructor(text: string, pattern: RegExp, nameOf: (match: RegExpExecArray) => string) {
    const found = new Map<string, number[]>();
    for (const match of text.matchAll(pattern)) {
      const name = nameOf(match);
      const at = found.get(name);
      if (at === undefined) {
        found.set(name, [match.index]);
      } else {
        at.push(match.index);
      }
    }
    for (const [name, at] of found) {
      this.#places.set(name, { at, next: 0 });
    }
  }

  /** The first place of a name at or behind an offset; offsets only grow. */
  nextOf(name: string, from: number): number | undefined {
    const places = this.#places.get(name);
    if (places === undefined) {
      return undefined;
    }
    while ((places.at[places.next] ?? Infinity) < from) {
      places.next += 1;
    }
    return places.at[places.next];
  }
}

/** Matching brackets within a range, by the place of the opening one; what a backslash escapes counts for nothing. */
export function bracketPairs(
  text: string,
  start: number,
  end: number,
  open: string,
  close: string,
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const opened: number[] = [];
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === '\\') {
      at += 1;
    } else if (character === open) {
      opened.push(at);
    } else if (character === close) {
      const from = opened.pop();
      if (from !== undefined) {
        pairs.set(from, at);
      }
    }
  }
  return pairs;
}
