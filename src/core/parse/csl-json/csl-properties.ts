/** A CSL item as JSON, or what is like it, says it. */
export type CslProperties = Readonly<Record<string, unknown>>;

/** What an item says itself under a name. */
export const ownProperty = (item: CslProperties, name: string): unknown =>
  Object.hasOwn(item, name) ? item[name] : undefined;
/** Whether a value is an object with names. */
export const isProperties = (value: unknown): value is CslProperties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
