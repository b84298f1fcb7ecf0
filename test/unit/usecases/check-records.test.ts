import assert from 'node:assert/strict';
import { TimeSlicer } from '../../../src/core/async/time-slicer';
import { parseCitations } from '../../../src/core/cite/languages/index';
import type { DocumentEntry } from '../../../src/core/cite/bibliographies/document-entries';
import { NoticePacker, NoticeTable, type ListedNotice } from '../../../src/core/notices/notice-table';
import type { CachedAnswers } from '../../../src/core/services/model';
import { noAnswers, RecordChecker, type RecordCheckServices } from '../../../src/core/usecases/check-records';
import { recordFixes } from '../../../src/core/usecases/fix-records';
import { recordMessage } from '../../../src/core/verify/record-problems';
import { bibliographyEntries } from '../../../src/core/parse/bibliography';
import { ownEntries } from '../../../src/core/usecases/own-entries';
import { entriesOf, libraryOf } from '../verify/references';

const slicer = new TimeSlicer({ now: () => 0, after: () => () => undefined }, 1);

function tableOf(...notices: readonly Partial<ListedNotice>[]): NoticeTable {
  const packer = new NoticePacker('Retraction Watch');
  notices.forEach((notice) => {
    packer.add({ kind: 'retraction', works: [], ...notice });
  });
  return new NoticeTable(packer.packed());
}

interface Asked extends Partial<Omit<RecordCheckServices, 'library' | 'read'>> {
  readonly sources?: Readonly<Record<string, string>>;
  /** The document's own bibliography. */
  readonly own?: string;
}

async function findingsIn(text: string, { sources = {}, own = '', ...services }: Asked) {
  const { library, read } = libraryOf(sources);
  const checker = new RecordChecker({
    library,
    read,
    notices: () => undefined,
    cached: () => noAnswers,
    found: () => [],
    ...services,
  });
  const entries = await entriesOf(own);
  const wanted = (keys: readonly string[]) =>
    Promise.resolve(new Map<string, DocumentEntry>([...entries].filter(([key]) => keys.includes(key))));
  return checker.findings({ parsed: parseCitations(text, 'pandoc'), entries: wanted }, slicer);
}

const messages = async (text: string, asked: Asked) =>
  (await findingsIn(text, asked)).map((finding) => recordMessage(finding));

const article = (key: string, more = '') =>
  `@article{${key}, author = {Merle, Anna}, title = {Songs of birds at noon}, journal = {Birds}, year = {2020}, ${more}}\n`;

