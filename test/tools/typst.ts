import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TypstCompiler } from '../../scripts/tools/programs';

/** Compiles Typst documents in an empty folder. */
export class Typst {
  private readonly folder = mkdtempSync(join(tmpdir(), 'literature-notes-typst-'));
  private readonly compiler: TypstCompiler;

  constructor(create: (workspace: string) => TypstCompiler) {
    this.compiler = create(this.folder);
  }

  /** A file that documents name by its path. */
  file(name: string, content: string): void {
    this.compiler.mapShadow(join(this.folder, name), Buffer.from(content));
  }

  /** The elements of a document that a selector finds. Throws what Typst complains of. */
  query(text: string, selector: string): unknown {
    const result = this.compiler.compile({ mainFileContent: text });
    const errors = result.takeDiagnostics();
    if (result.result === null || result.hasError()) {
      throw new Error(
        errors === null
          ? 'Typst gave no document.'
          : this.compiler
              .fetchDiagnostics(errors)
              .map(({ message }) => message)
              .join('\n'),
      );
    }
    return this.compiler.query(result.result, { selector });
  }

  /** The keys that a document cites with their forms (`key:prose`), sorted; all keys are in its bibliography. */
  cites(text: string, keys: readonly string[]): string[] {
    this.file(
      'keys.bib',
      keys.map((key) => `@article{${key}, title = {${key}}, author = {Li, Wei}, year = {2020}}`).join('\n'),
    );
    const cites = this.query(`#set heading(numbering: "1.")\n${text}\n\n#bibliography("keys.bib")\n`, 'cite') as {
      key: string;
      form?: string | null;
    }[];
    return cites
      .map(({ key, form }) => {
        const name = key.replace(/^<|>$/g, '');
        return form === undefined || form === 'normal' ? name : `${name}:${String(form)}`;
      })
      .sort();
  }
}
