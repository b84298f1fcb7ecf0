import type { Log } from '../base/log';
import { textHash } from '../library/base/fingerprint';
import type { CachedAnswers, ServiceId, ServiceRecord, WorkIdentifier, WorkQuery } from './model';
import { KeptRecords } from './kept-records';
import { answersIn, type KeptAnswer, storedText } from './stored-answers';

/** Answers that are kept, and characters of all of them as they are written; the oldest go first. */
export const mostAnswers = 5_000;
export const mostCharacters = 8_000_000;
/** Days after which a service is asked again. */
const freshDays = 30;
/** The same of what it did not have. */
const freshDaysOfNothing = 7;

/** Where answers are kept, as one text. */
export interface AnswerFile {
  /** Rejects where there is none. */
  read(): Promise<string>;
  write(text: string): Promise<void>;
}

/** Answers of services with the day on which each was asked, kept in a file. */
export class KeptAnswers implements CachedAnswers {
  readonly #file: AnswerFile;
  readonly #log: Pick<Log, 'warn'>;
  readonly #today: () => string;
  readonly #pause: (() => Promise<void>) | undefined;
  readonly #answers = new Map<string, { readonly answer: KeptAnswer; readonly length: number }>();
  #length = 0;
  /** Made when it is asked for. */
  #index: KeptRecords | undefined;
  #loading: Promise<void> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #isChanged = false;

  /**
   * @param today the day, as `2026-11-29`
   * @param pause waited before the file is written, so that several answers are written together
   */
  constructor(file: AnswerFile, today: () => string, log: Pick<Log, 'warn'>, pause?: () => Promise<void>) {
    this.#file = file;
    this.#today = today;
    this.#log = log;
    this.#pause = pause;
  }

  /** Reads what was kept before, once; what is no answer in it is passed over. Never rejects. */
  load(): Promise<void> {
    this.#loading ??= this.#read();
    return this.#loading;
  }

  /** What a service said; undefined where it was not asked, or so long ago that it is to be asked again. */
  fresh(service: ServiceId, query: WorkQuery): KeptAnswer | undefined {
    const answer = this.any(service, query);
    if (answer === undefined) {
      return undefined;
    }
    const age = (Date.parse(this.#today()) - Date.parse(answer.asked)) / 86_400_000;
    return age >= 0 && age < (answer.records.length === 0 ? freshDaysOfNothing : freshDays) ? answer : undefined;
  }

  /** The same, however long ago. */
  any(service: ServiceId, query: WorkQuery): KeptAnswer | undefined {
    return this.#answers.get(keyOf(service, query))?.answer;
  }

  /** Keeps what a service said, and writes the file. */
  keep(service: ServiceId, query: WorkQuery, answer: KeptAnswer): void {
    this.#set(keyOf(service, query), answer);
    this.#save();
  }

  /** Forgets everything; resolves when the file says so too. */
  async clear(): Promise<void> {
    await this.load();
    this.#answers.clear();
    this.#index = undefined;
    this.#length = 0;
    this.#save();
    await this.whenSaved();
  }

  /** Resolves when all that has been kept so far is in the file, or could not be written. */
  async whenSaved(): Promise<void> {
    await this.#saving;
  }

  get(identifier: WorkIdentifier): readonly ServiceRecord[] {
    this.#index ??= new KeptRecords([...this.#answers.values()].flatMap(({ answer }) => answer.records));
    return this.#index.get(identifier);
  }

  #set(key: string, answer: KeptAnswer): void {
    this.#remove(key);
    const length = key.length + JSON.stringify(answer).length;
    if (length > mostCharacters) {
      return;
    }
    this.#answers.set(key, { answer, length });
    this.#index = undefined;
    this.#length += length;
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= mostAnswers && this.#length <= mostCharacters) {
        break;
      }
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    this.#length -= this.#answers.get(key)?.length ?? 0;
    this.#answers.delete(key);
    this.#index = undefined;
  }

  async #read(): Promise<void> {
    let text: string;
    try {
      text = await this.#file.read();
    } catch {
      return;
    }
    const since = [...this.#answers];
    for (const [key, answer] of text.length > 2 * mostCharacters ? [] : answersIn(text)) {
      this.#set(key, answer);
    }
    since.forEach(([key, { answer }]) => {
      this.#set(key, answer);
    });
  }

  /** One file at a time; what comes while one is being written goes into the next. */
  #save(): void {
    if (this.#isChanged) {
      return;
    }
    this.#isChanged = true;
    this.#saving = this.#saving.then(async () => {
      await Promise.all([this.load(), this.#pause?.()]);
      this.#isChanged = false;
      const answers = [...this.#answers].map(([key, { answer }]) => ({ key, ...answer }));
      await this.#file.write(storedText(answers)).catch((error: unknown) => {
        this.#log.warn(`Answers of services could not be kept: ${String(error)}`);
      });
    });
  }
}

function keyOf(service: ServiceId, { kind, value }: WorkQuery): string {
  const written = value.trim().replace(/\s+/g, ' ').toLowerCase();
  return `${service} ${kind} ${kind === 'abstract' ? (textHash(written) ?? written) : written}`;
}
