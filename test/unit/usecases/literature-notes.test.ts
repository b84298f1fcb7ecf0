import assert from 'node:assert/strict';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import type { Paper } from '../../../src/core/model/paper';
import { withFieldEdits } from '../../../src/core/notes/front-matter-fields';
import { yaml } from '../../../src/core/parse/yaml/library';
import { parseSource } from '../../../src/core/parse/source';
import type { LibraryFolder } from '../../../src/core/usecases/library-folders';
import {
  isReadWith,
  notesFolder,
  type NoteServices,
  notesOf,
  planNote,
  planUpdate,
} from '../../../src/core/usecases/literature-notes';
import {
  besideNote,
  readingFieldEdits,
  type ReadingRequest,
  requested,
  stateLines,
  tagsOfPapers,
} from '../../../src/core/usecases/note-reading';
import { fixture } from '../workspace/fixture';
import type { InMemoryWorkspace } from '../workspace/in-memory-workspace';
import { paper } from '../search/paper';

const abstract =
  'We present FinchNet, a network that tells finches from sparrows by their song. It hears them in wind and rain.';
const library = (more = ''): string =>
  `%! papers/a.txt\n${abstract}\n%! papers/refs.bib\n@article{ash, title = {Moss on Walls}, author = {Ash, Vera}, year = 2020}\n${more}`;

/** The library of a workspace, as its files stand. */
function read(workspace: InMemoryWorkspace): Library {
  const papers = new Library((text) => text);
  const updated = [...workspace.files].map((source) => {
    const parsed = parseSource(
      { path: workspace.path(source), text: textIn(workspace, source) },
      { markers: [], yaml },
    );
    return 'skipped' in parsed ? [] : [{ source, parsed: deriveSource(parsed) }];
  });
  papers.apply({ updated: updated.flat(), removed: [] });
  return papers;
}

const texts = new WeakMap<InMemoryWorkspace, Map<string, string>>();
function textIn(workspace: InMemoryWorkspace, uri: string): string {
  return texts.get(workspace)?.get(uri) ?? '';
}
async function opened(
  text: string,
): Promise<{ workspace: InMemoryWorkspace; read: () => Library; write: (name: string, content: string) => void }> {
  const { workspace } = fixture(text);
  const known = new Map<string, string>();
  texts.set(workspace, known);
  for (const uri of workspace.files) {
    known.set(uri, (await workspace.readFile(uri, 100_000)).text);
  }
  return {
    workspace,
    read: () => read(workspace),
    write: (name, content) => {
      workspace.write(name, content);
      known.set(workspace.uri(name), content);
    },
  };
}
const services = (workspace: InMemoryWorkspace, papers: Library, template?: string): NoteServices => ({
  library: papers,
  workspace,
  yaml,
  syntax: 'pandoc',
  template,
});
const folder = 'file:///w/papers/notes';

