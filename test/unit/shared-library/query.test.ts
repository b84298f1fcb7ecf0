import assert from 'node:assert/strict';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { sharedQuery, type SharedQueryOptions } from '../../../src/core/shared-library/query';

interface Body {
  readonly size: number;
  readonly search_after?: readonly unknown[];
  readonly query: {
    readonly bool: {
      readonly should?: readonly unknown[];
      readonly filter?: readonly unknown[];
      readonly must_not?: readonly unknown[];
    };
  };
}

const terms = TermTable.parse(
  ['知识 8 knowledg 18', '蒸馏 8 distil 19', '知识蒸馏 8 knowledg 14 distil 14', '鸟 8 bird 19', '鸟类 8 bird 18'].join(
    '\n',
  ),
);
const asked = (query: string, options: Partial<SharedQueryOptions> = {}) =>
  sharedQuery(query, { limit: 20, timeout: 1_000, terms, ...options }) as Body | undefined;

/** How many clauses a server counts. */
function clausesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  return Object.entries(value).reduce((sum, [name, part]) => {
    const fields: unknown = name === 'multi_match' ? (part as { fields: unknown[] }).fields : undefined;
    const own = Array.isArray(fields) ? fields.length : ['term', 'wildcard', 'range', 'prefix'].includes(name) ? 1 : 0;
    return sum + own + clausesOf(part);
  }, 0);
}

describe('the query of a shared library', () => {
  it('has a clause for each word, with its ways in both languages', () => {
    const should = asked('distillation of birds ')?.query.bool.should ?? [];
    assert.equal(should.length, 2);
    const [first, second] = should.map((one) => JSON.stringify(one));
    assert.match(first ?? '', /"query":"distillation"[^]*"title\.en\^3"[^]*"query":"蒸馏","type":"phrase"/);
    assert.match(second ?? '', /"query":"鸟类"/);
    assert.doesNotMatch(JSON.stringify(should), /"query":"of"/);
  });

  it('seeks the stems of Chinese words, of a compound together', () => {
    const text = JSON.stringify(asked('知识蒸馏')?.query);
    assert.match(text, /"query":"知识蒸馏","type":"phrase"/);
    assert.match(text, /"title\.en":\{"value":"knowledg","boost":3\}/);
    assert.match(text, /"minimum_should_match":"1<60%"/);
    assert.doesNotMatch(JSON.stringify(asked('知识蒸馏', { terms: undefined })?.query), /knowledg/);
  });

  it('takes Chinese characters that stand alone with others, since servers find pairs', () => {
    const sought = (query: string) => [
      ...new Set(
        [...JSON.stringify(asked(query)).matchAll(/"query":"([^"]+)","type":"phrase"/g)].map(([, word]) => word),
      ),
    ];
    assert.deepEqual(sought('知识猫头鹰蒸馏'), ['知识', '猫头鹰', '蒸馏']);
    assert.deepEqual(sought('蒸馏鹰'), ['蒸馏', '馏鹰']);
    assert.deepEqual(sought('鹰蒸馏'), ['鹰', '蒸馏']);
    assert.deepEqual(sought('鸟的蒸馏'), ['鸟', '蒸馏']);
    assert.deepEqual(sought('蒸馏的鹰'), ['蒸馏', '鹰']);
    assert.deepEqual(sought('鹰'), ['鹰']);
    assert.match(JSON.stringify(asked('鹰 ')), /"query":"鹰","type":"bool_prefix"/);
  });

  it('goes on with the last word while it is typed, and with no other', () => {
    const going = (query: string) => JSON.stringify(asked(query)).match(/"query":"(\w+)","type":"bool_prefix"/g) ?? [];
    assert.deepEqual(going('birds disti'), ['"query":"disti","type":"bool_prefix"']);
    assert.deepEqual(going('birds disti '), []);
    assert.deepEqual(going('d'), []);
  });

  it('has filters of the query language, negated ones too', () => {
    const filter = (query: string) => asked(query)?.query.bool.filter?.[0];
    assert.deepEqual(filter('lang:zh'), {
      bool: { should: [{ term: { language: 'zh' } }, { prefix: { language: 'zh-' } }] },
    });
    assert.deepEqual(filter('has:code'), { term: { 'sought.has': 'code' } });
    assert.deepEqual(filter('host:GitHub'), { term: { 'sought.hosts': 'github' } });
    assert.deepEqual(filter('owner:open-mmlab'), { term: { 'sought.owners': 'open-mmlab' } });
    assert.deepEqual(filter('year:2020..2022'), { range: { year: { gte: 2020, lte: 2022 } } });
    assert.deepEqual(filter('year:..2022'), { range: { year: { lte: 2022 } } });
    assert.deepEqual(filter('author:"Wáng Li"'), { wildcard: { 'sought.authors': { value: '*wang li*' } } });
    assert.deepEqual(filter('tag:a*?\\b'), { wildcard: { 'sought.tags': { value: '*a\\*\\?\\\\b*' } } });
    const cited = new Set(['Owl']);
    // What readers think of papers is not shared.
    for (const query of ['status:reading', 'rating:>3', 'rating:4']) {
      assert.deepEqual(asked(query, { cited })?.query.bool.filter, [{ match_none: {} }], query);
      assert.deepEqual(asked(`-${query}`, { cited })?.query.bool.must_not, [{ match_none: {} }], query);
    }
    assert.deepEqual(asked('cited:yes', { cited })?.query.bool.filter, [{ terms: { 'sought.keys': ['owl'] } }]);
    assert.deepEqual(asked('cited:no', { cited })?.query.bool.filter, [
      { bool: { must_not: [{ terms: { 'sought.keys': ['owl'] } }] } },
    ]);
    const { must_not: unwanted, filter: wanted } = asked('birds -lang:zh -has:code')?.query.bool ?? {};
    assert.equal(unwanted?.length, 2);
    assert.equal(wanted, undefined);
  });

  it('has phrases as filters, and what papers must not say in both languages', () => {
    assert.match(JSON.stringify(asked('"Deep Birds"')?.query.bool.filter), /"query":"deep birds","type":"phrase"/);
    const unwanted = JSON.stringify(asked('deep -bird')?.query.bool.must_not);
    assert.match(unwanted, /"query":"bird","type":"phrase"/);
    assert.match(unwanted, /"query":"鸟类"/);
    assert.doesNotMatch(JSON.stringify(asked('deep -unknown')?.query.bool.must_not), /鸟/);
  });

  it('asks for nothing where nothing is asked', () => {
    assert.equal(asked(''), undefined);
    assert.equal(asked('  ""  '), undefined);
  });

  it('goes on behind a page', () => {
    assert.deepEqual(asked('birds', { after: [1.5, 'x/owl'] })?.search_after, [1.5, 'x/owl']);
    assert.equal(asked('birds')?.search_after, undefined);
  });

  it('allows typos only where nothing else is found', () => {
    assert.doesNotMatch(JSON.stringify(asked('birsd')), /fuzziness/);
    assert.match(JSON.stringify(asked('birsd', { isTolerant: true })), /"fuzziness":"AUTO"/);
  });

  it('stays below the 1,024 clauses that servers take, whatever is pasted', () => {
    const words = Array.from({ length: 300 }, (_, at) => `word${String(at)}`).join(' ');
    assert.equal(asked(words)?.query.bool.should?.length, 32);
    for (const pasted of [words, '知识蒸馏鸟类'.repeat(100), 'knowledge distillation birds '.repeat(100)]) {
      const count = clausesOf(asked(pasted, { isTolerant: true }));
      assert.ok(count < 1_024, String(count));
    }
  });
});
