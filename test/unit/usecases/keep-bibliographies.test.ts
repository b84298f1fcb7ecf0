import assert from 'node:assert/strict';
import { namedBibliographies } from '../../../src/core/cite/bibliographies/named-bibliographies';
import { fileExtensionOf, languageOfEnding } from '../../../src/core/cite/languages/documents';
import { parseCitations, syntaxFor } from '../../../src/core/cite/languages/index';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import { bibliographyEntries } from '../../../src/core/parse/bibliography';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { syncedBibMark } from '../../../src/core/parse/formats/bibtex';
import {
  type KeepServices,
  keptText,
  type KeptFile,
  planKeptBibliographies,
} from '../../../src/core/usecases/keep-bibliographies';
import {
  bibliographyOfOthers,
  offeredBibliography,
  wantedBibliography,
} from '../../../src/core/usecases/offer-bibliography';
import { pathOf, withPath } from '../../../src/core/base/uris';
import { NotFound } from '../../../src/core/workspace/workspace';
import { filesOf } from '../cite/bibliographies/files-in-memory';
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

/** What planning needs of a workspace. */
async function prepared(text: string) {
  const { workspace } = fixture(text);
  const documents = await Promise.all(
    workspace.files
      .filter((uri) => languageOfEnding.has(fileExtensionOf(uri)))
      .map(async (uri) => {
        const source = (await workspace.readFile(uri, 1000)).text;
        return [
          uri,
          parseCitations(source, syntaxFor(languageOfEnding.get(fileExtensionOf(uri)) ?? '')),
          source,
        ] as const;
      }),
  );
  const files = filesOf(Object.fromEntries(documents.map(([uri, , source]) => [pathOf(uri), source])));
  const fileAt = async (uri: string): Promise<KeptFile> => {
    try {
      const { text: stored } = await workspace.readFile(uri, 1000);
      return { kind: stored.startsWith(syncedBibMark) ? 'kept' : 'other', text: stored };
    } catch (error) {
      return error instanceof NotFound ? { kind: 'missing' } : { kind: 'other', text: '', isUnread: true };
    }
  };
  const namedFor = (path: string, parsed: (typeof documents)[number][1]) =>
    namedBibliographies(
      { path, top: '/w', parsed, text: documents.find(([uri]) => uri === withPath(uri, path))?.[2] ?? '' },
      files,
    );
  const services: KeepServices = {
    library,
    documents: documents.map(([uri, cited]) => [uri, cited] as const),
    namedFor,
    stored: (uri) => Promise.resolve(uri),
    fileAt,
    entries: (file) => Promise.resolve([...(bibliographyEntries(file)?.values() ?? [])]),
  };
  return { workspace, services };
}

async function planned(text: string) {
  const { workspace, services } = await prepared(text);
  const { kept, refused } = await planKeptBibliographies(services, 'file:///w', 'references.bib');
  return {
    kept: kept.map(({ uri, keys, file }) => [workspace.path(uri), [...keys].sort(), file.kind]),
    refused: refused.map(({ uri, document, namedBy }) =>
      [uri, document, namedBy].map((one) => one && workspace.path(one)),
    ),
  };
}

/** What the first document is offered, and what the file would hold. */
async function offered(text: string) {
  const { workspace, services } = await prepared(text);
  const [document] = services.documents;
  assert.ok(document);
  const asked = [services, 'file:///w', 'references.bib', document] as const;
  const offer = await offeredBibliography(...asked);
  const wanted = await wantedBibliography(...asked, services.documents);
  assert.equal(wanted?.uri, offer?.uri);
  return offer === undefined || wanted === undefined
    ? undefined
    : [
        workspace.path(offer.uri),
        [...offer.keys].sort(),
        offer.isFurther ? 'further' : offer.isNamed ? 'named' : 'new',
        [...wanted.keys].sort(),
      ];
}

