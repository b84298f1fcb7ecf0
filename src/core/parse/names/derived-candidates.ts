import { formOf, isUpper, maxNameLength, nameKey, strongShape, type NameCandidate, type LinkName } from './candidate';

/** What tells a size: `a1-32B`, `Corpus-200k`, `v2-1.5B`. */
const sizeTail = /-\d{1,4}(?:\.\d{1,2})?[KkMBT]$/;

function hasSize(group: readonly NameCandidate[]): boolean {
  return group.some((candidate) => sizeTail.test(formOf(candidate)));
}

/** `SANs` is the plural of `SAN` where both stand. */
export function mergePlurals(byKey: Map<string, NameCandidate>): void {
  for (const candidate of [...byKey.values()]) {
    const form = formOf(candidate);
    if (candidate.words > 1 || !form.endsWith('s') || !isUpper(form.charCodeAt(form.length - 2))) {
      continue;
    }
    const singular = byKey.get(candidate.key.slice(0, -1));
    if (singular === undefined) {
      continue;
    }
    for (const [spelling, count] of singular.forms) {
      singular.forms.set(spelling, count + candidate.occurrences.length);
    }
    singular.occurrences.push(...candidate.occurrences);
    singular.occurrences.sort((one, other) => one.first - other.first);
    byKey.delete(candidate.key);
  }
}

/** `PICO` of `PICO-db` and `PICO-fit`: what hyphenated candidates begin with. */
export function addStems(byKey: Map<string, NameCandidate>): void {
  const stems = new Map<string, NameCandidate[]>();
  for (const candidate of byKey.values()) {
    const form = formOf(candidate);
    if (candidate.words > 1) {
      continue;
    }
    const size = sizeTail.exec(form);
    const hyphen = size === null ? form.indexOf('-') : size.index;
    if (hyphen < (size === null ? 3 : 2)) {
      continue;
    }
    const stem = form.slice(0, hyphen);
    const group = stems.get(stem);
    if (group === undefined) {
      stems.set(stem, [candidate]);
    } else {
      group.push(candidate);
    }
  }
  for (const [stem, group] of stems) {
    const key = nameKey(stem);
    if (
      byKey.has(key) ||
      (key.length < 3 && group.length < 2 && !hasSize(group)) ||
      (group.length < 2 && !hasSize(group) && (key.length < 4 || !strongShape(stem)))
    ) {
      continue;
    }
    const occurrences = group
      .flatMap((candidate) => candidate.occurrences)
      .sort((one, other) => one.first - other.first);
    byKey.set(key, { key, forms: new Map([[stem, 1]]), occurrences, words: 1, onlyLink: false, isStem: true });
  }
}

export function addLink(byKey: Map<string, NameCandidate>, { name, token, isPhrase }: LinkName): void {
  const key = nameKey(name);
  if (isPhrase || key.length < 3 || byKey.has(key) || name.length > maxNameLength) {
    return;
  }
  byKey.set(key, {
    key,
    forms: new Map([[name, 1]]),
    occurrences: [{ first: token, last: token }],
    words: 1,
    onlyLink: true,
    isStem: false,
  });
}
