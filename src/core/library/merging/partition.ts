/** What is held of two works: `same`; `unclear`, one if nothing speaks against it; `other`. */
export type Verdict = 'same' | 'unclear' | 'other';

/** So many works that say different things are compared with each other; more of one title or identifier are hostile. */
const maxCompared = 60;

/**
 * The sets of works that are one, of works that have something in common. Works are joined where no two of a set are
 * `other`; where some are, by `same` alone, so that one that might be either's joins neither. The result does not depend
 * on the order.
 * @param signature equal for works of which the same holds
 */
export function partition<W>(
  works: readonly W[],
  signature: (work: W) => string,
  judge: (left: W, right: W) => Verdict,
): W[][] {
  const groups = bySignature(works, signature, judge);
  if (groups.length > maxCompared) {
    return groups;
  }
  const heads = groups.flatMap(([head]) => (head === undefined ? [] : [head]));
  const verdicts = heads.map((left, row) =>
    heads.map((right, column): Verdict =>
      row === column ? 'same' : row < column ? judge(left, right) : judge(right, left),
    ),
  );
  const isOther = (members: readonly number[]) =>
    members.some((row, at) => members.slice(at + 1).some((column) => verdicts[row]?.[column] === 'other'));
  const all = heads.map((_, index) => index);
  const sets = components(all, (row, column) => verdicts[row]?.[column] !== 'other').flatMap((loose) =>
    isOther(loose)
      ? components(loose, (row, column) => verdicts[row]?.[column] === 'same').flatMap((firm) =>
          isOther(firm) ? firm.map((index) => [index]) : [firm],
        )
      : [loose],
  );
  return sets.map((set) => set.flatMap((index) => groups[index] ?? []));
}

function bySignature<W>(
  works: readonly W[],
  signature: (work: W) => string,
  judge: (left: W, right: W) => Verdict,
): W[][] {
  const groups = new Map<string, W[]>();
  for (const work of works) {
    const key = signature(work);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [work]);
    } else {
      group.push(work);
    }
  }
  return [...groups.values()].flatMap((group) => {
    const [first, second] = group;
    return first !== undefined && second !== undefined && judge(first, second) === 'other'
      ? group.map((work) => [work])
      : [group];
  });
}

function components(nodes: readonly number[], isEdge: (left: number, right: number) => boolean): number[][] {
  const left = new Set(nodes);
  const found: number[][] = [];
  for (const node of nodes) {
    if (left.delete(node)) {
      const component = [node];
      for (const member of component) {
        for (const other of left) {
          if (isEdge(member, other)) {
            left.delete(other);
            component.push(other);
          }
        }
      }
      found.push(component.sort((one, two) => one - two));
    }
  }
  return found;
}
