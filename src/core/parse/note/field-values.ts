/** Values of a note's fields as texts. */

/** A scalar as text, without white space around it; undefined where it says nothing. */
export function noteScalar(value: unknown): string | undefined {
  const text =
    typeof value === 'string'
      ? value.trim()
      : typeof value === 'number' || typeof value === 'bigint'
        ? String(value)
        : value instanceof Date
          ? value.toISOString()
          : '';
  return text === '' ? undefined : text;
}

/** A text in which wiki links are what they show. */
export function noteText(value: unknown): string | undefined {
  const text = noteScalar(value)?.replace(
    wikiLink,
    (_, target: string, label: string | undefined) => label ?? target.replace(/^.*\//, ''),
  );
  return text === '' ? undefined : text;
}

export const wikiLink = /\[\[([^[\]|]{1,300})(?:\|([^[\]|]{1,300}))?\]\]/g;

/** YAML reads a wiki link without quotation marks as a list in a list. */
export function noteTexts(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value])
    .flatMap((item) =>
      Array.isArray(item)
        ? (item as unknown[])
            .flat(3)
            .map((part) => noteText(part) ?? '')
            .join(', ')
        : (noteText(item) ?? []),
    )
    .filter((text) => text !== '');
}
