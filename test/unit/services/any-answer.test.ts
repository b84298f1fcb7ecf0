import assert from 'node:assert/strict';
import fc from 'fast-check';
import { yaml } from '../../../src/core/parse/yaml/library';
import type { ServiceId, WorkQuery } from '../../../src/core/services/model';
import { ServiceError } from '../../../src/core/services/service';
import { services } from '../../../src/core/services/services';
import * as json from '../../services/json-shapes';
import * as text from '../../services/text-shapes';
import { knownWork } from '../../services/works';

/** Answers of each service as they are, in the order in which they are asked for. */
const answers: Readonly<Record<ServiceId, readonly (readonly [WorkQuery['kind'], readonly string[]])[]>> = {
  crossref: [
    ['doi', [json.crossrefAnswer(json.crossrefWork(knownWork))]],
    ['title', [json.crossrefList([json.crossrefWork(knownWork)])]],
  ],
  datacite: [
    ['doi', [json.dataciteAnswer(json.dataciteWork(knownWork))]],
    ['title', [json.dataciteAnswer([json.dataciteWork(knownWork)])]],
  ],
  arxiv: [['arxiv', [text.arxivFeed([knownWork])]]],
  openalex: [
    ['doi', [json.openalexAnswer(json.openalexWork(knownWork))]],
    ['abstract', [json.openalexList([json.openalexWork(knownWork)])]],
  ],
  'semantic-scholar': [
    ['doi', [JSON.stringify(json.semanticScholarPaper(knownWork))]],
    ['title', [json.semanticScholarMatch(json.semanticScholarPaper(knownWork))]],
    [
      'abstract',
      [json.semanticScholarSnippets(knownWork), JSON.stringify([json.semanticScholarPaper(knownWork), null])],
    ],
  ],
  dblp: [['title', [text.dblpHits([knownWork])]]],
  pubmed: [['doi', [json.pubmedSearch([knownWork.pmid]), text.pubmedArticles([knownWork])]]],
  'citation-file': [['repository', [text.citationCff(knownWork)]]],
};

const value: Readonly<Record<WorkQuery['kind'], string>> = {
  doi: knownWork.doi,
  arxiv: knownWork.arxiv,
  pmid: knownWork.pmid,
  isbn: '9783161484100',
  acl: '2021.acl-long.1',
  repository: knownWork.repository,
  title: knownWork.title,
  abstract: knownWork.abstract,
};

/** What a handler makes of answers: works, or a `ServiceError`. */
async function worksOf(id: ServiceId, kind: WorkQuery['kind'], texts: readonly string[]) {
  const service = services.find((one) => one.id === id)!;
  const left = [...texts];
  try {
    return await service.find({ kind, value: value[kind] }, () => Promise.resolve(left.shift() ?? ''), { yaml });
  } catch (error) {
    assert.ok(error instanceof ServiceError, error instanceof Error ? error.stack : String(error));
    return [];
  }
}

/** JSON with some of its values replaced by others. */
function damagedJson(
  written: string,
  choices: fc.Arbitrary<{ readonly at: number; readonly by: unknown }>,
): fc.Arbitrary<string> {
  return fc.array(choices, { minLength: 1, maxLength: 4 }).map((changes) => {
    let result = written;
    for (const { at, by } of changes) {
      let values = 0;
      JSON.stringify(JSON.parse(result), (_name, one: unknown) => ((values += 1), one));
      let count = 0;
      const target = at % values;
      result = JSON.stringify(JSON.parse(result), (_name, one: unknown) => (count++ === target ? by : one)) ?? 'null';
    }
    return result;
  });
}

const damage = fc.record({
  at: fc.nat(),
  by: fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(null, {}, [], [[]], [null], -1, 1e300, '', '<b>&#x0;&amp;'),
  ),
});

/** A text from which a part is missing, or stands twice. */
const damagedText = (written: string): fc.Arbitrary<string> =>
  fc
    .record({
      from: fc.nat(written.length),
      length: fc.nat(200),
      by: fc.oneof(fc.string(), fc.constantFrom('<', '</', ']]>', '<!--', '&#0;')),
    })
    .map(({ from, length, by }) => written.slice(0, from) + by + written.slice(from + length));

describe('handlers of services', () => {
  for (const [id, asked] of Object.entries(answers) as [ServiceId, (typeof answers)[ServiceId]][]) {
    for (const [kind, texts] of asked) {
      it(`make works or a refusal of any answer: ${id} by ${kind}`, async () => {
        assert.equal((await worksOf(id, kind, texts)).length > 0, true, 'the answer as it is has a work');
        await fc.assert(
          fc.asyncProperty(
            fc.tuple(
              ...texts.map((written) =>
                written.startsWith('{') || written.startsWith('[')
                  ? fc.oneof(damagedJson(written, damage), damagedText(written), fc.json())
                  : damagedText(written),
              ),
            ),
            async (damaged) => {
              for (const { item, doi, arxiv, pmid, notices } of await worksOf(id, kind, damaged)) {
                assert.equal(typeof item.id, 'string');
                assert.match(item.type, /^[a-z_-]+$/);
                for (const text of [doi, arxiv, pmid]) {
                  assert.ok(text === undefined || typeof text === 'string');
                }
                assert.ok(item.author === undefined || Array.isArray(item.author));
                assert.ok(notices === undefined || notices.length > 0);
                assert.doesNotMatch(JSON.stringify(item), /\\u00[01]|"__proto__":/);
              }
            },
          ),
          { numRuns: 80 },
        );
      });
      if (kind !== 'abstract' && kind !== 'doi' && kind !== 'repository') {
        it(`read no more works than are asked for: ${id} by ${kind}`, async () => {
          const many = texts.map((written) => repeated(written));
          const found = (await worksOf(id, kind, many)).length;
          assert.notDeepEqual(many, texts);
          assert.ok(found >= 1 && found <= 10, String(found));
        });
      }
    }
  }

  it('read no more articles of PubMed than are asked for', async () => {
    const [article = ''] = /<PubmedArticle>.*<\/PubmedArticle>/s.exec(text.pubmedArticles([knownWork])) ?? [];
    const answer = `<PubmedArticleSet>${article.repeat(40)}</PubmedArticleSet>`;
    assert.equal((await worksOf('pubmed', 'pmid', [answer])).length, 5);
  });
});

/** An answer with its work 40 times. */
function repeated(written: string): string {
  if (!written.startsWith('{')) {
    return written.replace(/<(entry|hit)\b.*<\/\1>/s, (work) => work.repeat(40));
  }
  const isWork = (one: unknown): one is object =>
    typeof one === 'object' && one !== null && ['abstract', 'attributes'].some((name) => name in one);
  const all = JSON.parse(written) as unknown;
  return JSON.stringify(all, (_name, list: unknown) =>
    Array.isArray(list) && list.length === 1 && isWork(list[0])
      ? Array.from({ length: 40 }, () => list[0] as object)
      : list,
  );
}
