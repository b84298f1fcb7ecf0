import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Identification } from '../../../src/core/identify/result';
import type { Library } from '../../../src/core/library/library';
import { pinsFileName } from '../../../src/core/library/pins/pins-file-name';
import { recordsFileName } from '../../../src/core/parse/formats/literature-records';
import { decisionOf, planAcceptance, rejectionEdit, undone } from '../../../src/core/records/decisions';
import { editRecords, RecordsDamaged, type RecordsPort } from '../../../src/core/records/guarded-change';
import type { RecordEdit } from '../../../src/core/records/records-text';
import { identifyByCatalogues } from '../../../src/core/usecases/identify-papers';
import { keepCertain, withoutRejections } from '../../../src/core/usecases/keep-identified';
import { readLibrary } from '../../../src/core/usecases/read-library';
import { NotFound, Unavailable } from '../../../src/core/workspace/workspace';
import { arxivLine, catalogue } from '../identify/catalogues';
import { InMemoryWorkspace } from '../workspace/in-memory-workspace';

const date = '2026-11-29';
const stems = { share: () => 0.002 };
const folder = 'file:///w';

const nouns = 'finch heron owl sparrow glacier violin enzyme harbour orchid asteroid'.split(' ');
/** An abstract of a work that no other is like. */
const abstractOf = (work: number): string =>
  [`We present ${nouns[work]}Net, which studies the ${nouns[work]} in ${work + 2} seasons.`]
    .concat(
      Array.from({ length: 6 }, (_, at) => `Its ${nouns[work]}${at} measures ${work}${at}7 ${nouns[work]}s by night.`),
    )
    .join(' ');
const titleOf = (work: number): string => `Songs of the ${nouns[work]}`;

const work = fc.nat({ max: nouns.length - 1 });
const works = fc.uniqueArray(work, { maxLength: 4 });

const ownEntries = fc.constantFrom(
  '',
  '% Mine',
  '% Mine\n\n',
  '@string{j = "Journal"}\n\n@article{own, title = {Own}, note = {x} }  \n',
  '@article{own,\r\n  title = {Own}\r\n}\n\n% mixed',
);

/** The files of a user, of which any may be missing. */
const files = fc
  .record({
    list: works,
    bib: works,
    notes: works,
    keys: fc.boolean(),
    records: fc.option(ownEntries, { nil: undefined }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ list, bib, notes, keys, records, lineEnd }): Record<string, string> => {
    const texts: Record<string, string> = {
      'list.txt': list.map(abstractOf).join('\n\n'),
      'own.bib': bib
        .map((at) => `@misc{mine${at}, title = {${titleOf(at)}}, abstract = {${abstractOf(at)}}}`)
        .join('\n'),
      ...Object.fromEntries(
        notes.map((at) => [`notes/n${at}.md`, `# ${titleOf(at)}\n\n## Abstract\n\n${abstractOf(at)}\n`]),
      ),
      ...(keys ? { [pinsFileName]: '{ "version": 1, "keys": {} }\n' } : {}),
    };
    const ended = Object.entries(texts).map(([name, text]) => [name, text.replaceAll('\n', lineEnd)]);
    return { ...Object.fromEntries(ended), ...(records === undefined ? {} : { [recordsFileName]: records }) };
  });

const catalogues = fc
  .array(fc.tuple(work, fc.boolean()), { maxLength: 8 })
  .map((lines) =>
    lines
      .map(([at, isOther], line) =>
        arxivLine(`2101.0000${line}`, titleOf(at), isOther ? abstractOf(at).slice(0, 200) : abstractOf(at)),
      )
      .join(''),
  );

type Action = readonly ['accept' | 'reject', number] | readonly ['certain' | 'undo'];
const actions = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom('accept' as const, 'reject' as const), fc.nat({ max: 9 })),
    fc.constantFrom<Action>(['certain'], ['undo'], ['undo']),
  ),
  { maxLength: 8 },
);

function portOf(workspace: InMemoryWorkspace, refusal?: Error): RecordsPort {
  const uri = workspace.uri(recordsFileName);
  const read = async () => {
    try {
      return (await workspace.readFile(uri, 1e6)).text;
    } catch (error) {
      if (error instanceof NotFound) {
        return undefined;
      }
      throw error;
    }
  };
  return {
    read,
    replace: async (text, before) => {
      if (refusal !== undefined) {
        throw refusal;
      }
      const isSame = (await read()) === before;
      if (isSame) {
        workspace.write(uri, text);
      }
      return isSame;
    },
    pause: () => Promise.resolve(),
  };
}

async function textsOf(workspace: InMemoryWorkspace): Promise<Record<string, string>> {
  const texts = workspace.files.map(async (uri) => [workspace.path(uri), (await workspace.readFile(uri, 1e6)).text]);
  return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
}

const keysOf = (library: Library) => library.papers.map(({ key, aliases }) => [key, ...aliases].join(' ')).sort();

async function identify(library: Library, text: string): Promise<Identification[]> {
  return identifyByCatalogues({ papers: library.papers, catalogues: [catalogue('c.jsonl', text)], stems });
}

