import type { DamagedRecord } from '../core/identify/catalogue/record';
import type { Identification } from '../core/identify/result';
import type { Paper } from '../core/model/paper';
import type { WorkQuery } from '../core/services/model';
import type { CatalogueFind } from '../core/usecases/find-in-catalogues';
import type { IdentifyProgress } from '../core/usecases/identify-papers';
import type { PartMessage } from './asked-parts';

/** A catalogue as it is announced: its bytes come when they are asked for. */
export interface AnnouncedCatalogue {
  /** As results name it; its ending tells its format. */
  readonly path: string;
  readonly size?: number | undefined;
}

/** What is to be identified, by which catalogues. */
export interface IdentifyTask {
  readonly papers: readonly Paper[];
  readonly catalogues: readonly AnnouncedCatalogue[];
  /** The table of terms and that of topics, in their text forms, and the user's own terms. */
  readonly terms: string;
  readonly ownTerms: Readonly<Record<string, string>>;
  readonly topics: string;
}

/** A work to be found, in which catalogues. */
export interface FindTask {
  readonly query: WorkQuery;
  readonly catalogues: readonly AnnouncedCatalogue[];
}

/** To the worker: the task, first; then each part that it asks for, nothing where the catalogue ends, or why it cannot be read. */
export type IdentifyMessage = { readonly task: IdentifyTask | FindTask } | PartMessage;

/** From the worker: the catalogue of which it wants the next part; how far it is; places that are no records; and last the results or an error. */
export type IdentifyReply =
  | { readonly wanted: number }
  | { readonly progress: IdentifyProgress }
  | { readonly damaged: DamagedRecord; readonly path: string }
  | { readonly results: readonly Identification[] }
  | { readonly finds: readonly CatalogueFind[] }
  | { readonly error: string };