describe('the bibliography that a document is offered', () => {
  beforeEach(prepare);

  it('lies beside it, and holds what it cites alone, whatever other documents cite that name none', async () => {
    assert.deepEqual(await offered('%! a.typ\n@moss and @nobody\n%! b.typ\n@owl\n'), [
      'references.bib',
      ['moss'],
      'new',
      ['moss'],
    ]);
  });

  it('is the one that is named for it, with what others cite that name it too', async () => {
    assert.deepEqual(
      await offered(
        '%! a.typ\n@moss\n#bibliography("refs.bib")\n%! b.typ\n@owl\n#bibliography("refs.bib")\n%! c.typ\n@owl\n',
      ),
      ['refs.bib', ['moss'], 'named', ['moss', 'owl']],
    );
    assert.deepEqual(
      await offered('%! ch/a.typ\n@moss\n%! main.typ\n#include "ch/a.typ"\n@owl\n#bibliography("refs.bib")\n'),
      ['refs.bib', ['moss'], 'named', ['moss', 'owl']],
    );
    assert.deepEqual(
      await offered(
        `%! a.typ\n@moss\n%! b.typ\n@owl\n#bibliography("references.bib")\n%! references.bib\n${syncedBibMark}\n`,
      ),
      ['references.bib', ['moss'], 'new', ['moss', 'owl']],
    );
  });

  it('has another name where somebody else has a file of the usual one', async () => {
    const mine = '%! references.bib\n@misc{mine}\n';
    const named = (name: string) => [name, ['moss'], 'new', ['moss']];
    assert.deepEqual(await offered(`%! a.typ\n@moss\n${mine}`), named('references-literature.bib'));
    assert.deepEqual(
      await offered(`%! a.typ\n@moss\n${mine}%! references-literature.bib\n@misc{own}\n`),
      named('references-literature-2.bib'),
    );
    assert.deepEqual(
      await offered(`%! a.typ\n@moss\n${mine}%! references-literature.bib\n${syncedBibMark}\n`),
      named('references-literature.bib'),
    );
    assert.equal(await offered('%! a.typ\n@moss\n%! references.bib\n@misc{moss}\n'), undefined);
  });

  it('is a further one beside somebody else’s that the document names, with what that lacks', async () => {
    const mine = '%! mine.bib\n@misc{owl}\n';
    const further = (name = 'references.bib') => [name, ['moss'], 'further', ['moss']];
    assert.deepEqual(await offered(`%! a.typ\n@moss @owl\n#bibliography("mine.bib")\n${mine}`), further());
    assert.deepEqual(
      await offered(
        `%! d/a.typ\n@moss\n#bibliography("references.bib")\n%! d/references.bib\n@misc{owl}\n%! d/references-literature.bib\n@misc{x}\n`,
      ),
      further('d/references-literature-2.bib'),
    );
    // What other documents find there stays.
    assert.deepEqual(
      await offered(
        `%! a.typ\n@moss\n#bibliography("mine.bib")\n${mine}%! b.typ\n@owl\n#bibliography("references.bib")\n%! references.bib\n${syncedBibMark}\n`,
      ),
      ['references.bib', ['moss'], 'further', ['moss', 'owl']],
    );
    // Of another format, which nobody else keeps.
    const csl = '%! mine.json\n[{"id": "owl", "type": "book", "title": "Owls"}]\n';
    assert.deepEqual(await offered(`%! a.md\n---\nbibliography: mine.json\n---\n[@moss; @owl]\n${csl}`), further());
    assert.equal(await offered(`%! a.md\n---\nbibliography: mine.json\n---\n[@owl]\n${csl}`), undefined);
    assert.deepEqual(await offered(`%! a.md\n---\nbibliography: [mine.json, more.bib]\n---\n[@moss; @owl]\n${csl}`), [
      'more.bib',
      ['moss'],
      'named',
      ['moss'],
    ]);
  });

  it('is none beside a file that cannot be read, or whose name only a program knows', async () => {
    const long = `%! mine.bib\n${'% more than may be read\n'.repeat(100)}@misc{moss}\n`;
    assert.equal(await offered(`%! a.typ\n@moss\n#bibliography("mine.bib")\n${long}`), undefined);
    assert.deepEqual(await offered('%! a.tex\n\\cite{moss}\\addbibresource{\\jobname.bib}\n'), undefined);
  });

  it('is none where the document lacks nothing, or its work names somebody else’s file', async () => {
    assert.equal(
      await offered(
        '%! ch/a.typ\n@moss\n%! main.typ\n#include "ch/a.typ"\n#bibliography("mine.bib")\n%! mine.bib\n@misc{owl}\n',
      ),
      undefined,
    );
    assert.equal(await offered('%! a.typ\nNothing, but @nobody.\n'), undefined);
    assert.equal(await offered('%! a.typ\n@moss\n#bibliography("refs.bib")\n%! refs.bib\n@misc{moss}\n'), undefined);
    assert.equal(
      await offered('%! a.tex\n\\cite{moss}\\begin{thebibliography}{1}\\bibitem{moss} Moss.\\end{thebibliography}\n'),
      undefined,
    );
    assert.equal(await offered('%! a.typ\n@moss\n#bibliography("../out.bib")\n'), undefined);
  });
});