describe('the note of a paper', () => {
  for (const key of ['finchnet', 'ash']) {
    it(`of ${key} is no second paper once it lies in the library, and is found again`, async () => {
      const { workspace, read: readAll, write } = await opened(library());
      const before = readAll();
      const one = before.get(key);
      assert.ok(one);
      const plan = await planNote(services(workspace, before), one, folder, { status: 'reading', tags: ['birds'] });
      assert.ok(plan.kind === 'new');
      assert.equal(plan.uri, `${folder}/${key}.md`);
      write(plan.uri, plan.text);
      const after = readAll();
      assert.deepEqual(after.papers.map((other) => other.key).sort(), before.papers.map((other) => other.key).sort());
      const noted = after.get(key);
      assert.ok(noted);
      assert.deepEqual(
        [noted.title, noted.titleIsDerived, noted.status, noted.tags],
        [one.title, one.titleIsDerived, 'reading', ['birds']],
      );
      assert.deepEqual(notesOf(noted), [plan.uri]);
      assert.deepEqual(await planNote(services(workspace, after), noted, folder, {}), { kind: 'there', uri: plan.uri });
      assert.deepEqual(planUpdate(services(workspace, after), noted, plan.text), { edits: [], kept: [] });
    });
  }

  it('says what its reader has noted in the fields that the template has for it', async () => {
    const template = '---\ntitle: ${title}\nStatus: to-read # mine\nkeywords: [moss]\nrating:\n---\nText\n';
    const { workspace, read: readAll, write } = await opened(library());
    const before = readAll();
    const noted = { status: 'read', rating: 4, tags: ['walls', 'Moss'] };
    const plan = await planNote(services(workspace, before, template), before.get('ash')!, folder, noted);
    assert.ok(plan.kind === 'new');
    assert.match(
      plan.text,
      /^---\nkey: ash\ntitle: Moss on Walls\nStatus: read # mine\nkeywords: \[moss, walls\]\nrating: 4\nliterature-written: .*\n---\nText\n$/,
    );
    write(plan.uri, plan.text);
    const after = readAll();
    const { status, rating, tags } = after.get('ash')!;
    assert.deepEqual({ status, rating, tags }, { ...noted, tags: ['moss', 'walls'] });
    assert.deepEqual(planUpdate(services(workspace, after, template), after.get('ash')!, plan.text)?.edits, []);
  });

  it('follows its sources, though the note says the same of the paper as they did', async () => {
    const { workspace, read: readAll, write } = await opened(library());
    const plan = await planNote(services(workspace, readAll()), readAll().get('ash')!, folder, {});
    assert.ok(plan.kind === 'new');
    write(plan.uri, plan.text);
    write(
      'papers/refs.bib',
      '@article{ash, title = {Moss on Old Walls}, author = {Ash, Vera}, doi = {10.1000/7}, year = 2021}\n',
    );
    const after = readAll();
    const update = planUpdate(services(workspace, after), after.get('ash')!, plan.text);
    const { text = '' } = withFieldEdits(plan.text, update?.edits ?? [], yaml) ?? {};
    assert.match(text, /^title: Moss on Old Walls$/m);
    assert.match(text, /^year: 2021$/m);
    assert.match(text, /^doi: "10.1000\/7"$/m);
    write('papers/refs.bib', '');
    const alone = readAll();
    assert.equal(planUpdate(services(workspace, alone), alone.get('ash')!, plan.text), undefined);
  });

  it('is one that lies in the folder and names the paper, though the library has not read it', async () => {
    const { workspace, read: readAll } = await opened(
      library('%! elsewhere/finchnet.md\n---\ncitekey: "@finchnet"\n---\n'),
    );
    const papers = readAll();
    const { sources, ...rest } = papers.get('finchnet')!;
    const unread = { ...rest, sources: [sources[0]] } as Paper;
    const plan = await planNote(services(workspace, papers), unread, 'file:///w/elsewhere', {});
    assert.deepEqual(plan, { kind: 'there', uri: 'file:///w/elsewhere/finchnet.md' });
  });

  it('takes no file of another, in whatever case of letters, and tells of a free name', async () => {
    const { workspace, read: readAll } = await opened(
      library('%! papers/notes/FinchNet.md\n# Mine\n%! papers/notes/finchnet-2.MD\nx\n'),
    );
    const papers = readAll();
    const plan = await planNote(services(workspace, papers), papers.get('finchnet')!, folder, {});
    assert.deepEqual(plan, {
      kind: 'taken',
      uri: `${folder}/finchnet.md`,
      other: `${folder}/FinchNet.md`,
      free: 'finchnet-3.md',
    });
    const free = await planNote(services(workspace, papers), papers.get('finchnet')!, folder, {}, 'finchnet-3.md');
    assert.equal(free.kind, 'new');
  });

  it('tells whose a file is by what is stored, unless its document has changes that are not saved', async () => {
    const { workspace, read: readAll } = await opened(library('%! papers/notes/finchnet.md\n# Mine\n'));
    const papers = readAll();
    const plan = () => planNote(services(workspace, papers), papers.get('finchnet')!, folder, {});
    const document = workspace.show('papers/notes/finchnet.md', '---\nkey: finchnet\n---\n');
    assert.equal((await plan()).kind, 'taken');
    document.isDirty = true;
    assert.equal((await plan()).kind, 'there');
  });

  it('is made by a template of the user', async () => {
    const { workspace, read: readAll } = await opened(library());
    const papers = readAll();
    const plan = await planNote(
      services(workspace, papers, '---\nby: "${authors} ${year}"\n---\n# ${title}\n'),
      papers.get('ash')!,
      folder,
      {},
    );
    assert.ok(plan.kind === 'new');
    assert.match(
      plan.text,
      /^---\nkey: ash\nby: "Ash 2020"\nliterature-written: \{key: \S+, by: \S+\}\n---\n# Moss on Walls\n$/,
    );
  });

  it('lies in the library folder, where the workspace folder is the library beside the lists, or where a setting says', () => {
    const at = (uri: string, implicit: boolean): LibraryFolder => ({ uri, workspaceFolder: 'file:///w', implicit });
    const papers = at('file:///w/papers', false);
    assert.equal(notesFolder(papers, ' '), 'file:///w/papers/notes');
    assert.equal(notesFolder(at('file:///w', true), ''), 'file:///w');
    assert.equal(notesFolder(papers, 'my notes/x'), 'file:///w/my%20notes/x');
    assert.equal(notesFolder(papers, 'memfs://n/m'), 'memfs://n/m');
    assert.deepEqual(
      ['file:///w/papers/notes', 'file:///w/papers', 'file:///w/other'].map((uri) => isReadWith(papers, uri)),
      [true, true, false],
    );
    assert.deepEqual(
      ['file:///w', 'file:///w/notes'].map((uri) => isReadWith(at('file:///w', true), uri)),
      [true, false],
    );
  });
});

