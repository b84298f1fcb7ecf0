import { LruMap } from '../../async/lru-map';
import type { Paper } from '../../model/paper';
import { StemReader } from '../translation/stem-reader';
import type { TermTable } from '../translation/term-table';
import { type WeightedText, weightedTextsOf } from './weighted-texts';

/** Papers whose texts are remembered, which take some 2 KB each, and whose words are. */
const maxTexts = 1000;
const maxRead = 400;
/** A reader that knows more words is let go of: those of Latin letters have no end. */
const maxWords = 100_000;

/** A text by its words, numbered by a reader of stems. */
export interface NumberedText {
  readonly words: Uint32Array;
  readonly weight: number;
}

const folded = new LruMap<Paper, readonly WeightedText[]>(maxTexts);

/** The texts of a paper; those of the papers that were asked about last are remembered. */
export function foldedTextsOf(paper: Paper): readonly WeightedText[] {
  return folded.getOrMake(paper, () => weightedTextsOf(paper));
}

/** Reads papers by the stems of a table; remembers the ones that it read last. */
export class PaperReader {
  readonly stems: StemReader;
  readonly #read = new LruMap<Paper, readonly NumberedText[]>(maxRead);

  private constructor(table: TermTable) {
    this.stems = new StemReader(table);
  }

  /** The reader of a table, for one search: by the next one another may have taken its place, with numbers of its own. */
  static for(table: TermTable): PaperReader {
    const known = readers.get(table);
    if (known !== undefined && known.stems.count < maxWords) {
      return known;
    }
    const reader = new PaperReader(table);
    readers.set(table, reader);
    return reader;
  }

  of(paper: Paper): readonly NumberedText[] {
    return this.#read.getOrMake(paper, () =>
      foldedTextsOf(paper).map(({ text, weight }) => ({ words: this.stems.read(text), weight })),
    );
  }
}

const readers = new WeakMap<TermTable, PaperReader>();
