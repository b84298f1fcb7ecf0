import assert from 'node:assert/strict';
import fc from 'fast-check';
import { citationLanguages, parseCitations } from '../../../src/core/cite/languages/index';
import { formatCitation } from '../../../src/core/cite/write/format-citation';
import { identifierInKey, readIdentifier } from '../../../src/core/services/identifiers';
import { anyCharacter } from '../arbitraries';
import { assertLinear } from '../parse/hostile';

const shown = (found: ReturnType<typeof readIdentifier>) =>
  found === undefined ? undefined : `${found.kind} ${found.value}`;

const typed: readonly (readonly [string, string | undefined])[] = [
  ['10.1000/ABC.1', 'doi 10.1000/abc.1'],
  [' doi:10.1000/abc ', 'doi 10.1000/abc'],
  ['DOI: 10.1000/abc.', 'doi 10.1000/abc'],
  ['doi 10.1000/abc', 'doi 10.1000/abc'],
  ['https://doi.org/10.1000/abc%2Fdef', 'doi 10.1000/abc/def'],
  ['http://dx.doi.org/10.1000/abc?x=1#y', 'doi 10.1000/abc'],
  ['doi.org/10.1000/abc', 'doi 10.1000/abc'],
  ['doi:https://doi.org/10.1000/abc', 'doi 10.1000/abc'],
  ['10.1016/S0140-6736(20)30183-5', 'doi 10.1016/s0140-6736(20)30183-5'],
  ['https://dl.acm.org/doi/pdf/10.1145/3292500.3330701', 'doi 10.1145/3292500.3330701'],
  ['https://www.frontiersin.org/articles/10.3389/fnins.2020.00001/full', 'doi 10.3389/fnins.2020.00001'],
  ['https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf', 'doi 10.1101/2020.01.01.123456'],
  ['https://doi.org/10.1000/thing/full', 'doi 10.1000/thing/full'],
  ['10.48550/arXiv.2301.00001', 'arxiv 2301.00001'],
  ['https://doi.org/10.48550/arxiv.2301.00001', 'arxiv 2301.00001'],
  ['2301.00001', 'arxiv 2301.00001'],
  ['2301.00001v3', 'arxiv 2301.00001'],
  ['arXiv: 2301.00001v2', 'arxiv 2301.00001'],
  ['arxiv:math.AG/0601001', 'arxiv math.ag/0601001'],
  ['hep-th/9901001v1', 'arxiv hep-th/9901001'],
  ['https://arxiv.org/abs/2301.00001v2', 'arxiv 2301.00001'],
  ['arxiv.org/pdf/2301.00001v2.pdf', 'arxiv 2301.00001'],
  ['https://export.arxiv.org/abs/cond-mat/0702661?context=x', 'arxiv cond-mat/0702661'],
  ['https://ar5iv.labs.arxiv.org/html/2301.00001', 'arxiv 2301.00001'],
  ['PMID: 18157122', 'pmid 18157122'],
  ['pubmed:18157122', 'pmid 18157122'],
  ['18157122', 'pmid 18157122'],
  ['https://pubmed.ncbi.nlm.nih.gov/18157122/', 'pmid 18157122'],
  ['https://www.ncbi.nlm.nih.gov/pubmed/18157122?dopt=Abstract', 'pmid 18157122'],
  ['ISBN 978-0-262-03384-8', 'isbn 9780262033848'],
  ['ISBN-13: 978-0-262-03384-8', 'isbn 9780262033848'],
  ['0-262-03384-4', 'isbn 9780262033848'],
  ['isbn:080442957X', 'isbn 9780804429573'],
  ['N19-1423', 'acl N19-1423'],
  ['acl:n19-1423', 'acl N19-1423'],
  ['2020.acl-main.1', 'acl 2020.acl-main.1'],
  ['https://aclanthology.org/N19-1423.pdf', 'acl N19-1423'],
  ['https://www.aclweb.org/anthology/2020.acl-main.1/', 'acl 2020.acl-main.1'],
  ['https://aclanthology.org/papers/N/N19/N19-1423/', 'acl N19-1423'],
  ['https://github.com/owner/some.name.git', 'repository owner/some.name'],
  ['github.com/owner/name/tree/main#readme', 'repository owner/name'],
  ['git@github.com:owner/name.git', 'repository owner/name'],
  ['Devlin, J. (2019). BERT. NAACL. https://doi.org/10.18653/v1/N19-1423.', 'doi 10.18653/v1/n19-1423'],
  ['Someone. A Title. arXiv preprint arXiv:2301.00001 (2023).', 'arxiv 2301.00001'],
  ['Attention Is All\n  You Need', 'title Attention Is All You Need'],
  ['1984', 'title 1984'],
  ['Isbn and the history of books', 'title Isbn and the history of books'],
  ['ISBN 978-0-262-03384-9', 'title ISBN 978-0-262-03384-9'],
  ['2313.00001', 'title 2313.00001'],
  ['深度学习', 'title 深度学习'],
  ['a'.repeat(300), `title ${'a'.repeat(300)}`],
  ['a'.repeat(301), undefined],
  ['', undefined],
  ['  \n', undefined],
  ['?!', undefined],
  ['https://example.org/a/b', undefined],
  ['https://github.com/owner', undefined],
  ['https://arxiv.org/list/cs.CL/new', undefined],
];