describe('identification that is kept', () => {
  it('never changes a key nor a file of the user, whatever is decided in any order, and is undone without a trace', async () => {
    const done = { accept: 0, reject: 0, certain: 0, undo: 0 };
    await fc.assert(
      fc.asyncProperty(files, catalogues, actions, async (given, lines, chosen) => {
        const workspace = new InMemoryWorkspace({ 'list.txt': '', ...given });
        const port = portOf(workspace);
        const before = await textsOf(workspace);
        const library = await readLibrary({ workspace, folder });
        const keys = keysOf(library);
        const found = await identify(library, lines);
        const steps: (readonly RecordEdit[])[] = [];
        const make = async (edits: readonly RecordEdit[], action: Action[0]) => {
          const { made } = await editRecords(port, edits);
          done[action] += made.length;
          steps.push(made);
        };
        const accept = async (results: readonly Identification[], action: Action[0]) => {
          const decisions = results.flatMap((result) => decisionOf(result, date) ?? []);
          await make(planAcceptance(library, decisions, (await port.read()) ?? '').edits, action);
        };
        const undo = async () => {
          const { stale } = await editRecords(port, undone(steps.pop() ?? []));
          assert.deepEqual(stale, []);
        };
        for (const [action, at = 0] of chosen) {
          const open = withoutRejections(library, found, (await port.read()) ?? '');
          const one = open[at % Math.max(1, open.length)];
          const paper = one === undefined ? undefined : library.get(one.key);
          if (action === 'accept') {
            await accept(one === undefined ? [] : [one], action);
          } else if (action === 'certain') {
            await accept(
              open.filter(({ status }) => status === 'certain'),
              action,
            );
          } else if (action === 'reject' && paper !== undefined && one?.record !== undefined) {
            await make([rejectionEdit(paper, one.record, date)], action);
          } else if (action === 'undo' && steps.length > 0) {
            await undo();
            done.undo++;
          }
          const { [recordsFileName]: records, ...others } = await textsOf(workspace);
          assert.deepEqual({ ...others, [recordsFileName]: '' }, { ...before, [recordsFileName]: '' });
          assert.ok((records ?? '').startsWith(before[recordsFileName] ?? ''));
          assert.deepEqual(keysOf(await readLibrary({ workspace, folder })), keys);
        }
        while (steps.length > 0) {
          await undo();
        }
        const after = await textsOf(workspace);
        assert.deepEqual({ [recordsFileName]: '', ...after }, { [recordsFileName]: '', ...before });
      }),
      { numRuns: 12 },
    );
    assert.ok(
      Object.values(done).every((count) => count > 1),
      JSON.stringify(done),
    );
  });

  it('leaves everything as it was where the file cannot be written, and says why', async () => {
    for (const records of [undefined, '% Mine\n']) {
      const workspace = new InMemoryWorkspace({
        'list.txt': abstractOf(1),
        ...(records === undefined ? {} : { [recordsFileName]: records }),
      });
      const before = await textsOf(workspace);
      const library = await readLibrary({ workspace, folder });
      const found = await identify(library, arxivLine('2101.00001', titleOf(1), abstractOf(1)));
      assert.deepEqual(
        found.map(({ status }) => status),
        ['certain'],
      );
      const refusal = new Unavailable('the file system is read-only');
      const port = portOf(workspace, refusal);
      const edits = planAcceptance(
        library,
        found.flatMap((one) => decisionOf(one, date) ?? []),
        records ?? '',
      ).edits;
      assert.equal(edits.length, 1);
      await assert.rejects(editRecords(port, edits), refusal);
      await assert.rejects(keepCertain(library, found, port, date), refusal);
      assert.deepEqual(await textsOf(workspace), before);
      // The same decision stands once the file can be written.
      assert.equal((await editRecords(portOf(workspace), edits)).made.length, 1);
    }
  });

  it('is not written behind an entry that is cut off', async () => {
    const workspace = new InMemoryWorkspace({ 'list.txt': abstractOf(1), [recordsFileName]: '@misc{cut, title = {' });
    const library = await readLibrary({ workspace, folder });
    const found = await identify(library, arxivLine('2101.00001', titleOf(1), abstractOf(1)));
    const before = await textsOf(workspace);
    await assert.rejects(keepCertain(library, found, portOf(workspace), date), RecordsDamaged);
    assert.deepEqual(await textsOf(workspace), before);
  });

  it('takes back what changed the file alone, not what was there already', async () => {
    const workspace = new InMemoryWorkspace({ 'list.txt': abstractOf(1) });
    const port = portOf(workspace);
    const edit: RecordEdit = { key: 'a', before: undefined, after: '@misc{a,\n  title = {A},\n}\n' };
    const [first, second] = [await editRecords(port, [edit]), await editRecords(port, [edit])];
    assert.deepEqual([first.made.length, second.made.length, second.stale.length], [1, 0, 0]);
    await editRecords(port, undone(second.made));
    assert.equal(await port.read(), edit.after);
    await editRecords(port, undone(first.made));
    assert.equal(await port.read(), '');
  });
});
