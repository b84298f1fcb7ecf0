import * as vscode from 'vscode';
import type { Event } from '../../core/base/events';
import { loadYaml } from '../../core/parse/yaml/load-yaml';
import { ServiceClient } from '../../core/services/client';
import { KeptAnswers } from '../../core/services/kept-answers';
import type {
  CachedAnswers,
  LookUp,
  ServiceFailure,
  ServiceId,
  ServiceRecord,
  WorkQuery,
} from '../../core/services/model';
import { AllowedServices, permitted } from '../../core/services/permission';
import { nameOf } from '../../core/services/services';
import { hostClock, today } from '../clock';
import { askToAllow, showInformation } from '../notify';
import { configuredValue } from '../settings';
import { StoredCacheFiles } from '../workers/cache-files';
import { failureText } from './failure-text';
import { fetchNetwork } from '../../network/fetch-network';
import { isOnline } from './is-online';
import { ServiceKeys } from './service-keys';

/** What services are opened with. */
export interface OnlineDependencies {
  readonly context: Pick<vscode.ExtensionContext, 'secrets' | 'globalState' | 'globalStorageUri'>;
  readonly log: vscode.LogOutputChannel;
  /** Whether this is the web worker host, which may ask few. */
  readonly isWeb: boolean;
}

const agreedKey = 'services.agreed';
const fileName = 'answers.json';
/** What may stand in a header and in an address. */
const mailAddress = /^[\w.+-]{1,64}@[A-Za-z\d.-]{1,200}$/;

/** Public services for the commands of the editor: what may be asked, what was answered, keys and consent. */
export class OnlineServices {
  readonly #context: OnlineDependencies['context'];
  readonly #keys: ServiceKeys;
  readonly #answers: KeptAnswers;
  readonly #isWeb: boolean;
  #client: ServiceClient;
  #allowed: AllowedServices;

  constructor({ context, log, isWeb }: OnlineDependencies) {
    this.#context = context;
    this.#isWeb = isWeb;
    this.#keys = new ServiceKeys(context.secrets);
    const files = new StoredCacheFiles(vscode.Uri.joinPath(context.globalStorageUri, 'services'));
    const file = {
      read: async () => new TextDecoder().decode(await files.readBytes(fileName)),
      write: (text: string) => files.replaceBytes(fileName, new TextEncoder().encode(text)),
    };
    this.#answers = new KeptAnswers(file, today, log, pause);
    [this.#client, this.#allowed] = this.#open();
  }

  /** Undefined where services are off or the workspace is not trusted; asks for consent itself before the first request. */
  get lookUp(): LookUp | undefined {
    return this.#allowed.lookUp;
  }

  /** What was answered before; complete once `load` has resolved. */
  get cached(): CachedAnswers {
    return this.#answers;
  }

  /** Fires when there is more that was answered, or less. */
  get onDidChangeCached(): Event<undefined> {
    return this.#answers.onDidChange;
  }

  /** Reads what was answered before. */
  load(): Promise<void> {
    return this.#answers.load();
  }

  /** The records by which a query would be answered without a request, once `load` has resolved; undefined where one would be sent. */
  readonly kept = (query: WorkQuery, only?: readonly ServiceId[]): readonly ServiceRecord[] | undefined =>
    this.#client.kept(query, only);

  /** What a user is told of a service that gave nothing. */
  failureText(failure: ServiceFailure): string {
    return failureText(failure, nameOf(failure.service));
  }

  /** Whether services may be asked: shows their hosts before the first request ever. */
  consent(): Promise<boolean> {
    return this.#allowed.consent();
  }

  /** Asks the user for a key. */
  async setKey(): Promise<void> {
    await this.#keys.ask(this.#client.services);
  }

  /** Forgets all answers. */
  async clearAnswers(): Promise<void> {
    await this.#answers.clear();
    void showInformation(vscode.l10n.t('The answers of services have been forgotten.'));
  }

  /** For tests: asks stand-ins at these addresses. */
  useStandIns(bases: ReadonlyMap<ServiceId, string>): void {
    [this.#client, this.#allowed] = this.#open(bases);
  }

  /** Resolves when answers that have come are in the file. */
  whenSaved(): Promise<void> {
    return this.#answers.whenSaved();
  }

  #open(bases?: ReadonlyMap<ServiceId, string>): [ServiceClient, AllowedServices] {
    const permission = {
      isOn: isOnline,
      hasAgreed: () => this.#hosts().every((host) => this.#agreed().includes(host)),
      ask: () => this.#ask(),
    };
    const client = new ServiceClient({
      network: permitted(fetchNetwork(), permission),
      clock: hostClock,
      time: Date.now,
      today,
      answers: this.#answers,
      isWeb: this.#isWeb,
      contact,
      keyOf: this.#keys.keyOf,
      loadYaml,
      ...(bases === undefined ? {} : { bases }),
    });
    return [client, new AllowedServices(permission, client)];
  }

  #hosts(): readonly string[] {
    return this.#client.services.map(({ base }) => new URL(base).host);
  }

  #agreed(): readonly string[] {
    const agreed = this.#context.globalState.get<unknown>(agreedKey);
    return Array.isArray(agreed) ? (agreed as string[]) : [];
  }

  async #ask(): Promise<boolean> {
    const isAllowed = await askToAllow(
      vscode.l10n.t('Ask public services about papers?'),
      vscode.l10n.t(
        'The setting literatureNotes.online is on. Identifiers, titles and abstracts of the papers that you look up would be sent to:\n\n{0}\n\nNothing is sent before you agree, nor anything else.',
        this.#client.services.map(({ name, base }) => `${name} (${new URL(base).host})`).join('\n'),
      ),
      vscode.l10n.t('Allow'),
    );
    if (isAllowed) {
      await this.#context.globalState.update(agreedKey, [...new Set([...this.#agreed(), ...this.#hosts()])]);
    }
    return isAllowed;
  }
}

let opened: OnlineServices | undefined;

/** The services of this window, opened the first time. */
export function online(dependencies: OnlineDependencies): OnlineServices {
  opened ??= new OnlineServices(dependencies);
  return opened;
}

/** Milliseconds in which answers are collected before they are written. */
const collecting = 1_000;

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    hostClock.after(collecting, resolve);
  });

function contact(): string | undefined {
  const address = configuredValue('services.contact');
  return typeof address === 'string' && mailAddress.test(address.trim()) ? address.trim() : undefined;
}
