import type { ReadPublications } from '../src/core/library/publications';
import { publicationsIn } from '../src/core/parse/bibliography';
import { yaml } from '../src/core/parse/yaml/library';

/** Reads publications from texts. */
export function publicationsFrom(textOf: (source: string) => string | Promise<string>): ReadPublications {
  return async (source, format, spans, related) => {
    const others = await Promise.all(related.map(textOf));
    return spans.map(publicationsIn(await textOf(source), format, yaml, others));
  };
}
