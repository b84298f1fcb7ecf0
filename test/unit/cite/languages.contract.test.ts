import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCitations, type KnownKeys } from '../../../src/core/cite/check/check';
import { readableForm, withKeys } from '../../../src/core/cite/write/fixes';
import type { CitedDocument } from '../../../src/core/cite/model/citation';
import { CompletionPlaces } from '../../../src/core/cite/complete/completion';
import { languageOfEnding } from '../../../src/core/cite/languages/documents';
import { citationBetween, formatCitation } from '../../../src/core/cite/write/format-citation';
import { escapeText } from '../../../src/core/cite/write/escape';
import { insertionAt } from '../../../src/core/cite/edit/insertion';
import { variantOptions } from '../../../src/core/cite/edit/variants';
import { citationLanguages, languages, parseCitations, syntaxFor } from '../../../src/core/cite/languages/index';
import { findDocumentKeys } from '../../../src/core/cite/bibliographies/find-document-keys';
import { includedPaths, withEndings } from '../../../src/core/cite/bibliographies/includes';
import { DocumentKeys } from '../../../src/core/cite/bibliographies/document-keys';
import { blockText, findBlock } from '../../../src/core/cite/references/block';
import { placeOfBlock } from '../../../src/core/cite/references/place';
import { renderReferences } from '../../../src/core/cite/references/render';
import type { Reference } from '../../../src/core/cite/model/formatted-text';
import type { TextEdit } from '../../../src/core/cite/model/text-edit';
import { assertLinear } from '../parse/hostile';
import type { LanguageFixture } from './languages/fixture';
import { filesOf } from './bibliographies/files-in-memory';
import { paperWithKey } from './papers';

const papers = ['a', 'b', 'key'].map((key) =>
  paperWithKey(key, { title: `On [@${key}] \\cite{${key}} & its #1_parts*`, doi: '10.1/x_y' }),
);
const resolve = (key: string) => papers.find((paper) => paper.key === key)?.key;
const known: KnownKeys = {
  get: (key) => papers.find((paper) => paper.key === key),
  lost: () => undefined,
  isDisputed: () => false,
  nearest: () => [],
};
const hostile = () =>
  citationLanguages
    .flatMap(({ id }) => [formatCitation(id, ['a']), formatCitation(id, ['b'], { form: 'textual' })])
    .concat('*x* _y_ `z` <w> $v$ #u {t} [s] ~r^q |p| -- ... // /* && %% \\');

function keysOf({ groups }: CitedDocument): readonly string[] {
  return groups.flatMap(({ citations }) => citations.map(({ key }) => key));
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((changed, { start, end, text: put }) => changed.slice(0, start) + put + changed.slice(end), text);
}

/** The text without the cursor, and where that was. */
function at(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  assert.ok(offset >= 0, 'no cursor');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

describe('the registry of citation languages', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    activationEvents: string[];
    contributes: {
      configuration: {
        properties: Record<
          string,
          { default?: unknown; additionalProperties?: { enum: string[]; enumDescriptions: string[] } }
        >;
      }[];
    };
  };
  const [setting] = manifest.contributes.configuration.flatMap(
    ({ properties }) => properties['literatureNotes.citations.syntaxes'] ?? [],
  );

  it('has each language under its own id, in a folder of that name, with a fixture', () => {
    assert.deepEqual(
      Object.entries(languages).map(([id, language]) => [id, language.id]),
      Object.keys(languages).map((id) => [id, id]),
    );
    const folders = readdirSync('src/core/cite/languages', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    assert.deepEqual(folders.filter((name) => name !== 'shared').sort(), Object.keys(languages).sort());
    const fixtures = readdirSync(join('test', 'unit', 'cite', 'languages')).map((name) => name.replace('.ts', ''));
    assert.deepEqual(fixtures.filter((name) => name !== 'fixture').sort(), Object.keys(languages).sort());
  });

  it('gives each document one language', () => {
    const ids = citationLanguages.flatMap(({ documents }) => documents.languageIds);
    const endings = citationLanguages.flatMap(({ documents }) => Object.keys(documents.endings));
    assert.deepEqual([ids.length, endings.length], [new Set(ids).size, new Set(endings).size]);
    assert.deepEqual(
      [...languageOfEnding.keys()],
      endings.map((ending) => ending.toLowerCase()),
    );
    assert.ok([...languageOfEnding.values()].every((id) => ids.includes(id)));
    for (const { id, documents } of citationLanguages) {
      assert.ok(
        documents.languageIds.every((languageId) => syntaxFor(languageId) === id),
        id,
      );
    }
  });

  it('is the default of the setting, and what activates the extension', () => {
    const syntaxes = Object.fromEntries(
      citationLanguages.flatMap(({ id, documents }) => documents.languageIds.map((languageId) => [languageId, id])),
    );
    assert.deepEqual(setting?.default, syntaxes);
    assert.deepEqual(setting?.additionalProperties?.enum, Object.keys(languages));
    assert.equal(setting?.additionalProperties?.enumDescriptions.length, citationLanguages.length);
    const activating = Object.keys(syntaxes).filter((languageId) => languageId !== 'plaintext');
    assert.deepEqual(
      activating.filter((languageId) => !manifest.activationEvents.includes(`onLanguage:${languageId}`)),
      [],
    );
  });
});

