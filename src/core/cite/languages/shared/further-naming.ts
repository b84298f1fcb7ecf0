import type { CitedDocument } from '../../model/citation';
import type { FurtherNaming } from '../../model/citation-language';
import { insertAt } from '../../model/text-edit';

/** One more file behind those of a single directive of sphinxcontrib-bibtex, which reads only what `conf.py` lists. */
export function furtherInDirective(
  text: string,
  path: string,
  { bibliographies }: CitedDocument,
): FurtherNaming | undefined {
  const [first, last] = [bibliographies[0], bibliographies.at(-1)];
  if (
    first === undefined ||
    last === undefined ||
    /\s/.test(path) ||
    /[\r\n]/.test(text.slice(first.start, last.end))
  ) {
    return undefined;
  }
  return {
    ...insertAt(last.end, ` ${path}`),
    configuration: { file: 'conf.py', line: `bibtex_bibfiles += [${JSON.stringify(path)}]` },
  };
}