describe('somebody else’s bibliography that lacks what a document cites', () => {
  beforeEach(prepare);

  const others = async (text: string) => {
    const { workspace, services } = await prepared(text);
    const [document] = services.documents;
    assert.ok(document);
    const uri = await bibliographyOfOthers(services, 'file:///w', 'references.bib', document);
    return uri === undefined ? undefined : workspace.path(uri);
  };
  const mine = '%! mine.bib\n@misc{owl}\n';
  const naming = [
    ['a.md', '---\nbibliography: mine.bib\n---\n[@moss]', '---\nbibliography: [mine.bib, more.bib]\n---\n[@moss]'],
    ['a.tex', '\\cite{moss}\\bibliography{mine}', '\\cite{moss}\\bibliography{mine,more}'],
    [
      'a.tex',
      '\\addbibresource{mine.bib}\\cite{moss}',
      '\\addbibresource{mine.bib}\\addbibresource{more.bib}\\cite{moss}',
    ],
    ['a.typ', '@moss\n#bibliography("mine.bib")', '@moss\n#bibliography(("mine.bib", "more.bib"))'],
    [
      'a.org',
      '[cite:@moss]\n#+bibliography: mine.bib',
      '[cite:@moss]\n#+bibliography: mine.bib\n#+bibliography: more.bib',
    ],
    ['a.rst', ':cite:`moss`\n\n.. bibliography:: mine.bib', ':cite:`moss`\n\n.. bibliography:: mine.bib more.bib'],
  ] as const;

  it('is told, and a second file that the document names is kept', async () => {
    for (const [name, one, two] of naming) {
      assert.equal(await others(`%! ${name}\n${one}\n${mine}`), 'mine.bib', one);
      assert.equal(await others(`%! ${name}\n${two}\n${mine}`), undefined, two);
      assert.deepEqual(await offered(`%! ${name}\n${two}\n${mine}`), ['more.bib', ['moss'], 'named', ['moss']], two);
    }
    assert.equal(await others('%! a.typ\n@moss\n#bibliography("../out.bib")\n'), 'file:///out.bib');
  });

  it('is none where the document finds all that it cites, or nothing is named for it', async () => {
    assert.equal(await others('%! a.typ\n@moss\n#bibliography("mine.bib")\n%! mine.bib\n@misc{moss}\n'), undefined);
    assert.equal(await others(`%! a.typ\n@nobody\n#bibliography("mine.bib")\n${mine}`), undefined);
    assert.equal(await others('%! a.typ\n@moss\n%! references.bib\n@misc{owl}\n'), undefined);
    assert.equal(
      await others(`%! a.typ\n@moss\n#bibliography("mine.bib")\n%! mine.bib\n${syncedBibMark}\n`),
      undefined,
    );
  });
});