describe('identifiers of works', () => {
  for (const [text, expected] of typed) {
    it(`read ${JSON.stringify(text.slice(0, 60))}`, () => {
      assert.equal(shown(readIdentifier(text)), expected);
    });
  }

  it('stand for keys as they stand in documents of every language', () => {
    const keys: readonly (readonly [string, string])[] = [
      ['doi:10.1000/abc.1', 'doi 10.1000/abc.1'],
      ['10.1000/abc_1', 'doi 10.1000/abc_1'],
      ['https://doi.org/10.1000/abc', 'doi 10.1000/abc'],
      ['arxiv:2301.00001', 'arxiv 2301.00001'],
      ['arXiv:hep-th/9901001', 'arxiv hep-th/9901001'],
      ['https://arxiv.org/abs/2301.00001v2', 'arxiv 2301.00001'],
      ['pmid:18157122', 'pmid 18157122'],
      ['isbn:978-0-262-03384-8', 'isbn 9780262033848'],
      ['acl:N19-1423', 'acl N19-1423'],
    ];
    for (const { id } of citationLanguages) {
      for (const [key, expected] of keys) {
        const { groups } = parseCitations(`See ${formatCitation(id, [key])} here.`, id);
        assert.deepEqual(
          groups.flatMap(({ citations }) => citations.map((citation) => shown(identifierInKey(citation.key)))),
          [expected],
          `${id} ${key}`,
        );
      }
    }
  });

  it('are not keys that people choose', () => {
    for (const key of [
      'smith2020',
      'doi',
      'doi:smith',
      'arxiv:smith',
      '18157122',
      '9780262033848',
      'Smith:2020',
      'a/b',
      'fig:10.1',
      'pmid:x',
    ]) {
      assert.equal(identifierInKey(key), undefined, key);
    }
  });

  it('read again from what was made of them are the same, and no text throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: anyCharacter }), fc.constantFrom(...typed.map(([text]) => text))),
        (text) => {
          const found = readIdentifier(text);
          identifierInKey(text);
          if (found !== undefined && found.kind !== 'title' && found.kind !== 'abstract') {
            const named = found.kind === 'repository' ? `github.com/${found.value}` : `${found.kind}:${found.value}`;
            assert.deepEqual(readIdentifier(named), found);
          }
        },
      ),
    );
  });

  it('take time that grows as the text does', () => {
    const units = [' ', '10.1000/', 'isbn:', 'doi ', '9-', '/full'];
    assertLinear(readIdentifier, units);
    assertLinear(identifierInKey, units);
  });
});
