import type { OverviewTopic } from './overview-topic';

/** A paper as the map and its table show it. */
export interface MapPaper {
  readonly key: string;
  /** What lists call it: its own name, or its title. */
  readonly label: string;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** Authors and year, as far as they are known. */
  readonly credit: string;
  readonly year?: number;
  readonly hasCode: boolean;
  readonly isCited: boolean;
  /** Number of its topic, -1 where it stands under none. */
  readonly topic: number;
}

/** All that the page shows, in the order of the papers; `places` is missing where there is no layout (yet). */
export interface MapContent {
  readonly papers: readonly MapPaper[];
  readonly topics: readonly OverviewTopic[];
  /** x and y of each paper. */
  readonly places?: readonly number[];
}

/** What the page is told. */
export type ToMapPage =
  | ({ readonly type: 'content' } & MapContent)
  /** From 0 to 1; undefined where nobody knows yet. */
  | { readonly type: 'progress'; readonly done?: number }
  /** There will be no layout, since it was cancelled or failed. */
  | { readonly type: 'stopped'; readonly reason?: string };

/** What the page asks for. */
export type FromMapPage =
  | { readonly type: 'ready' }
  | { readonly type: 'show' | 'open'; readonly key: string }
  | { readonly type: 'insert' | 'export'; readonly keys: readonly string[] }
  | { readonly type: 'cancel' | 'layout' };