describe('planKeptBibliographies', () => {
  beforeEach(prepare);

  it('gives each bibliography the keys of the library that its documents cite and do not define', async () => {
    assert.deepEqual(
      await planned('%! a.md\n[@moss; @nobody]\n%! b.md\n[@owl]\n%! d/c.tex\n\\addbibresource{refs.bib}\\cite{moss}\n'),
      {
        kept: [
          ['references.bib', ['moss', 'owl'], 'missing'],
          ['d/refs.bib', ['moss'], 'missing'],
        ],
        refused: [],
      },
    );
    assert.deepEqual((await planned('%! a.md\n---\nreferences:\n- id: moss\n---\n[@moss; @owl]\n')).kept, [
      ['references.bib', ['owl'], 'missing'],
    ]);
  });

  it('takes a file that was written so before, and leaves alone what others wrote, be it at the price of saying so', async () => {
    assert.deepEqual(await planned(`%! a.md\n[@moss]\n%! references.bib\n${syncedBibMark}: ours\n`), {
      kept: [['references.bib', ['moss'], 'kept']],
      refused: [],
    });
    assert.deepEqual(await planned('%! a.md\n[@moss; @owl]\n%! references.bib\n@misc{moss}\n'), {
      kept: [],
      refused: [['references.bib', 'a.md', undefined]],
    });
    assert.deepEqual(await planned('%! a.md\n[@moss]\n%! references.bib\n@misc{moss}\n'), { kept: [], refused: [] });
    assert.deepEqual(
      await planned('%! a.md\n---\nbibliography: [mine.bib, more.bib]\n---\n[@moss; @owl]\n%! mine.bib\n@misc{moss}\n'),
      { kept: [['more.bib', ['owl'], 'missing']], refused: [] },
    );
  });

  it('holds what is cited alone where a document asks for all that its bibliographies hold', async () => {
    for (const [asking, syntax] of [
      ['\\nocite{*}\\cite{moss}\\bibliography{refs}', 'a.tex'],
      ['@moss #bibliography("refs.bib", full: true)', 'a.typ'],
      ['---\nbibliography: refs.bib\nnocite: "@*"\n---\n[@moss]', 'a.md'],
    ] as const) {
      assert.deepEqual(
        await planned(`%! ${syntax}\n${asking}\n`),
        { kept: [['refs.bib', ['moss'], 'missing']], refused: [] },
        syntax,
      );
    }
    assert.deepEqual(await planned('%! a.tex\n\\nocite{*}\\bibliography{refs}\n'), { kept: [], refused: [] });
  });

  it('writes nothing outside of the folder', async () => {
    assert.deepEqual(await planned('%! a.md\n---\nbibliography: ../out.bib\n---\n[@moss]\n'), {
      kept: [],
      refused: [['file:///out.bib', 'a.md', 'a.md']],
    });
  });
});

describe('keptText', () => {
  beforeEach(prepare);

  const text = (keys: readonly string[], file: KeptFile) =>
    keptText(library, { sources: [], read: () => Promise.resolve([]) }, { keys: new Set(keys), file });

  it('holds the entries in order of their keys, under the line that says whose it is', async () => {
    const made = await text(['owl', 'moss'], { kind: 'missing' });
    assert.match(made ?? '', /^% Kept by Literature Notes: [^]*\n\n@\w+\{moss,[^]*@\w+\{owl,/);
  });

  it('is none where nothing is cited and nothing is there, and empty where something was', async () => {
    assert.equal(await text([], { kind: 'missing' }), undefined);
    assert.equal((await text([], { kind: 'kept', text: '' }))?.includes('@'), false);
  });
});
