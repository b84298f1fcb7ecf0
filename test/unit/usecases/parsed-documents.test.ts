import assert from 'node:assert/strict';
import { ParsedDocuments } from '../../../src/core/usecases/parsed-documents';
import type { DefinitionSource } from '../../../src/core/usecases/given-definitions';
import { settled } from '../async/manual-clock';
import { DocumentRules } from '../workspace/document-rules';
import { fixture } from '../workspace/fixture';

const chapter = '\\see{moss}';
const definition = '\\newcommand{\\see}[1]{\\cite{#1}}';

/** A chapter, open in an editor, and what its root defines for it. */
async function opened(definitionsOf: DefinitionSource['definitionsOf']) {
  const { workspace } = fixture(`%! one.tex\n${chapter}\n`);
  const document = await workspace.open('one.tex');
  const parsed = new ParsedDocuments({
    files: new DocumentRules(workspace),
    definitions: { definitionsOf, onDidChange: () => ({ dispose: () => undefined }) },
    log: { error: () => undefined },
  });
  return { document, parsed, groups: () => parsed.of(document).groups.length };
}

describe('A document that is open', () => {
  it('is read anew when its definitions came to be known while its file was read', async () => {
    let given = '';
    const { document, parsed, groups } = await opened(() => Promise.resolve(given));
    await parsed.ask(document);
    assert.equal(groups(), 0);
    given = definition;
    await parsed.ofFile(document.uri, chapter);
    await parsed.ask(document);
    assert.equal(groups(), 1);
  });

  it('keeps the definitions that were asked for last, whichever answer comes first', async () => {
    const answers: ((definitions: string) => void)[] = [];
    const { document, parsed, groups } = await opened(
      () =>
        new Promise((resolve) => {
          answers.push(resolve);
        }),
    );
    const early = parsed.ask(document);
    const late = parsed.ask(document);
    answers[1]?.(definition);
    await settled();
    answers[0]?.('');
    assert.deepEqual([await early, await late], [true, true]);
    assert.equal(groups(), 1);
  });
});
