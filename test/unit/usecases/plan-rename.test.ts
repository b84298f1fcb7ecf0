import assert from 'node:assert/strict';
import { fileExtensionOf, languageOfEnding } from '../../../src/core/cite/languages/documents';
import { parseCitations, syntaxFor } from '../../../src/core/cite/languages/index';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import { bibliographyEntries, keyUses } from '../../../src/core/parse/bibliography';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { DocumentBibliographies } from '../../../src/core/usecases/document-bibliographies';
import {
  planRename,
  type PlanRenameServices,
  RefusedRename,
  type RenamePlan,
  renameRefusal,
} from '../../../src/core/usecases/plan-rename';
import type { TextDocument } from '../../../src/core/workspace/workspace';
import { ManualClock } from '../async/manual-clock';
import { fixture } from '../workspace/fixture';

let library: Library;

function prepare(): void {
  library = new Library();
  library.apply({
    updated: [
      {
        source: 'papers.bib',
        parsed: deriveSource(parseBibtex('@misc{moss, title = {Moss on walls}}\n@misc{owl, title = {Owls at dusk}}\n')),
      },
    ],
    removed: [],
  });
}

const parsed = (document: TextDocument) =>
  parseCitations(document.getText(), syntaxFor(languageOfEnding.get(fileExtensionOf(document.uri)) ?? 'markdown'));

/** Files in which exactly what is to be renamed is marked. */
function opened(text: string, changes: Partial<PlanRenameServices> = {}) {
  const { workspace, ranges } = fixture(text);
  const bibliographies = new DocumentBibliographies({
    workspace,
    clock: new ManualClock(),
    parsed,
    entries: (file) => Promise.resolve([...(bibliographyEntries(file)?.values() ?? [])]),
    yamlStrings: () => Promise.resolve([]),
  });
  const services: PlanRenameServices = {
    library,
    workspace,
    documentsCiting: () => workspace.files.filter((uri) => languageOfEnding.has(fileExtensionOf(uri))),
    parsed,
    keysOf: (document) => bibliographies.of(document),
    placesOf: async (document, key) =>
      (await bibliographies.filesOf(document)).filter(({ file }) => file.entries.has(key)).map(({ uri }) => uri),
    keyUses: (file, keys) => Promise.resolve(keyUses(file, keys)),
    ...changes,
  };
  return { workspace, ranges, services };
}

function rangesOf({ changes }: RenamePlan) {
  return Object.fromEntries(
    changes.map(({ document, edits }) => [
      document.uri,
      edits.map(({ start, end }) => ({ start, end })).sort((one, other) => one.start - other.start),
    ]),
  );
}

const refused = (code: string, uri?: string) => (error: unknown) =>
  error instanceof RefusedRename &&
  error.reason.code === code &&
  (uri === undefined || ('uri' in error.reason && error.reason.uri === uri));

