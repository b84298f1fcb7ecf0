/** A topic that papers stand under. */
export interface OverviewTopic {
  /** In English. */
  readonly label: string;
  readonly labelZh?: string;
}