for (const language of citationLanguages) {
  const { id: syntax } = language;

  describe(`the contract of citation languages: ${syntax}`, () => {
    let fixture: LanguageFixture;
    const parse = (text: string) => parseCitations(text, syntax);

    before(async () => {
      ({ fixture } = (await import(`./languages/${syntax}.ts`)) as { fixture: LanguageFixture });
    });

    it('reads what it writes, in brackets and in the sentence, and an odd key to its end', () => {
      for (const form of ['parenthetical', 'textual'] as const) {
        const text = `As ${formatCitation(syntax, ['a', 'b'], { form })} shows`;
        assert.deepEqual(keysOf(parse(text)), ['a', 'b'], text);
        assert.ok(
          parse(text).groups.every((group) => group.form === form && group.syntax === syntax),
          text,
        );
      }
      const [key, written] = fixture.oddKey;
      assert.equal(formatCitation(syntax, [key]), written);
      assert.deepEqual(keysOf(parse(`As ${written} shows`)), [key]);
    });

    it('reads a citation between any two texts that it is written between', () => {
      for (const before of ['', 'word', 'word ', '研究', '研究，', '(', '“', 'x\\\\', '1', 'é', '!', '@', '`x`']) {
        for (const after of [
          '',
          'word',
          ' word',
          '说明',
          '，说明',
          ')',
          '[x]',
          '(x)',
          '.',
          '.x',
          ':',
          '1',
          '_',
          '-',
          '`x`',
        ]) {
          const text = before + citationBetween(syntax, ['a'], before, after) + after;
          const { groups } = parse(text);
          assert.deepEqual(
            [keysOf({ ...parse(text), groups: groups.filter(({ unread }) => unread === undefined) })],
            [['a']],
            text,
          );
        }
      }
    });

    it('completes by insertion what has been begun', () => {
      for (const [marked, after] of fixture.begun) {
        const { text, offset } = at(marked);
        const edit = insertionAt(parse(text), text, { start: offset, end: offset }, ['key'], { resolve });
        assert.equal(edit && applied(text, [edit]), after);
      }
    });

    it('completes what is being typed to the same', () => {
      for (const [marked, after] of fixture.begun) {
        const { text, offset } = at(marked);
        const found = new CompletionPlaces(parseCitations).at(
          text,
          offset,
          syntax,
          (key) => key === 'a' || key === 'b',
        );
        assert.ok(found, marked);
        assert.equal(
          applied(text, [
            ...found.insertions.map(({ offset: start, text: put }) => ({ start, end: start, text: put })),
            found.editFor('key'),
          ]),
          after,
        );
      }
    });

    it('adds keys to a group, once', () => {
      for (const [marked, after] of fixture.extended) {
        const { text, offset } = at(marked);
        const edit = insertionAt(parse(text), text, { start: offset, end: offset }, ['b'], { resolve });
        assert.equal(edit && applied(text, [edit]), after);
        const again = parse(after);
        const end = again.groups[0]?.end ?? 0;
        assert.equal(insertionAt(again, after, { start: end, end }, ['b', 'a'], { resolve }), undefined, after);
      }
    });

    it('neither reads nor completes in code and comments', () => {
      for (const marked of fixture.unread) {
        const { text, offset } = at(marked);
        assert.deepEqual(keysOf(parse(text)), [], text);
        assert.equal(
          new CompletionPlaces(parseCitations).at(text, offset, syntax, () => false),
          undefined,
          text,
        );
      }
    });

    it('renames a key where it stands', () => {
      for (const [before, after] of fixture.renamed) {
        const group = parse(before).groups[0];
        assert.ok(group, before);
        const [citation] = group.citations;
        assert.equal(before.slice(citation.keyRange.start, citation.keyRange.end), 'a');
        assert.equal(applied(before, withKeys(group, citation, ['key'], before)), after);
        const several = applied(before, withKeys(group, citation, ['key', 'other'], before));
        assert.deepEqual(keysOf(parse(several)).slice(0, 2), ['key', 'other'], several);
      }
    });

    it('is checked: unknown keys, repeated ones, and those that are not read', () => {
      const check = (text: string) => checkCitations(parse(text), text, known, DocumentKeys.none, { isAsked: true });
      assert.deepEqual(check(`As ${formatCitation(syntax, ['a', 'b'])} shows`), []);
      assert.deepEqual(
        check(`As ${formatCitation(syntax, ['a', 'nobody'])} shows`).map(({ code, citation: { key } }) => [code, key]),
        [['unknown-key', 'nobody']],
      );
      const repeated = `As ${formatCitation(syntax, ['a', 'b']).replace('b', 'a')} shows`;
      const [finding, ...more] = check(repeated);
      assert.deepEqual(
        [finding?.code, more.length, finding?.edit && applied(repeated, [finding.edit])],
        ['repeated-citation', 0, `As ${formatCitation(syntax, ['a'])} shows`],
      );
      const glued = `研究${formatCitation(syntax, ['a'])}说明`;
      for (const group of parse(glued).groups.filter(({ unread }) => unread !== undefined)) {
        const mended = applied(glued, [readableForm(group, glued)]);
        assert.deepEqual(
          parse(mended).groups.map(({ unread }) => unread),
          [undefined],
          mended,
        );
      }
    });

    it('cites nothing by text that it escapes, by links and by comments', () => {
      const [opening, closing] = language.comment;
      for (const text of hostile()) {
        for (const startsLine of [true, false]) {
          const escaped = escapeText(syntax, text, startsLine);
          assert.deepEqual(keysOf(parse(startsLine ? escaped : `x ${escaped}`)), [], escaped);
          assert.deepEqual(
            keysOf(parse(`x\n\n${opening}${text}${closing}\n\ny`)).filter(() => !text.includes(closing.trim() || '\0')),
            [],
            text,
          );
        }
      }
      const link = variantOptions('link', papers, { syntax })?.written ?? [];
      assert.equal(link.length, papers.length);
      assert.deepEqual(keysOf(parse(link.join(' and '))), []);
    });

    it('has a list of references that it finds again, cites nothing by, and places below the text', () => {
      const references: readonly Reference[] = hostile().map((text, index) => ({
        id: `r${index}`,
        label: `[${index + 1}]`,
        spans: [text, { style: 'italic', spans: [text] }, { url: 'https://x.org/a_b', spans: [text] }],
      }));
      const block = blockText(renderReferences(references, syntax), 'apa', syntax, '\n');
      const text = `Some text.\n\n${block}\n`;
      assert.deepEqual(keysOf(parse(text)), []);
      const found = findBlock(text, syntax);
      assert.deepEqual([found?.style, text.slice(found?.start, found?.end)], ['apa', block]);
      const document = 'Some text.\n\n\n\nMore text.\n';
      assert.equal(placeOfBlock(document, parse(document), 12), 12);
      const [opening, closing] = language.comment;
      const onlyComment = `${opening}note${closing}\n\n\n\n`;
      assert.notEqual(placeOfBlock(onlyComment, parse(onlyComment), onlyComment.length - 1), onlyComment.length - 1);
    });

    it('takes in other documents, and keys of bibliographies that these name', async () => {
      const [text, path] = fixture.include;
      assert.ok(
        includedPaths(text, syntax)
          .flatMap((written) => withEndings(written, syntax))
          .includes(path),
        text,
      );
      if (fixture.bibliography !== undefined) {
        assert.deepEqual(
          parse(fixture.bibliography).bibliographies.map((named) => named.path),
          ['refs.bib'],
        );
        const files = filesOf({
          [`/work/${path}`]: fixture.bibliography,
          '/work/refs.bib': '@misc{theirs, title = {T}}',
        });
        const keys = await findDocumentKeys({ path: '/work/main', top: '/work', text, parsed: parse(text) }, files);
        assert.deepEqual([keys.state, keys.has('theirs')], ['read', true]);
      }
    });

    it('reads what the cursor stands in, in linear time @slow', () => {
      const ask = (text: string) => {
        for (let tenth = 1; tenth <= 10; tenth++) {
          language.contextAt(text, Math.floor((text.length * tenth) / 10));
        }
      };
      assertLinear(ask, [...hostile().map((text) => text.slice(0, 6)), '[', '{', '`', '@', '(', ', ', '\\cite[']);
    });
  });
}
