import assert from 'node:assert/strict';
import { CompletionPlaces } from '../../../src/core/cite/complete/completion';
import { IncrementalParser } from '../../../src/core/cite/incremental/incremental-parser';
import { citationLanguages, languageOf, parseCitations } from '../../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../../src/core/cite/model/citation';
import { Library } from '../../../src/core/library/library';
import { WorkspaceCitations } from '../../../src/core/usecases/index-citations';
import { ManualClock } from '../async/manual-clock';
import type { LanguageFixture } from '../cite/languages/fixture';
import { DocumentRules } from '../workspace/document-rules';
import { fixture } from '../workspace/fixture';

/** Paragraphs of words and citations, with something else among them. */
function longText(syntax: CitationSyntax, count: number): string {
  const { writing } = languageOf(syntax);
  return Array.from({ length: count }, (_, index) => {
    const cited = writing.group(writing.item(`key${index}`), {});
    return index % 50 === 0
      ? `- an item ${cited}`
      : `So moss grows on walls ${cited}, it is said, in much of the world.`;
  }).join('\n\n');
}

describe('a long document', () => {
  for (const { id: syntax, documents } of citationLanguages) {
    it(`is parsed whole once, however much is typed in it and completed: ${syntax}`, async () => {
      const { fixture: own } = (await import(`../cite/languages/${syntax}.ts`)) as { fixture: LanguageFixture };
      const [languageId = ''] = documents.languageIds;
      const [ending = ''] = Object.keys(documents.endings);
      const { workspace } = fixture('%! none.txt\n');
      const clock = new ManualClock();
      const silent = () => undefined;
      let whole = 0;
      let parts = 0;
      const citations = new WorkspaceCitations({
        library: new Library(),
        workspace,
        files: new DocumentRules(workspace),
        clock,
        slicer: { pause: () => Promise.resolve() },
        log: { info: silent, warn: silent, error: silent },
        incrementalParser: () =>
          new IncrementalParser((text, of) => {
            if (text.length > 30_000) {
              whole += 1;
            } else {
              parts += 1;
            }
            return parseCitations(text, of);
          }),
      });
      citations.start();
      await citations.whenRead;
      const [before, after] = [longText(syntax, 400), longText(syntax, 401)];
      const document = workspace.show(`long.${ending}`, `${before}\n\n${after}`, languageId);
      assert.equal(citations.parsed(document).groups.length, 801);
      assert.deepEqual([whole, parts], [1, 0]);
      for (const [begun] of own.begun) {
        const [head = '', tail = ''] = begun.split('|');
        const places = new CompletionPlaces(parseCitations);
        for (const letters of ['', 'k', 'key1']) {
          const start = `${before}\n\nSo it is said. ${head}${letters}`;
          const text = `${start}${tail}\n\n${after}`;
          workspace.edit(`long.${ending}`, text);
          const isKey = () => false;
          const offered = places.at(text, start.length, syntax, isKey, undefined, (changed, end) =>
            citations.tried(document, changed, syntax, end),
          );
          const expected = new CompletionPlaces(parseCitations).at(text, start.length, syntax, isKey);
          assert.deepEqual(
            [offered?.documentKeys, offered?.groupKeys, offered?.insertions],
            [expected?.documentKeys, expected?.groupKeys, expected?.insertions],
          );
          clock.pass(150);
          assert.deepEqual(citations.parsed(document), parseCitations(text, syntax));
        }
      }
      assert.equal(whole, 1);
      assert.ok(parts >= 6, String(parts));
    });
  }
});
