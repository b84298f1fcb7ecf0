import type { CslItem } from '../../model/paper';
import { jsonRecord } from './json-record';
import type { RecordTexts } from './json-scan';
import type { CatalogueRecord, WrittenTexts } from './record';

/** A record in JSON that is parsed when something of it is asked: most are compared by their texts as they stand there, and let go. */
export class UnparsedRecord implements CatalogueRecord {
  readonly line: number;
  #written: WrittenTexts | undefined;
  #whole: CatalogueRecord | undefined;

  /** @param found of a part that is valid JSON, and a record */
  constructor(text: string, start: number, end: number, found: RecordTexts, line: number) {
    this.line = line;
    this.#written = { text, start, end, ...found };
  }

  get written(): WrittenTexts | undefined {
    return this.#written;
  }

  get title(): string {
    return this.whole().title;
  }

  get abstract(): string {
    return this.whole().abstract;
  }

  get doi(): string | undefined {
    return this.whole().doi;
  }

  get arxiv(): string | undefined {
    return this.whole().arxiv;
  }

  readonly csl = (): CslItem => this.whole().csl();

  readonly whole = (): CatalogueRecord => {
    const written = this.#written;
    if (written !== undefined) {
      this.#whole = jsonRecord(JSON.parse(written.text.slice(written.start, written.end)), this.line);
      this.#written = undefined;
    }
    if (this.#whole === undefined) {
      throw new Error('What was scanned is no record.');
    }
    return this.#whole;
  };
}
