import { Library } from '../../../src/core/library/library';
import { deriveSource } from '../../../src/core/library/derive';
import { parseSource } from '../../../src/core/parse/source';

/** A library of lists of one abstract each, as they stand in files. */
export function libraryOfTexts(...texts: readonly string[]): Library {
  const library = new Library((text) => text);
  library.apply({
    updated: texts.flatMap((text, at) => {
      const source = `${at}-${text.length}.txt`;
      const parsed = parseSource({ path: source, text }, { markers: [] });
      return 'skipped' in parsed ? [] : [{ source, parsed: deriveSource(parsed) }];
    }),
    removed: [],
  });
  return library;
}
