import assert from 'node:assert/strict';
import { installDocutils, installPandoc, installTypst } from '../../scripts/tools/programs';
import { insertionAt } from '../../src/core/cite/edit/insertion';
import { parseCitations } from '../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../src/core/cite/model/citation';
import { beforeWith } from './available';
import { citesOfDocutils } from './docutils';
import { citesOfPandoc } from './pandoc';
import { Typst } from './typst';

/** A document after two keys of their own were inserted in it. Its own key is `mine` with the number of the trial. */
interface Trial {
  readonly text: string;
  readonly keys: readonly string[];
}

/** Insertions at every offset of a text that cites `mine`, as the place asks, in brackets, and in the sentence. */
function trials(syntax: CitationSyntax, texts: readonly string[]): Trial[] {
  const made: Trial[] = [];
  for (const text of texts) {
    const cited = parseCitations(text, syntax);
    for (let offset = 0; offset <= text.length; offset += 1) {
      if (/^[\uDC00-\uDFFF]/.test(text.slice(offset))) {
        continue;
      }
      for (const form of [undefined, 'parenthetical', 'textual'] as const) {
        const number = String(made.length);
        const inserted = [`k${number}`, `l-${number}`];
        const insertion = insertionAt(
          cited,
          text,
          { start: offset, end: offset },
          inserted,
          form === undefined ? {} : { form },
        );
        assert.notEqual(insertion, undefined);
        const after = text.slice(0, insertion!.start) + insertion!.text + text.slice(insertion!.end);
        made.push({ text: after.replace('mine', `mine${number}`), keys: [...inserted, `mine${number}`] });
      }
    }
  }
  return made;
}

/** The trials as one document, so that a tool is started once. */
const joined = (all: readonly Trial[]) => all.map(({ text }) => text).join('\n\n');

/** Trials some key of which the tool did not read, or read twice. */
function misread(all: readonly Trial[], found: readonly string[]): string[] {
  const counts = new Map<string, number>();
  found.forEach((key) => counts.set(key, (counts.get(key) ?? 0) + 1));
  return all.filter(({ keys }) => keys.some((key) => counts.get(key) !== 1)).map(({ text }) => text);
}

const keysIn = (groups: readonly string[]) => groups.flatMap((group) => group.match(/(?:mine|k|l-)\d+/g) ?? []);

describe('what is inserted at every place is read, and what was cited before', () => {
  describe('by Pandoc', () => {
    const pandoc = beforeWith(installPandoc);

    it('in Markdown', () => {
      const all = trials('pandoc', [
        '研究表明，雾天[见 @mine，第3页]的说明（2020）。',
        'As shown [see -@mine, p. 3; also @b], it (mostly) holds.',
        '说明【@mine；@b】如下。',
        '如 @mine 所述，*雾* “天”（见图1）。',
        'As @mine [p. 3] says, "it" is x.',
      ]);
      assert.deepEqual(misread(all, keysIn(citesOfPandoc(pandoc(), joined(all)))), []);
    });

    it('beside cross references, which stay whole', () => {
      const all = trials('pandoc', ['See @fig-x and [@tbl-x] here, [@mine].', '> [@b;\n> @mine]']);
      assert.deepEqual(misread(all, keysIn(citesOfPandoc(pandoc(), joined(all)))), []);
    });

    it('in Org', () => {
      const all = trials('org', ['研究表明[cite:见 @mine 第3页]的说明。', 'As [cite/t:@mine;see @b p. 3] says.']);
      assert.deepEqual(misread(all, keysIn(citesOfPandoc(pandoc(), joined(all), 'org'))), []);
    });

    it('in LaTeX', () => {
      const all = trials('latex', ['研究表明\\cite[第3页]{mine}的说明。', 'As \\citet{mine, b} says.']);
      assert.deepEqual(misread(all, keysIn(citesOfPandoc(pandoc(), joined(all), 'latex'))), []);
    });
  });

  describe('by Typst', () => {
    const create = beforeWith(installTypst);

    it('in Typst', () => {
      const all = trials('typst', [
        '研究表明，雾天@mine[第3页]的说明（2020）。',
        'As shown @mine @b, it (mostly) holds.',
        '如#cite(<mine>)所述',
        'As #cite(<mine>, form: "prose") says.then',
      ]);
      assert.deepEqual(
        misread(all, keysIn(new Typst(create()).cites(joined(all), ['b', ...all.flatMap(({ keys }) => keys)]))),
        [],
      );
    });
  });

  describe('by Docutils', () => {
    const python = beforeWith(installDocutils);

    it('in reStructuredText', () => {
      const all = trials('rst', [
        '研究表明，雾天\\ :cite:p:`mine`\\ 的说明（2020）。',
        'As shown :cite:`mine, b`, it (mostly) holds.',
        '如“雾天”，:cite:t:`mine`。',
      ]);
      assert.deepEqual(misread(all, keysIn(citesOfDocutils(python(), [joined(all)]).flat())), []);
    });
  });
});
