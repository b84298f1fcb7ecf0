import assert from 'node:assert/strict';
import {
  parsePersonName,
  parseRisName,
  splitAuthors,
  splitBibtexAuthors,
  splitBibtexKeywords,
} from '../../../src/core/parse/fields/person-names';

describe('names of people', () => {
  const names: Record<string, object> = {
    'Jane Doe': { family: 'Doe', given: 'Jane' },
    'Doe, Jane': { family: 'Doe', given: 'Jane' },
    'Ludwig van Beethoven': { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
    'van der Berg, Jan': { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
    'King, Jr, Martin Luther': { family: 'King', given: 'Martin Luther', suffix: 'Jr' },
    'Jean-Paul de la Fontaine': { family: 'Fontaine', given: 'Jean-Paul', 'non-dropping-particle': 'de la' },
    '{World Health Organization}': { literal: 'World Health Organization' },
    Plato: { literal: 'Plato' },
    王小明: { literal: '王小明' },
    '王, 小明': { family: '王', given: '小明' },
    'Charles {Louis Xavier} Poussin': { family: 'Poussin', given: 'Charles Louis Xavier' },
  };
  for (const [text, name] of Object.entries(names)) {
    it(`reads ${text}`, () => {
      assert.deepEqual(parsePersonName(text), name);
    });
  }

  const lists: Record<string, string[]> = {
    'Jane Doe and John Roe': ['Jane Doe', 'John Roe'],
    'Jane Doe, John Roe and Max Power': ['Jane Doe', 'John Roe', 'Max Power'],
    'Jane Doe, John Roe, and Max Power': ['Jane Doe', 'John Roe', 'Max Power'],
    'Doe, Jane; Roe, John': ['Doe, Jane', 'Roe, John'],
    'Doe, Jane': ['Doe, Jane'],
    'Doe, J., Roe, A. B.': ['Doe, J.', 'Roe, A. B.'],
    '王小明、李雷；韩梅梅': ['王小明、李雷', '韩梅梅'],
    '王小明、李雷': ['王小明', '李雷'],
    'Jane Doe & John Roe': ['Jane Doe', 'John Roe'],
    'Jane Doe et al.': ['Jane Doe et al.'],
    '': [],
  };
  for (const [text, parts] of Object.entries(lists)) {
    it(`splits ${text || 'nothing'}`, () => {
      assert.deepEqual(splitAuthors(text), parts);
    });
  }

  it('splits BibTeX at and, outside braces', () => {
    assert.deepEqual(splitBibtexAuthors('Doe, Jane and {Barnes and Noble} AND\nRoe, John and others'), [
      'Doe, Jane',
      '{Barnes and Noble}',
      'Roe, John',
    ]);
  });
});

describe('names of RIS', () => {
  const names: Record<string, object> = {
    'Doe, Jane': { family: 'Doe', given: 'Jane' },
    'King, Martin Luther, Jr': { family: 'King', given: 'Martin Luther', suffix: 'Jr' },
    'King,, Jr': { family: 'King', suffix: 'Jr' },
    'van der Berg, Jan': { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
    'World Health Organization,': { literal: 'World Health Organization' },
    'Jane Doe': { family: 'Doe', given: 'Jane' },
    '中国 科学院': { literal: '中国 科学院' },
    '{NASA}': { literal: '{NASA}' },
    ', Jane': { literal: 'Jane' },
    ',,': { literal: '' },
  };
  for (const [text, name] of Object.entries(names)) {
    it(`reads ${text}`, () => {
      assert.deepEqual(parseRisName(text), name);
    });
  }
});

describe('keywords of BibTeX', () => {
  const lists: Record<string, string[]> = {
    'moss, walls; lakes；湖、水': ['moss', 'walls', 'lakes', '湖', '水'],
    '{moss, walls}': ['moss', 'walls'],
    '{{moss; walls}}': ['moss', 'walls'],
    '{moss, on walls}, lakes': ['{moss, on walls}', 'lakes'],
    '{moss, on walls},': ['{moss, on walls}'],
    '{moss} and {walls}': ['{moss} and {walls}'],
    '\\%': ['\\%'],
    '{a, b': ['{a, b'],
    '': [],
  };
  for (const [text, parts] of Object.entries(lists)) {
    it(`splits ${text || 'nothing'}`, () => {
      assert.deepEqual(splitBibtexKeywords(text), parts);
    });
  }
});
