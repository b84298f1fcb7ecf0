import type { PersonName } from '../../model/paper';

const nameParts = ['family', 'given', 'literal', 'suffix', 'non-dropping-particle', 'dropping-particle'] as const;

/** The people of a name variable, which a file may fill with anything: only name parts that are texts. */
export function peopleOf(names: unknown): PersonName[] {
  const people = (Array.isArray(names) ? (names as unknown[]) : []).filter(
    (name): name is Record<string, unknown> => typeof name === 'object' && name !== null,
  );
  return people.map(
    (name) =>
      Object.fromEntries(
        nameParts.flatMap((part) => (typeof name[part] === 'string' && name[part] !== '' ? [[part, name[part]]] : [])),
      ) as PersonName,
  );
}
