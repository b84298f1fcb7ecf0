import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonRecord } from '../../../src/core/identify/catalogue/json-record';
import { identificationJson } from '../../../src/core/identify/evidence';
import { PaperIdentifier } from '../../../src/core/identify/identify';
import { needsRecord } from '../../../src/core/identify/needs-record';
import type { Identification } from '../../../src/core/identify/result';
import type { Library } from '../../../src/core/library/library';
import type { Paper } from '../../../src/core/model/paper';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { identifyByCatalogues } from '../../../src/core/usecases/identify-papers';
import { anyCharacter } from '../arbitraries';
import { libraryOfTexts } from './libraries';
import { arxivLine, catalogue } from './catalogues';

const stems = { share: () => 0.002 };

const finches =
  'We present FinchNet, a network that tells garden finches from sparrows by their morning song. Recordings of 4,200 birds over three seasons ' +
  'were labelled by volunteers with binoculars. FinchNet hears whistles, trills and alarm calls through wind and rain. Its spectrogram encoder ' +
  'needs neither landmarks nor segmentation. On the Hedgerow benchmark it halves the error of earlier acoustic classifiers.';
const herons =
  'Herons stand motionless for hours beside shallow ponds. HeronTrack follows individual animals across an entire winter with three cheap ' +
  'cameras and without any tag. A recurrent filter predicts where a wading bird reappears behind reeds. Field trials near two estuaries show ' +
  'that identities survive occlusion, dusk and moulting plumage. Ornithologists confirmed nineteen trajectories by hand.';
const owls =
  'Silent flight of owls has long puzzled engineers. Serrated feathers damp turbulence along the trailing edge. We simulate barn owl wings with a ' +
  'lattice method and print replicas from polymer. Wind tunnel measurements reveal eleven decibels less noise at gliding speed. The design ' +
  'transfers to small fans and drones.';

const others = Array.from({ length: 40 }, (_, at) => {
  const words = [
    'protein',
    'ledger',
    'glacier',
    'compiler',
    'violin',
    'enzyme',
    'harbour',
    'tensor',
    'orchid',
    'asteroid',
    'parliament',
  ];
  const text = Array.from(
    { length: 60 },
    (__, word) => `${words[(at * 7 + word * (1 + (at % 5))) % words.length]}${(at + word) % 9}`,
  );
  return arxivLine(`1901.${String(at + 1).padStart(5, '0')}`, `Study ${at} of things`, text.join(' '));
});

const records = (...lines: readonly string[]) => [...others.slice(0, 20), ...lines, ...others.slice(20)].join('');

async function told(library: Library, text: string, table?: TermTable): Promise<Identification[]> {
  return identifyByCatalogues({
    papers: library.papers,
    catalogues: [catalogue('birds.jsonl', text)],
    stems,
    terms: table,
  });
}

const first = async (abstract: string, text: string, table?: TermTable): Promise<Identification> =>
  (await told(libraryOfTexts(abstract), text, table))[0]!;

const codes = ({ evidence }: Identification) => evidence.map(({ code }) => code);

const songs = arxivLine('2101.00001', 'Songs of Garden Birds', finches, { doi: '10.1000/songs' });

