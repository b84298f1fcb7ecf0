import { normalizeText } from '../library/base/normalize';
import { arxivOfDoi } from '../parse/links/identifiers';
import type { YamlReader } from '../parse/yaml/yaml';
import { withoutUndefined } from '../text/without-undefined';
import type { KeptAnswers } from './kept-answers';
import type {
  AbortSignalLike,
  LookUp,
  LookUpResult,
  ServiceFailure,
  ServiceId,
  ServiceRecord,
  WorkQuery,
} from './model';
import { Pacer } from './pacer';
import { sendPaced, type Sending } from './sending';
import { type Service, ServiceError } from './service';
import { services, steps } from './services';

/** What services are asked with. */
export interface ClientPorts extends Sending {
  readonly answers: KeptAnswers;
  /** The day, as `2026-11-29`. */
  readonly today: () => string;
  /** Whether only services may be asked that allow it to pages of other origins. */
  readonly isWeb: boolean;
  readonly contact?: () => string | undefined;
  readonly keyOf?: (service: ServiceId) => Promise<string | undefined>;
  /** Loaded when a citation file is read. */
  readonly loadYaml: () => Promise<YamlReader>;
  /** Addresses at which services are asked in place of their own: those of stand-ins. */
  readonly bases?: ReadonlyMap<ServiceId, string>;
  readonly services?: readonly Service[];
}

/** Asks public services about works, in the manner each of them wants to be asked, and keeps what they say. */
export class ServiceClient {
  readonly #ports: ClientPorts;
  readonly #services: ReadonlyMap<ServiceId, Service>;
  readonly #pacers = new Map<ServiceId, Pacer>();

  constructor(ports: ClientPorts) {
    this.#ports = ports;
    this.#services = new Map(
      (ports.services ?? services).filter(({ inWeb }) => inWeb || !ports.isWeb).map((service) => [service.id, service]),
    );
  }

  /** The services that may be asked here. */
  get services(): readonly Service[] {
    return [...this.#services.values()];
  }

  /** The records by which a query would be answered without a request, once kept answers have been loaded; undefined where one would be sent. */
  kept(query: WorkQuery, only?: readonly ServiceId[]): readonly ServiceRecord[] | undefined {
    const asked = asServicesKnowIt(query);
    const records: ServiceRecord[] = [];
    for (const step of this.#stepsOf(asked, only)) {
      const kept = step.map(({ id }) => this.#ports.answers.fresh(id, asked));
      if (kept.includes(undefined)) {
        return undefined;
      }
      records.push(...kept.flatMap((answer) => answer?.records ?? []));
      if (records.some((record) => answers(record, asked))) {
        break;
      }
    }
    return records;
  }

  readonly lookUp: LookUp = async (query, signal, only) => {
    await this.#ports.answers.load();
    const asked = asServicesKnowIt(query);
    const records: ServiceRecord[] = [];
    const failures: ServiceFailure[] = [];
    for (const step of this.#stepsOf(asked, only)) {
      const results = await Promise.all(step.map((service) => this.#ask(service, asked, signal)));
      records.push(...results.flatMap((result) => result.records));
      failures.push(...results.flatMap((result) => result.failures));
      if (signal.aborted || records.some((record) => answers(record, asked))) {
        break;
      }
    }
    return { records, failures: unique(failures.filter(({ cause }) => records.length === 0 || cause !== 'not-found')) };
  };

  #stepsOf({ kind }: WorkQuery, only?: readonly ServiceId[]): readonly (readonly Service[])[] {
    return steps[kind]
      .map((step) => step.flatMap((id) => (only?.includes(id) === false ? [] : (this.#services.get(id) ?? []))))
      .filter((step) => step.length > 0);
  }

  async #ask(service: Service, query: WorkQuery, signal: AbortSignalLike): Promise<LookUpResult> {
    const { answers, today } = this.#ports;
    const { id } = service;
    const kept = answers.fresh(id, query);
    if (kept !== undefined) {
      return kept.records.length === 0 ? nothing(id) : { records: kept.records, failures: [] };
    }
    try {
      const found = await this.#find(service, query, signal);
      const asked = today();
      const records = found.map((work): ServiceRecord => ({ ...work, service: id, asked }));
      answers.keep(id, query, { asked, records });
      return records.length === 0 ? nothing(id) : { records, failures: [] };
    } catch (error) {
      const { failure, retryAfter, status } = error instanceof ServiceError ? error : new ServiceError('malformed');
      if (failure === 'not-found') {
        answers.keep(id, query, { asked: today(), records: [] });
      }
      return {
        // What it said longer ago is better than nothing, and has its date.
        records: failure === 'not-found' ? [] : (answers.any(id, query)?.records ?? []),
        failures: [{ service: id, cause: failure, ...withoutUndefined({ retryAfter, status }) }],
      };
    }
  }

  async #find(service: Service, query: WorkQuery, signal: AbortSignalLike) {
    const { keyOf, contact, loadYaml, bases } = this.#ports;
    if (signal.aborted) {
      throw new ServiceError('cancelled');
    }
    const key = service.takesKey ? await keyOf?.(service.id) : undefined;
    const yaml = service.id === 'citation-file' ? await loadYaml() : undefined;
    const pacer = this.#pacerOf(service, key !== undefined);
    const base = bases?.get(service.id) ?? service.base;
    return service.find(
      query,
      (path, request) =>
        sendPaced(
          this.#ports,
          pacer,
          { ...request, url: `${base}${path}`, headers: { ...this.#agent(), ...request?.headers } },
          signal,
        ),
      { key, contact: contact?.(), yaml },
    );
  }

  /** Who asks; in a page such a header would have the browser ask first whether it may be sent. */
  #agent(): Readonly<Record<string, string>> {
    const contact = this.#ports.contact?.();
    return this.#ports.isWeb
      ? {}
      : { 'user-agent': `literature-notes${contact === undefined ? '' : ` (mailto:${contact})`}` };
  }

  #pacerOf({ id, pace }: Service, hasKey: boolean): Pacer {
    const interval = hasKey ? (pace.intervalWithKey ?? pace.interval) : pace.interval;
    const known = this.#pacers.get(id);
    if (known !== undefined) {
      if (pace.intervalWithKey !== undefined) {
        known.setInterval(interval);
      }
      return known;
    }
    const pacer = new Pacer(this.#ports.clock, pace.atOnce, interval);
    this.#pacers.set(id, pacer);
    return pacer;
  }
}

const nothing = (service: ServiceId): LookUpResult => ({ records: [], failures: [{ service, cause: 'not-found' }] });

/** A preprint of arXiv by its own identifier, since its DOI is that of another agency. */
function asServicesKnowIt(query: WorkQuery): WorkQuery {
  const arxiv = query.kind === 'doi' ? arxivOfDoi(query.value) : undefined;
  return arxiv === undefined ? query : { kind: 'arxiv', value: arxiv };
}

/** Whether a record is what was asked for, so that nobody else need be asked. */
function answers({ item }: ServiceRecord, { kind, value }: WorkQuery): boolean {
  if (kind !== 'title') {
    return true;
  }
  const asked = normalizeText(value);
  return asked !== '' && typeof item.title === 'string' && normalizeText(item.title) === asked;
}

/** What went wrong once by service and cause. */
function unique(failures: readonly ServiceFailure[]): readonly ServiceFailure[] {
  return [...new Map(failures.map((failure) => [`${failure.service} ${failure.cause}`, failure])).values()];
}
