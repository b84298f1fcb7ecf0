import { type CslProperties, isProperties, ownProperty } from '../parse/csl-json/csl-properties';
import { withoutUndefined } from '../text/without-undefined';
import { cleanItem, cleanText } from './clean-item';
import type { ServiceId, ServiceNotice, ServiceRecord, WorkIdentifier } from './model';
import { services } from './services';

/** What a service said to a query; no records where it knew no such work. */
export interface KeptAnswer {
  readonly asked: string;
  readonly records: readonly ServiceRecord[];
}

const version = 1;
const day = /^\d{4}-\d\d-\d\d$/;

/** Answers as they are written. */
export function storedText(answers: readonly (KeptAnswer & { readonly key: string })[]): string {
  return JSON.stringify({ version, answers });
}

/** The answers in a text that anybody may have written. */
export function* answersIn(text: string): Generator<readonly [key: string, answer: KeptAnswer]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return;
  }
  for (const answer of isProperties(value) && ownProperty(value, 'version') === version
    ? objects(value, 'answers')
    : []) {
    const [key, asked] = [ownProperty(answer, 'key'), ownProperty(answer, 'asked')];
    if (typeof key === 'string' && key.length < 2_000 && typeof asked === 'string' && day.test(asked)) {
      yield [key, { asked, records: objects(answer, 'records').flatMap((record) => recordIn(record) ?? []) }];
    }
  }
}

const objects = (item: CslProperties, name: string): readonly CslProperties[] => {
  const list = ownProperty(item, name);
  return Array.isArray(list) ? (list as unknown[]).filter(isProperties) : [];
};

const textIn = (item: CslProperties, name: string): string | undefined => {
  const value = ownProperty(item, name);
  return typeof value === 'string' && value !== '' ? cleanText(value) : undefined;
};

const serviceIds: ReadonlyMap<unknown, ServiceId> = new Map(services.map(({ id }) => [id, id]));
const identifierKinds: ReadonlyMap<unknown, WorkIdentifier['kind']> = new Map(
  (['doi', 'arxiv', 'pmid', 'isbn', 'acl', 'repository'] as const).map((kind) => [kind, kind]),
);
const noticeKinds: ReadonlyMap<unknown, ServiceNotice['kind']> = new Map(
  (['retraction', 'correction', 'concern'] as const).map((kind) => [kind, kind]),
);

function recordIn(value: CslProperties): ServiceRecord | undefined {
  const service = serviceIds.get(ownProperty(value, 'service'));
  const asked = textIn(value, 'asked');
  const item = ownProperty(value, 'item');
  if (service === undefined || asked === undefined || !day.test(asked) || !isProperties(item)) {
    return undefined;
  }
  const publishedAs = objects(value, 'publishedAs').flatMap((written) => {
    const kind = identifierKinds.get(ownProperty(written, 'kind'));
    const id = textIn(written, 'value');
    return kind === undefined || id === undefined ? [] : [{ kind, value: id }];
  });
  const notices = objects(value, 'notices').flatMap((written) => {
    const kind = noticeKinds.get(ownProperty(written, 'kind'));
    return kind === undefined
      ? []
      : [{ kind, ...withoutUndefined({ by: textIn(written, 'by'), date: textIn(written, 'date') }) }];
  });
  const updates = objects(value, 'updates').flatMap((written) => {
    const kind = noticeKinds.get(ownProperty(written, 'kind'));
    const doi = textIn(written, 'doi');
    return kind === undefined || doi === undefined ? [] : [{ kind, doi }];
  });
  return {
    item: cleanItem(item),
    service,
    asked,
    ...withoutUndefined({ doi: textIn(value, 'doi'), arxiv: textIn(value, 'arxiv'), pmid: textIn(value, 'pmid') }),
    ...(publishedAs.length === 0 ? {} : { publishedAs }),
    ...(notices.length === 0 ? {} : { notices }),
    ...(updates.length === 0 ? {} : { updates }),
  };
}