describe('what a reader says of papers', () => {
  const after = (text: string, request: ReadingRequest, isFirst?: boolean) => {
    const edits = readingFieldEdits(text, request, yaml, isFirst);
    return edits && withFieldEdits(text, edits, yaml)?.text;
  };

  it('is written where the note has it, else as a new field', () => {
    const note = '---\nStatus: read # once\nkeywords:\n- a\n- "b, c"\n---\nstatus: body\n';
    assert.equal(after(note, { status: 'reading' }), note.replace('Status: read #', 'Status: reading #'));
    assert.equal(after(note, { rating: 4 }), note.replace('---\nstatus', 'rating: 4\n---\nstatus'));
    assert.equal(after(note, { addTags: ['d', 'A'], removeTags: ['B, C'] }), note.replace('- "b, c"', '- d'));
    assert.equal(after(note, { removeTags: ['a', 'b, c'] }), note.replace('keywords:\n- a\n- "b, c"\n', ''));
    assert.equal(after(note, { status: null }), note.replace('Status: read # once\n', ''));
    assert.equal(after('---\ntags: a, b\n---\n', { addTags: ['c'] }), '---\ntags: [a, b, c]\n---\n');
    assert.equal(
      after('---\ntags: # mine\n  - a # first\n  # of sea birds\n  - "b" # second\n---\n', {
        addTags: ['c'],
        removeTags: ['a'],
      }),
      '---\ntags: # mine\n  # of sea birds\n  - "b" # second\n  - c\n---\n',
    );
    assert.equal(
      after('---\ntags:\n- a\n- >-\n  b\n  c\n---\n', { addTags: ['d'] }),
      '---\ntags:\n- a\n- b c\n- d\n---\n',
    );
    assert.equal(after('---\n---\n', { addTags: ['c: d'], status: 'x' }), '---\nstatus: x\ntags: ["c: d"]\n---\n');
  });

  it('changes nothing that is so already, and of further notes only what is to go', () => {
    const note = '---\nstatus: read\ntags: [a]\n---\n';
    assert.equal(after(note, { status: 'read', addTags: ['a'], removeTags: ['b'] }), note);
    assert.equal(after(note, {}), note);
    assert.equal(
      after(note, { status: 'reading', rating: 3, addTags: ['b'], removeTags: ['a'] }, false),
      '---\nstatus: read\n---\n',
    );
    assert.equal(after(note, { status: null }, false), '---\ntags: [a]\n---\n');
    assert.equal(readingFieldEdits('+++\nstatus = "x"\n+++\n', { status: 'y' }, yaml), undefined);
  });

  it('is kept in the records in the same way, where its place on the reading list stays', () => {
    const before = { status: 'read', tags: ['a', 'b'], readingOrder: 2 };
    assert.deepEqual(requested(before, { status: null, rating: 3, addTags: ['c'], removeTags: ['A'] }), {
      rating: 3,
      tags: ['b', 'c'],
      readingOrder: 2,
    });
    assert.deepEqual(requested(before, {}), before);
    assert.deepEqual(requested({}, { rating: null }), {});
    assert.deepEqual(besideNote(before), { readingOrder: 2 });
    assert.equal(
      stateLines({ status: 'to read: soon', rating: 4.5, tags: ['a b', '鸟'] }),
      'status: "to read: soon"\nrating: 4.5\ntags: [a b, "鸟"]\n',
    );
  });

  it('offers the tags that papers have, the most frequent first', () => {
    assert.deepEqual(
      tagsOfPapers([paper('a', '', { tags: ['x', 'y'] }), paper('b', '', { tags: ['y'] }), paper('c', '')]),
      ['y', 'x'],
    );
  });
});