describe('papers among the records of a catalogue', () => {
  it('are certain by their own words, with place, evidence and candidates', async () => {
    const found = await first(finches, records(songs));
    assert.equal(found.status, 'certain');
    assert.deepEqual(
      [found.record?.id, found.record?.title, found.catalogue, found.candidates[0]?.record],
      ['2101.00001', 'Songs of Garden Birds', { path: 'birds.jsonl', line: 21 }, found.record],
    );
    assert.deepEqual(found.evidence, [{ code: 'same-words', args: [100] }]);
    assert.deepEqual(Object.keys(identificationJson(found)), [
      'key',
      'source',
      'status',
      'score',
      'record',
      'evidence',
      'catalogue',
      'candidates',
    ]);
  });

  const versions: readonly (readonly [what: string, text: string])[] = [
    ['other numbers', finches.replace('4,200', '5,750').replace('three', 'four')],
    ['a sentence less', finches.replace(/ FinchNet hears[^.]*\./, '')],
    [
      'a sentence that is another',
      finches.replace(/Its spectrogram[^.]*\./, 'A small transformer replaces hand-made features.'),
    ],
    [
      'words cut by hyphens and LaTeX',
      finches.replace('network', 'net-work').replace('FinchNet,', '\\textsc{FinchNet},').replace('4,200', '$4{,}200$'),
    ],
    ['capitals', finches.toUpperCase()],
  ];
  for (const [what, text] of versions) {
    it(`are certain by another version, with ${what}`, async () => {
      const found = await first(text, records(songs));
      assert.deepEqual([found.status, found.record?.id], ['certain', '2101.00001'], JSON.stringify(found.evidence));
    });
  }

  it('are none where their record is not there, however like it another one is in its subject', async () => {
    const like = arxivLine(
      '2101.00002',
      'Bird Song at Dawn',
      'We present a network that tells birds by song. Recordings were labelled by volunteers. The encoder needs no segmentation. On a benchmark of ' +
        'whales and frogs underwater it improves on earlier classifiers by a margin, and a study of ships follows.',
    );
    const found = await first(finches, records(like));
    assert.notEqual(found.status, 'certain');
    assert.equal((await first(finches, others.join(''))).status, 'none');
  });

  it('are not certain where two works fit alike, as parts of one study do', async () => {
    const second = finches.replace('garden finches', 'forest finches').replace('4,200', '6,100');
    const found = await first(
      finches.replace('garden ', '').replace('4,200 ', ''),
      records(
        songs,
        arxivLine('2101.00009', 'Songs of Forest Birds', second, { authors_parsed: [['Wren', 'Bo', '']] }),
      ),
    );
    assert.notEqual(found.status, 'certain');
    assert.deepEqual(found.candidates.map(({ record }) => record.id).sort(), ['2101.00001', '2101.00009']);
  });

  it('are certain where two catalogues have the same work, and the fuller record is taken', async () => {
    const published = arxivLine('x1', 'Songs of Garden Birds', finches, {
      doi: '10.1000/songs',
      'journal-ref': 'Birds 7 (2021) 1-9',
    });
    const found = await first(finches, records(songs, published));
    assert.equal(found.status, 'certain');
  });

  it('are not certain where a talk and the article that it became have one text, but a preprint and its article do no harm', async () => {
    const published = (id: string, doi: string, more = {}) =>
      arxivLine(id, 'Songs of Garden Birds at Dawn', finches, { doi, ...more });
    const status = async (...lines: string[]) => (await first(finches, records(...lines))).status;
    assert.equal(await status(published('x1', '10.1000/talk'), published('x2', '10.2000/article')), 'likely');
    assert.equal(
      await status(published('x1', '10.1101/2021.01.01.400001'), published('x2', '10.2000/article')),
      'certain',
    );
    assert.equal(
      await status(published('2101.00001', '10.2000/article'), published('x2', '10.2000/article')),
      'certain',
    );
    assert.equal(
      await status(published('2101.00001', '10.48550/arXiv.2101.00001'), published('x2', '10.2000/article')),
      'certain',
    );
    assert.equal(await status(published('2101.00001', ''), published('2105.00002', '')), 'likely');
  });

  it('are not certain by a record that corrects, takes back or answers another work, whose text it repeats', async () => {
    const titled = async (title: string) =>
      (await first(finches, records(arxivLine('2101.00001', title, finches)))).status;
    for (const title of [
      'Erratum: Songs of Garden Birds',
      'Correction to: Songs of Garden Birds',
      'Author Correction: Songs of Garden Birds',
      'Songs of Garden Birds (Erratum)',
      'Songs of Garden Birds: Corrigendum',
      'Retraction Note: Songs of Garden Birds',
      'RETRACTED ARTICLE: Songs of Garden Birds',
      'Reply to "Songs of Garden Birds"',
      '花园鸟类的歌声：勘误',
    ]) {
      assert.equal(await titled(title), 'likely', title);
    }
    for (const title of [
      'Correcting Songs of Garden Birds',
      'Motion Correction for Songs',
      'Songs in Reply and Retraction of Birds',
    ]) {
      assert.equal(await titled(title), 'certain', title);
    }
    // Beside the work itself, that is proposed.
    const both = await first(
      finches,
      records(arxivLine('2101.00002', 'Erratum: Songs of Garden Birds', finches), songs),
    );
    assert.deepEqual([both.status, both.record?.title], ['likely', 'Songs of Garden Birds']);
    assert.deepEqual(codes(both), ['same-words', 'close-second']);
    const alone = await first(finches, records(arxivLine('2101.00002', 'Erratum: Songs of Garden Birds', finches)));
    assert.deepEqual(codes(alone), ['same-words', 'about-another']);
  });

  it('are not certain by a record whose text begins like theirs and goes on, or is a part of theirs', async () => {
    const longer = async (...more: string[]) =>
      (await first(finches, records(arxivLine('2101.00001', 'Songs', [finches, ...more].join(' '))))).status;
    const [sentence = ''] = /^[^.]*\./.exec(owls) ?? [];
    assert.equal(await longer(sentence), 'certain');
    assert.equal(await longer(herons), 'likely');
    const whole = arxivLine('2101.00001', 'Songs', `${finches} ${herons}`);
    assert.deepEqual(codes(await first(finches, records(whole))), ['same-words', 'other-length']);
    const [beginning = ''] = /^(?:[^.]*\.){2}/.exec(finches) ?? [];
    assert.notEqual((await first(finches, records(arxivLine('2101.00001', 'Songs', beginning)))).status, 'certain');
  });

  it('are not certain by the report of another year or number of an event, which repeats its words', async () => {
    const volume = (number: string, year: string) =>
      `This volume contains the proceedings of the ${number} Workshop on Birds and Formal Methods, held as a satellite event of the Hedgerow conference in ` +
      `${year}. The workshop brings together ornithologists and logicians who verify nests, flocks and migrating protocols. Each submission was ` +
      'reviewed by three members of the programme committee, and eleven papers were selected for presentation beside two invited talks.';
    const told = async (ours: string, theirs: string) =>
      (await first(ours, records(arxivLine('2101.00001', 'Proceedings of a Workshop', theirs)))).status;
    assert.equal(await told(volume('12th', '2015'), volume('12th', '2015')), 'certain');
    assert.equal(await told(volume('12th', '2015'), volume('13th', '2015')), 'likely');
    assert.equal(await told(volume('twelfth', '2015'), volume('twelfth', '2016')), 'likely');
    const other = arxivLine('2101.00001', 'Proceedings', volume('twelfth', '2016'));
    assert.deepEqual(codes(await first(volume('twelfth', '2015'), records(other))), ['same-words', 'other-occasion']);
    assert.equal(await told(volume('twelfth', 'spring'), volume('twelfth', '2016')), 'certain');
    // What is counted may be another number in another version.
    assert.equal(
      await told(volume('twelfth', 'spring with 2000 guests'), volume('twelfth', 'spring with 2016 guests')),
      'certain',
    );
  });

  it('are never certain by little text', async () => {
    const found = await first('FinchNet tells finches by song.', records(songs));
    assert.notEqual(found.status, 'certain');
  });

  it('in Chinese are told across languages by terms, names, Latin words and numbers', async () => {
    const table = TermTable.parse(
      [
        '网络 20 network 18',
        '花园 20 garden 18',
        '雀 20 finch 18',
        '麻雀 20 sparrow 18',
        '歌声 20 song 18',
        '清晨 20 morn 18',
        '录音 20 record 18',
        '季节 20 season 18',
        '志愿者 20 volunt 18',
        '双筒望远镜 20 binocular 18',
        '口哨 20 whistl 18',
        '颤音 20 trill 18',
        '警报 20 alarm 18',
        '风 20 wind 18',
        '雨 20 rain 18',
        '声谱图 20 spectrogram 18',
        '编码器 20 encod 18',
        '地标 20 landmark 18',
        '分割 20 segment 18',
        '基准 20 benchmark 18',
        '误差 20 error 18',
        '声学 20 acoust 18',
        '分类器 20 classifi 18',
        '减半 20 halv 18',
      ].join('\n'),
    );
    const chinese =
      '我们提出 FinchNet，一种通过清晨的歌声区分花园雀和麻雀的网络。三个季节中 4,200 只鸟的录音由志愿者用双筒望远镜标注。FinchNet 在风和雨中听到口哨、颤音和警报。' +
      '它的声谱图编码器既不需要地标也不需要分割。在 Hedgerow 基准上，它将早期声学分类器的误差减半。';
    const there = await first(chinese, records(songs), table);
    assert.deepEqual([there.status, there.record?.id], ['certain', '2101.00001'], JSON.stringify(there));
    const without = await first(chinese, records(arxivLine('2101.00003', 'HeronTrack', herons)), table);
    assert.equal(without.status, 'none');
  });

  it('are told by their own identifier; another one is never certain', async () => {
    const own = await first(`${finches} https://arxiv.org/abs/2101.00001`, records(songs));
    assert.equal(own.status, 'certain');
    assert.ok(own.evidence.some(({ code }) => code === 'same-arxiv'));
    const other = await first(`${finches} https://arxiv.org/abs/2102.07777`, records(songs));
    assert.notEqual(other.status, 'certain');
  });

  it('with an identifier beside a text that has nothing to do with the record are not certain', async () => {
    const found = await first(`${herons} https://arxiv.org/abs/2101.00001`, records(songs));
    assert.notEqual(found.status, 'certain');
  });

  it('whose repository is another one are not certain; the same one speaks for the record', async () => {
    const withCode = arxivLine(
      '2101.00001',
      'Songs of Garden Birds',
      `${finches} Code: https://github.com/merle/finchnet`,
    );
    const same = await first(`${finches} Code: https://github.com/Merle/FinchNet`, records(withCode));
    assert.ok(same.evidence.some(({ code }) => code === 'same-repository'));
    assert.equal(same.status, 'certain');
    const slip = await first(`${finches} Code: https://github.com/merle/finch-nett`, records(withCode));
    assert.deepEqual([slip.status, slip.evidence.map(({ code }) => code)], ['certain', ['same-words']]);
    assert.notEqual(
      (await first(`${finches} Code: https://github.com/wren/other`, records(withCode))).status,
      'certain',
    );
  });

  it('are told alike in whatever order papers and records come', async () => {
    const lines = [songs, arxivLine('2101.00003', 'HeronTrack', herons), arxivLine('2101.00004', 'Owls', owls)];
    const shape = (found: readonly Identification[]) =>
      found
        .map(({ key, status, score, record, evidence, candidates }) =>
          JSON.stringify([
            key,
            status,
            score,
            record,
            evidence,
            candidates.map((each) => [each.record.id, each.score]),
          ]),
        )
        .sort();
    const one = shape(await told(libraryOfTexts(finches, herons, owls), records(...lines)));
    assert.equal(one.filter((each) => each.includes('"certain"')).length, 3);
    assert.deepEqual(shape(await told(libraryOfTexts(owls, finches, herons), records(...lines))), one);
    assert.deepEqual(
      shape(await told(libraryOfTexts(finches, herons, owls), [...lines].reverse().join('') + others.join(''))),
      one,
    );
    assert.deepEqual(shape(await told(libraryOfTexts(finches, herons, owls), records(...lines))), one);
  });

  it('of any text and records of any kind are told without an error, and never changed', () => {
    const text = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 200 }),
      fc
        .array(
          fc.constantFrom('__proto__', 'constructor', '中文', '数', '4,200', '$x^2$', 'finch', '\u0000', '𠀀', '.'),
          { maxLength: 40 },
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.array(fc.record({ id: text, title: text, abstract: text }), { maxLength: 4 }),
        (texts, items) => {
          const { papers } = libraryOfTexts(...texts);
          const before = JSON.stringify(papers);
          const identifier = new PaperIdentifier(papers, stems);
          items.forEach((item, at) => {
            const record = jsonRecord(item, at + 1);
            if (record !== undefined) {
              identifier.add(record, 'any.jsonl');
            }
          });
          const found = identifier.results();
          assert.equal(JSON.stringify(papers), before);
          assert.deepEqual(
            found.map(({ key }) => key),
            papers.map(({ key }) => key),
          );
          found.forEach(({ score, status, record }) => {
            assert.ok(score >= 0 && score <= 1);
            assert.equal(record === undefined, status === 'none');
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('that have title, authors and year are not asked about', () => {
    const paper = {
      ...libraryOfTexts(finches).papers[0],
      titleIsDerived: false,
      authors: [{ family: 'Merle' }],
      year: 2021,
    } as Paper;
    assert.equal(needsRecord(paper), false);
    assert.equal(needsRecord({ ...paper, titleIsDerived: true }), true);
    assert.equal(needsRecord({ ...paper, authors: [] }), true);
    assert.equal(needsRecord({ ...paper, year: undefined } as unknown as Paper), true);
  });

  it('end with what has been found where the work is cancelled, and progress is told', async () => {
    const progress: number[] = [];
    const found = await identifyByCatalogues({
      papers: libraryOfTexts(finches, herons).papers,
      catalogues: [catalogue('a.jsonl', songs, arxivLine('2101.00003', 'HeronTrack', herons))],
      stems,
      isCancelled: () => progress.length > 0,
      onProgress: ({ records: count }) => progress.push(count),
    });
    assert.deepEqual([progress, found.length], [[1], 2]);
  });
});
