import type { Candidate, Identification } from '../../core/identify/result';
import type { Paper } from '../../core/model/paper';
import type { RecordEdit } from '../../core/records/records-text';
import { type MadeChange, RecordsFiles, type RecordsServices } from './records-files';

/** What has been decided of a result: nothing yet; it was accepted; its candidate was rejected; the paper has an entry already. */
export type ReviewState = 'open' | 'accepted' | 'rejected' | 'taken';

/** A result for a paper of the library, without the candidates that were rejected before. */
export interface ReviewedResult {
  readonly paper: Paper;
  readonly result: Identification;
  readonly candidate: Candidate;
  readonly state: ReviewState;
}

/** What to do with an entry that is there already. */
export type TakenAnswer = 'fill' | 'replace' | undefined;

interface Step {
  readonly made: readonly MadeChange[];
  readonly before: ReadonlyMap<string, ReviewedResult | undefined>;
}

const order = { certain: 0, likely: 1, none: 2 } as const;

/** Decides about results of identification: writes what is accepted or rejected into the records files, and undoes it. */
export class RecordReview {
  readonly #services: RecordsServices;
  readonly #files: RecordsFiles;
  readonly #date: string;
  readonly #results = new Map<string, ReviewedResult>();
  readonly #steps: Step[] = [];
  #none = 0;

  /** @param date the day, as records write it */
  constructor(services: RecordsServices, date: string) {
    this.#services = services;
    this.#files = new RecordsFiles(services);
    this.#date = date;
  }

  /** Results with a record, the surest first. */
  get results(): readonly ReviewedResult[] {
    return [...this.#results.values()];
  }

  /** Results for which there is no record, or none that was not rejected. */
  get none(): number {
    return this.#none;
  }

  /** Those that may be accepted unseen. */
  get certain(): readonly ReviewedResult[] {
    return this.results.filter(({ state, result }) => state === 'open' && result.status === 'certain');
  }

  get canUndo(): boolean {
    return this.#steps.length > 0;
  }

  /** Takes results in. A paper that the library does not have is left out. */
  async load(results: readonly Identification[]): Promise<void> {
    const { rejectionsIn, withoutRejected } = await this.#services.bundles.load('records');
    const papers = results.flatMap(({ key }) => this.#services.library.get(key) ?? []);
    const rejections = new Map<string, ReturnType<typeof rejectionsIn>>();
    for (const file of this.#files.byFile(papers).keys()) {
      rejections.set(file, rejectionsIn(await this.#files.text(file)));
    }
    const found = results.flatMap((result): ReviewedResult[] => {
      const paper = this.#services.library.get(result.key);
      if (paper === undefined) {
        return [];
      }
      const left = withoutRejected(result, paper, rejections.get(this.#files.fileOf(paper)) ?? []);
      const { record, catalogue, score } = left;
      if (record === undefined || catalogue === undefined) {
        this.#none++;
        return [];
      }
      return [{ paper, result: left, candidate: { record, catalogue, score }, state: 'open' }];
    });
    found.sort(
      (left, right) => order[left.result.status] - order[right.result.status] || right.result.score - left.result.score,
    );
    found.forEach((one) => this.#results.set(one.paper.key, one));
  }

  /**
   * Accepts records. Rejects with a `RecordsRefusal` where they cannot be written; what was written until then can be undone.
   * @param answer asked about each paper that has an entry already; where it is not given, those are left as they are
   * @returns the keys whose state has changed
   */
  async accept(
    keys: readonly string[],
    answer?: (one: ReviewedResult) => Promise<TakenAnswer>,
  ): Promise<readonly string[]> {
    const { decisionOf, filledEntry, planAcceptance } = await this.#services.bundles.load('records');
    const wanted = this.#open(keys);
    const step = { made: [] as MadeChange[], before: new Map<string, ReviewedResult | undefined>() };
    try {
      for (const [file, papers] of this.#files.byFile(wanted.map(({ paper }) => paper))) {
        const own = new Set(papers.map(({ key }) => key));
        const decisions = wanted
          .filter(({ paper }) => own.has(paper.key))
          .flatMap(({ paper, result }) => {
            const decision = decisionOf(result, this.#date);
            return decision === undefined ? [] : [{ ...decision, key: paper.key }];
          });
        const { edits, taken } = planAcceptance(this.#services.library, decisions, await this.#files.text(file));
        const all: RecordEdit[] = [...edits];
        for (const { key, entryKey, before, after } of taken) {
          const one = this.#results.get(key);
          const chosen = one === undefined ? undefined : await answer?.(one);
          if (chosen !== undefined) {
            all.push({ key: entryKey, before, after: chosen === 'fill' ? filledEntry(before, after) : after });
          } else {
            this.#set(step.before, key, 'taken');
          }
        }
        await this.#write(step, file, all, 'accepted');
      }
    } finally {
      this.#note(step);
    }
    return [...step.before.keys()];
  }

  /** Notes that a record is not the paper, so that it is proposed no more. @returns the keys whose state has changed */
  async reject(keys: readonly string[]): Promise<readonly string[]> {
    const { rejectionEdit } = await this.#services.bundles.load('records');
    const step = { made: [] as MadeChange[], before: new Map<string, ReviewedResult | undefined>() };
    try {
      for (const { paper, candidate } of this.#open(keys)) {
        const edit = rejectionEdit(paper, candidate.record, this.#date);
        await this.#write(step, this.#files.fileOf(paper), [edit], 'rejected');
      }
    } finally {
      this.#note(step);
    }
    return [...step.before.keys()];
  }

  /** Undoes the last decision. @returns the keys whose state has changed, and how many entries stay, since somebody has changed them */
  async undo(): Promise<{ readonly keys: readonly string[]; readonly left: number }> {
    const step = this.#steps.at(-1);
    if (step === undefined) {
      return { keys: [], left: 0 };
    }
    const left = await this.#files.undo(step.made);
    this.#steps.pop();
    for (const [key, one] of step.before) {
      if (one !== undefined) {
        this.#results.set(key, one);
      }
    }
    return { keys: [...step.before.keys()], left };
  }

  #open(keys: readonly string[]): readonly ReviewedResult[] {
    return [...new Set(keys)].flatMap((key) => {
      const one = this.#results.get(key);
      return one?.state === 'open' || one?.state === 'taken' ? [one] : [];
    });
  }

  async #write(
    step: { readonly made: MadeChange[]; readonly before: Map<string, ReviewedResult | undefined> },
    file: string,
    edits: readonly RecordEdit[],
    state: ReviewState,
  ): Promise<void> {
    if (edits.length === 0) {
      return;
    }
    const { made, stale } = await this.#files.edit(file, edits);
    step.made.push(made);
    edits.forEach((edit) => {
      const key = this.#services.library.get(edit.key)?.key ?? edit.key;
      // Somebody has written an entry in the meantime.
      this.#set(step.before, key, stale.includes(edit) ? 'taken' : state);
    });
  }

  #set(before: Map<string, ReviewedResult | undefined>, key: string, state: ReviewState): void {
    const one = this.#results.get(key);
    if (one !== undefined) {
      before.set(key, one);
      this.#results.set(key, { ...one, state });
    }
  }

  #note(step: Step): void {
    if (step.made.some(({ edits }) => edits.length > 0)) {
      this.#steps.push(step);
    }
  }
}
