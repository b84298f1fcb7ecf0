import { scanRecords } from '../parse/formats/literature-records';

/** Fields that say the same: where an entry has one, it needs none of the others. */
const alike: readonly (readonly string[])[] = [
  ['year', 'date'],
  ['journal', 'journaltitle', 'booktitle', 'howpublished'],
  ['archiveprefix', 'eprinttype'],
  ['address', 'location'],
  ['school', 'institution', 'publisher'],
];

/**
 * An entry with what it lacks, out of another one of the same work: what it says itself stays to the letter, comments and order too.
 * @returns the entry as it was where it lacks nothing, or either is no entry
 */
export function filledEntry(entry: string, from: string): string {
  const [own] = scanRecords(entry);
  const [other] = scanRecords(from);
  if (own === undefined || other === undefined || own.isDamaged) {
    return entry;
  }
  const isEmpty = ({ start, end }: { readonly start: number; readonly end: number }) =>
    entry.slice(start, end).trim() === '';
  const has = (name: string) => own.fields.some((field) => field.name === name && !isEmpty(field));
  const lacking = other.fields.filter(
    ({ name, start, end }) =>
      from.slice(start, end).trim() !== '' && !(alike.find((names) => names.includes(name)) ?? [name]).some(has),
  );
  const edits = lacking.flatMap(({ name, start, end }) => {
    const value = from.slice(start, end);
    const empty = own.fields.find((field) => field.name === name);
    // An empty value in braces or quotes is filled in where it stands.
    return empty === undefined || !/["{]/.test(entry[empty.start - 1] ?? '')
      ? []
      : [{ start: empty.start, end: empty.end, name, text: value }];
  });
  const filled = new Set(edits.map(({ name }) => name));
  const added = lacking
    .filter(({ name }) => !filled.has(name))
    .map(
      ({ name, start, end }) =>
        `  ${name} = ${isBare(from, start) ? from.slice(start, end) : `{${from.slice(start, end)}}`},\n`,
    );
  let text = entry;
  const close = own.end - 1;
  const before = entry.slice(0, close).trimEnd();
  const comma = before.endsWith(',') || before.endsWith('{') ? '' : ',';
  if (added.length > 0) {
    text = `${before}${comma}\n${added.join('')}${entry.slice(close)}`;
  }
  for (const edit of edits.sort((left, right) => right.start - left.start)) {
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  }
  return text;
}

/** Whether a value stands without braces or quotes: a number, or the name of a month. */
function isBare(text: string, start: number): boolean {
  return !/["{]/.test(text[start - 1] ?? '');
}

/** Where a person is to write on in an entry: in its first empty field, else at its start. */
export function placeToFill(entry: string): number {
  const fields = scanRecords(entry)[0]?.fields ?? [];
  return fields.find(({ start, end }) => entry.slice(start, end).trim() === '')?.start ?? 0;
}
