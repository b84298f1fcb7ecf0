import { withoutUndefined } from '../text/without-undefined';
import type { ServiceNotice, ServiceRecord, WorkIdentifier } from './model';

/** Records by the identifiers that they have. */
export class KeptRecords {
  readonly #records = new Map<string, ServiceRecord[]>();
  /** What records that are notices themselves say of other works, by DOI. */
  readonly #notices = new Map<string, ServiceNotice[]>();

  constructor(records: readonly ServiceRecord[]) {
    for (const record of records) {
      const { doi, arxiv, pmid, item, service } = record;
      const isbns = typeof item.ISBN === 'string' ? item.ISBN.split(/[\s,;]+/) : [];
      const named: readonly (readonly [WorkIdentifier['kind'], string | undefined])[] = [
        ['doi', doi],
        ['arxiv', arxiv],
        ['pmid', pmid],
        ['repository', service === 'citation-file' ? item.id : undefined],
        ['acl', /^10\.18653\/v1\/(.+)$/i.exec(doi ?? '')?.[1]],
        ...isbns.map((isbn) => ['isbn', isbn] as const),
      ];
      for (const [kind, value] of named) {
        add(this.#records, value === undefined ? undefined : keyOf({ kind, value }), record);
      }
      for (const { kind, doi: of } of record.updates ?? []) {
        add(this.#notices, of.toLowerCase(), { kind, ...withoutUndefined({ by: doi }) });
      }
    }
  }

  /** The records that have an identifier, with what other records say of the work. */
  get(identifier: WorkIdentifier): readonly ServiceRecord[] {
    return (this.#records.get(keyOf(identifier)) ?? []).map((record) => {
      const told = this.#notices.get(record.doi?.toLowerCase() ?? '') ?? [];
      return told.length === 0 ? record : { ...record, notices: union(record.notices, told) };
    });
  }
}

function keyOf({ kind, value }: WorkIdentifier): string {
  return `${kind} ${kind === 'isbn' ? value.replaceAll('-', '') : value}`.toLowerCase();
}

function add<Value>(map: Map<string, Value[]>, key: string | undefined, value: Value): void {
  if (key !== undefined) {
    const known = map.get(key);
    if (known === undefined) {
      map.set(key, [value]);
    } else if (!known.includes(value)) {
      known.push(value);
    }
  }
}

function union(left: readonly ServiceNotice[] = [], right: readonly ServiceNotice[]): readonly ServiceNotice[] {
  const isKnown = (notice: ServiceNotice) =>
    left.some(({ kind, by }) => kind === notice.kind && by?.toLowerCase() === notice.by?.toLowerCase());
  return [...left, ...right.filter((notice) => !isKnown(notice))];
}