describe('the references of a document', () => {
  it('are told once each, in order of place, where they are cited first', async () => {
    const text = '[@b] and [@a; @b; @nobody]\n';
    const own =
      '@article{a, title = {Songs of birds}, journal = {Birds}}\n@article{b, author = {Merle}, title = {Nests}, journal = {Birds}}\n';
    const found = await findingsIn(text, { own });
    assert.deepEqual(
      found.map((finding) => [
        text.slice(finding.range.start, finding.range.end),
        finding.range.start,
        finding.severity,
      ]),
      [
        ['b', 2, 'hint'],
        ['a', 11, 'hint'],
      ],
    );
    assert.deepEqual(
      found.map((finding) => recordMessage(finding)),
      ['The reference "b" has no year.', 'The reference "a" has no author and no year.'],
    );
  });

  it('are not told of where nothing is wrong, or the document holds them itself', async () => {
    assert.deepEqual(await messages('[@a]', { own: article('a') }), []);
    const inFront = '---\nreferences:\n- id: a\n  title: Songs\n---\n[@a]\n';
    assert.deepEqual(await messages(inFront, { own: '@article{a, title = {S}}' }), []);
  });

  it('are those of the library that no bibliography of the document has', async () => {
    const sources = { 'list.txt': 'We present MossNet, a network that finds moss on old walls. It works.\n' };
    const { library } = libraryOf(sources);
    const { key, title } = library.papers[0]!;
    const missing = `The reference "${key}" has no author, no year and no title of its own.`;
    assert.deepEqual(await messages(`[@${key}]`, { sources }), [missing]);
    assert.deepEqual(await messages(`[@${key}]`, { sources, own: article(key) }), []);
    // What a bibliography has copied of the list says no more.
    assert.deepEqual(await messages(`[@${key}]`, { sources, own: `@misc{${key}, title = {${title}}}\n` }), [missing]);
    // Somebody has completed it there.
    assert.deepEqual(
      await messages(`[@${key}]`, {
        sources,
        own: `@misc{${key}, title = {${title}}, author = {M, A}, year = 2020}\n`,
      }),
      [],
    );
    const [finding] = await findingsIn(`[@${key}]`, { sources });
    assert.deepEqual(recordFixes(finding!), [
      { kind: 'complete', key },
      { kind: 'identify', key },
    ]);
  });

  it('name the notices of a list by DOI, PubMed number and arXiv identifier, and who says so', async () => {
    const own =
      article('doi', 'doi = {10.1000/A}') +
      article('pmid', 'pmid = {123}').replace('noon', 'night') +
      article('eprint', 'eprint = {124}, eprinttype = {pubmed}').replace('noon', 'dawn') +
      article('url', 'url = {https://pubmed.ncbi.nlm.nih.gov/125/}').replace('noon', 'dusk') +
      article('note', 'note = {PMID: 126}').replace('noon', 'home') +
      article('arxiv', 'eprint = {2001.00001}, archiveprefix = {arXiv}').replace('noon', 'work') +
      article('clean', 'doi = {10.1000/clean}').replace('noon', 'rest');
    const notices = tableOf(
      { works: ['doi:10.1000/a'], date: '2020-01-02', by: '10.1000/notice' },
      { works: ['pmid:123'], kind: 'concern' },
      { works: ['pmid:124'], kind: 'correction', date: '2020' },
      { works: ['pmid:125'], isReplaced: true },
      { works: ['pmid:126'] },
      { works: ['arxiv:2001.00001'], kind: 'concern', date: '2021-05-06' },
    );
    const text = '@doi @pmid @eprint @url @note @arxiv @clean\n';
    const found = await findingsIn(text, { own, notices: () => notices });
    assert.deepEqual(
      found.map((finding) => [recordMessage(finding), finding.severity]),
      [
        ['Retraction Watch lists "doi" as retracted on 2020-01-02.', 'warning'],
        ['Retraction Watch lists an expression of concern about "pmid".', 'warning'],
        ['Retraction Watch lists a correction of "eprint", of 2020.', 'hint'],
        ['Retraction Watch lists "url" as retracted and replaced by a corrected version.', 'info'],
        ['Retraction Watch lists "note" as retracted.', 'warning'],
        ['Retraction Watch lists an expression of concern about "arxiv", of 2021-05-06.', 'warning'],
      ],
    );
    assert.deepEqual(recordFixes(found[0]!)[0], { kind: 'open-notice', url: 'https://doi.org/10.1000/notice' });
  });

  it('are not told of once they are reinstated, nor where the notice itself is cited', async () => {
    const own =
      article('a', 'doi = {10.1000/a}') +
      article('notice', 'doi = {10.1000/notice}').replace('Songs', 'Retraction: songs');
    const retracted = { works: ['doi:10.1000/a'], date: '2020-01-02', by: '10.1000/notice' };
    const reinstated = { works: ['doi:10.1000/a'], kind: 'reinstatement', date: '2020-02-02' } as const;
    assert.equal((await messages('@a @notice', { own, notices: () => tableOf(retracted) })).length, 1);
    assert.deepEqual(await messages('@a @notice', { own, notices: () => tableOf(retracted, reinstated) }), []);
  });

  it('with an identifier of another work are told so where that is retracted, and not at all where it is corrected', async () => {
    const own = article('a', 'doi = {10.1000/a}');
    const other = { works: ['doi:10.1000/a'], title: 'Nests of wrens in winter' };
    assert.deepEqual(await messages('@a', { own, notices: () => tableOf(other) }), [
      'The identifier of "a" is that of a work with another title, “Nests of wrens in winter”, which Retraction Watch lists as retracted.',
    ]);
    assert.deepEqual(await messages('@a', { own, notices: () => tableOf({ ...other, kind: 'correction' }) }), []);
    for (const title of [
      'SONGS OF BIRDS AT NOON',
      'Songs of birds at noon: a study',
      'RETRACTED: Songs of birds at noon',
    ]) {
      const [message] = await messages('@a', { own, notices: () => tableOf({ ...other, title }) });
      assert.equal(message, 'Retraction Watch lists "a" as retracted.', title);
    }
  });

  it('that say themselves that they are retracted are told less loudly', async () => {
    const own = article('a', 'doi = {10.1000/a}').replace('Songs', 'RETRACTED: Songs');
    const [finding] = await findingsIn('@a', { own, notices: () => tableOf({ works: ['doi:10.1000/a'] }) });
    assert.equal(finding?.severity, 'info');
  });

  it('name the notices that services have answered, and both count together', async () => {
    const own = article('a', 'doi = {10.1000/a}');
    const cached: CachedAnswers = {
      get: ({ value }) =>
        value === '10.1000/a'
          ? [
              {
                item: { id: '10.1000/a', type: 'article-journal' },
                service: 'crossref',
                asked: '2026-11-29',
                notices: [{ kind: 'retraction', date: '2020-01-02' }],
              },
            ]
          : [],
    };
    assert.deepEqual(await messages('@a', { own, cached: () => cached }), [
      'Crossref lists "a" as retracted on 2020-01-02.',
    ]);
    const reinstated = tableOf({ works: ['doi:10.1000/a'], kind: 'reinstatement', date: '2021-01-01' });
    assert.deepEqual(await messages('@a', { own, cached: () => cached, notices: () => reinstated }), []);
  });

  const preprint =
    '@article{pre, author = {Merle, Anna}, title = {Songs of birds at noon}, journal = {arXiv preprint arXiv:2001.00001}, year = {2019}}\n';

  it('that are preprints are told in two documents that are checked at the same time', async () => {
    const others = Array.from(
      { length: 20 },
      (_, at) => `@misc{other${at}, title = {Another matter of number ${at}}}\n`,
    );
    const { library, read } = libraryOf({ 'papers.bib': others.join('') + article('pub', 'doi = {10.1000/a}') });
    const entries = await entriesOf(preprint);
    const checker = new RecordChecker({
      library,
      read,
      notices: () => undefined,
      cached: () => noAnswers,
      found: () => [],
    });
    const document = { parsed: parseCitations('[@pre]', 'pandoc'), entries: () => Promise.resolve(entries) };
    let now = 0;
    // Gives way at each step.
    const slow = new TimeSlicer(
      {
        now: () => now++,
        after: (_, call) => {
          setImmediate(call);
          return () => undefined;
        },
      },
      0,
    );
    const found = await Promise.all([checker.findings(document, slow), checker.findings(document, slow)]);
    assert.deepEqual(
      found.map((findings) => findings.map(({ code }) => code)),
      [['published-preprint'], ['published-preprint']],
    );
  });

  it('that are preprints are told where the library has the published version, of the same paper too', async () => {
    const has = 'the library has Birds, 2020, https://doi.org/10.1000/a.';
    const published = article('pub', 'doi = {10.1000/a}');
    const text = '[@pre]';
    const [finding] = await findingsIn(text, { own: preprint, sources: { 'papers.bib': published } });
    assert.equal(recordMessage(finding!), `The preprint "pre" seems to have been published: ${has}`);
    assert.deepEqual(
      recordFixes(finding!).map(({ kind }) => kind),
      ['take-published', 'show-entry'],
    );
    // The library takes both for one paper, and writes the bibliography from the first.
    assert.deepEqual(await messages(text, { sources: { 'a.bib': preprint, 'b.bib': published } }), [
      `The preprint "pre" seems to have been published: ${has}`,
    ]);
    assert.deepEqual(await messages('[@pub]', { sources: { 'a.bib': published, 'b.bib': preprint } }), []);
    assert.deepEqual(await messages(text, { sources: { 'a.bib': preprint } }), []);
  });

  it('that are preprints by a record of the library have a fix that changes that record', async () => {
    const list = 'We present MossNet, a network that finds moss on old walls. It works.\n';
    const { key } = libraryOf({ 'list.txt': list }).library.papers[0]!;
    const record = `@misc{${key}, author = {Merle, Anna}, title = {Songs of birds at noon}, year = {2019}, eprint = {2001.00001}, archiveprefix = {arXiv}}\n`;
    const sources = {
      'list.txt': list,
      'literature-records.bib': record,
      'pub.bib': article('pub', 'doi = {10.1000/a}'),
    };
    const found = await findingsIn(`[@${key}]`, { sources });
    assert.deepEqual(
      found.map(({ code }) => code),
      ['published-preprint'],
    );
    // The file may count as a bibliography of the document too, where that names none.
    const path = '/lib/literature-records.bib';
    const { library, read } = libraryOf(sources);
    const entries = await ownEntries([{ path, entries: bibliographyEntries({ path, text: record })! }], [key], () =>
      Promise.resolve(record),
    );
    const services = { library, read, notices: () => undefined, cached: () => noAnswers, found: () => [] };
    const document = { parsed: parseCitations(`[@${key}]`, 'pandoc'), entries: () => Promise.resolve(entries) };
    const [beside] = await new RecordChecker(services).findings(document, slicer);
    assert.deepEqual([entries.size, beside?.code, beside?.reference.holder], [1, 'published-preprint', 'library']);
    const [fix] = recordFixes(found[0]!);
    assert.deepEqual(fix?.kind === 'take-published' && [fix.place, fix.published.doi], [undefined, '10.1000/a']);
  });

  it('that are one work are told at the later one, and may be cited by the first', async () => {
    const [finding] = await findingsIn('[@a] [@b] [@b]', { own: article('a') + article('b') });
    assert.equal(recordMessage(finding!), 'The references "b" and "a" seem to be of one work.');
    assert.deepEqual(recordFixes(finding!)[0], { kind: 'cite-first', key: 'a', instead: 'b' });
  });

  it('are looked for in the library again when that has changed', async () => {
    const { library } = libraryOf({});
    const other = libraryOf({ 'b.bib': article('pub') });
    const services = { notices: () => undefined, cached: () => noAnswers, found: () => [] };
    const checker = new RecordChecker({ library, read: other.read, ...services });
    const entries = await entriesOf(preprint);
    const document = { parsed: parseCitations('[@pre]', 'pandoc'), entries: () => Promise.resolve(entries) };
    assert.equal((await checker.findings(document, slicer)).length, 0);
    const parsed = { entries: other.library.entriesOf('b.bib'), problems: [] };
    library.apply({ updated: [{ source: 'b.bib', parsed }], removed: [] });
    assert.equal((await checker.findings(document, slicer)).length, 1);
    library.apply({ updated: [], removed: ['b.bib'] });
    assert.equal((await checker.findings(document, slicer)).length, 0);
  });
});
