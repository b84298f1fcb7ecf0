import * as vscode from 'vscode';
import type { Publication, SourceSpan } from '../../core/model/paper';
import type { BibliographyEntry } from '../../core/parse/formats/shared/bibliography-format';
import type { FileText } from '../../core/parse/source';
import type { EngineClient } from '../../worker/client';
import type { ResultOf } from '../../worker/protocol';
import { readSource } from '../workspace/source-files';

/** Reads bibliographies of all formats off the host's thread. */
export class BibliographyReader {
  readonly #client: Pick<EngineClient, 'call'>;

  constructor(client: Pick<EngineClient, 'call'>) {
    this.#client = client;
  }

  /** The entries; undefined where the file is of no format of bibliographies. */
  entries(file: FileText): Promise<readonly BibliographyEntry[] | undefined> {
    return this.#client.call('bibliography', file);
  }

  /** What a YAML text gives for a name, at any depth. */
  yamlStrings(text: string, name: string): Promise<readonly string[]> {
    return this.#client.call('yamlStrings', { text, name });
  }

  /** Everywhere that a bibliography writes one of some keys. */
  keyUses({ path, text }: FileText, keys: readonly string[]): Promise<readonly BibliographyEntry[]> {
    return this.#client.call('keyUses', { path, text, keys });
  }

  /** What a bibliography says of the works that it has under some keys; related texts may define strings that it names. */
  papers(
    { path, text }: FileText,
    keys: readonly string[],
    related: readonly string[],
  ): Promise<ResultOf<'documentEntries'>> {
    return this.#client.call('documentEntries', { path, text, keys, related });
  }

  /** What a source of the library says of the works at some spans, in their order; see `ReadPublications`. Rejects where it cannot be read. */
  async publications(
    source: string,
    format: string,
    spans: readonly SourceSpan[],
    related: readonly string[],
  ): Promise<readonly (Publication | undefined)[]> {
    const uri = vscode.Uri.parse(source);
    const { text } = await readSource(uri);
    const others = await Promise.all(
      related.map((other) =>
        readSource(vscode.Uri.parse(other)).then(
          (read) => read.text,
          () => '',
        ),
      ),
    );
    return this.#client.call('publications', { path: uri.path, text, format, spans, related: others });
  }
}
