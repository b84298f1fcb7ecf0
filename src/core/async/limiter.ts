/**
 * Does something with each of many items, with a few at a time, in their order.
 * @param most items that are at work at a time, at least 1
 * @returns resolves when all are done; rejects with the first failure, which does not keep the other items from their turn
 */
export async function forEachLimited<Item>(
  items: Iterable<Item>,
  most: number,
  task: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const work = async () => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
      try {
        await task(next.value);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: most }, work));
  if (failures.length > 0) {
    throw failures[0];
  }
}

/**
 * Gives what is read of items, in their order, while the next ones are being read already.
 * @param most items that are being read, or have been read and not been taken yet, at a time; at least 1
 * @param read called for no more items once whoever takes them stops; where it rejects, so does the turn of that item, which is the last
 */
export async function* readAhead<Item, Result>(
  items: Iterable<Item>,
  most: number,
  read: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const waiting = items[Symbol.iterator]();
  const reading: Promise<Result>[] = [];
  const begin = () => {
    const next = waiting.next();
    if (next.done !== true) {
      const result = read(next.value);
      // Whoever takes it hears of a failure; it may not come to that.
      result.catch(() => undefined);
      reading.push(result);
    }
  };
  for (let count = 0; count < most; count++) {
    begin();
  }
  for (let result = reading.shift(); result !== undefined; result = reading.shift()) {
    const taken = await result;
    begin();
    yield taken;
  }
}