describe('planRename', () => {
  beforeEach(prepare);

  it('changes a key of the library in every document and in the bibliographies that those read', async () => {
    const { ranges, services, workspace } = opened(`
%! a.md
---
bibliography: refs.bib
---
See [@⟦moss⟧; @owl] and @⟦moss⟧, not \`@moss\`.
%! b.tex
\\cite{owl,⟦moss⟧} % \\cite{moss}
%! other.md
[@owl]
%! refs.bib
@misc{⟦moss⟧, title = {Moss}}
@inbook{part, crossref = {⟦moss⟧}}
%! d/unread.bib
@misc{moss}
`);
    const plan = await planRename(services, { oldKey: 'moss', newKey: 'lichen' });
    assert.deepEqual(rangesOf(plan), Object.fromEntries(ranges));
    assert.deepEqual(
      plan.changes.map(({ kind }) => kind),
      ['citations', 'citations', 'bibliography'],
    );
    assert.deepEqual(
      [...plan.citations],
      [
        [workspace.uri('a.md'), 2],
        [workspace.uri('b.tex'), 1],
      ],
    );
    assert.deepEqual(
      [
        plan.paper?.key,
        [...plan.keys],
        plan.changes.every(({ edits }) => edits.every(({ text }) => text === 'lichen')),
      ],
      ['moss', ['moss'], true],
    );
    assert.deepEqual(
      [...plan.versions].map(([{ uri }]) => uri),
      ['a.md', 'b.tex', 'other.md', 'refs.bib'].map((name) => workspace.uri(name)),
    );
  });

  it('replaces former keys too, and keeps the new one where it is one of them', async () => {
    const renamed = new Library();
    renamed.apply({
      updated: [{ source: 'papers.bib', parsed: deriveSource(parseBibtex('@misc{moss, title = {Moss on walls}}\n')) }],
      removed: [],
    });
    renamed.rename('moss', 'fern', 'literature-keys.json');
    renamed.rename('fern', 'bryo', 'literature-keys.json');
    const { ranges, services } = opened('%! a.md\n[@⟦bryo⟧; @moss; @⟦fern⟧]\n', { library: renamed });
    assert.deepEqual(
      rangesOf(await planRename(services, { oldKey: 'bryo', newKey: 'moss' })),
      Object.fromEntries(ranges),
    );
  });

  it('changes a key that only a bibliography has in the documents that read it', async () => {
    const { ranges, services, workspace } = opened(`
%! d/a.md
[@⟦mine⟧]
%! d/b.md
[@⟦mine⟧]
%! d/refs.bib
@misc{⟦mine⟧}
%! e/c.md
[@mine]
%! e/refs.bib
@misc{mine}
`);
    const plan = await planRename(services, { oldKey: 'mine', newKey: 'yours', from: await workspace.open('d/a.md') });
    assert.deepEqual(rangesOf(plan), Object.fromEntries(ranges));
    assert.equal(plan.paper, undefined);
  });

  it('leaves keys alone that a document defines itself', async () => {
    const { services } = opened('%! a.md\n---\nreferences:\n- id: moss\n---\n[@moss]\n');
    assert.deepEqual((await planRename(services, { oldKey: 'moss', newKey: 'lichen' })).changes, []);
  });

  it('counts a document as it stands in its editor, and passes one whose file is gone', async () => {
    const { services, workspace } = opened('%! a.md\n[@owl]\n', {
      documentsCiting: () => ['file:///w/a.md', 'file:///w/gone.md'],
    });
    await workspace.open('a.md');
    workspace.edit('a.md', 'Now [@moss].');
    const plan = await planRename(services, { oldKey: 'moss', newKey: 'lichen' });
    assert.deepEqual(
      [rangesOf(plan), [...plan.versions.values()]],
      [{ 'file:///w/a.md': [{ start: 6, end: 10 }] }, [2]],
    );
  });

  it("is refused where the new key is none, another paper's, or another work's of a bibliography", async () => {
    const { services } = opened('%! a.md\n[@moss; @heron]\n%! refs.bib\n@misc{heron}\n');
    for (const [newKey, code] of [
      ['', 'empty'],
      ['a b', 'invalid'],
      ['鸟', 'invalid'],
      ['owl', 'taken'],
      ['heron', 'in-bibliography'],
    ] as const) {
      await assert.rejects(planRename(services, { oldKey: 'moss', newKey }), refused(code), newKey);
    }
    assert.deepEqual(renameRefusal({ library }, 'nobody', 'a b'), { code: 'invalid', newKey: 'a b' });
    assert.equal(renameRefusal({ library }, 'nobody', 'somebody'), undefined);
  });

  it('is refused as a whole where one file cannot be opened or changed', async () => {
    const files = '%! a.md\n[@moss]\n%! refs.bib\n@misc{moss}\n';
    for (const name of ['a.md', 'refs.bib']) {
      const { services, workspace } = opened(files);
      workspace.readOnly.add(workspace.uri(name));
      await assert.rejects(
        planRename(services, { oldKey: 'moss', newKey: 'lichen' }),
        refused('read-only', workspace.uri(name)),
      );
    }
    const { services, workspace } = opened(files);
    workspace.write('a.md', 60 * 1024 * 1024);
    await assert.rejects(
      planRename(services, { oldKey: 'moss', newKey: 'lichen' }),
      refused('unopenable', workspace.uri('a.md')),
    );
  });

  it('stops when it is cancelled', async () => {
    const { services } = opened('%! a.md\n[@moss]\n');
    assert.deepEqual(
      (
        await planRename(services, {
          oldKey: 'moss',
          newKey: 'lichen',
          cancellation: { isCancellationRequested: true },
        })
      ).changes,
      [],
    );
  });
});
