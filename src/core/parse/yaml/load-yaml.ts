import type { YamlReader } from './yaml';

let loading: Promise<YamlReader> | undefined;

/** Loads the YAML library, once. */
export function loadYaml(): Promise<YamlReader> {
  loading ??= import('./library').then(({ yaml }) => yaml);
  return loading;
}
