import assert from 'node:assert/strict';
import type { PersonName } from '../../../src/core/model/paper';
import { bibtexNames } from '../../../src/core/parse/bibtex/names';
import { assertLinear } from './hostile';

const shown = (name: PersonName) =>
  name.literal ??
  [
    [
      name['dropping-particle'] === undefined ? '' : `(${name['dropping-particle']})`,
      name['non-dropping-particle'],
      name.family,
    ]
      .filter((part) => part !== undefined && part !== '')
      .join(' '),
    name.suffix,
    name.given,
  ]
    .filter((part) => part !== undefined)
    .join(', ');

const fields: Record<string, Record<string, string[]>> = {
  'names by the book': {
    'Smith, John and Jane Doe': ['Smith, John', 'Doe, Jane'],
    'Garcia Marquez, Gabriel Jose': ['Garcia Marquez, Gabriel Jose'],
    'King, Jr, Martin Luther': ['King, Jr, Martin Luther'],
    'Ludwig van Beethoven AND de la Cruz, Juana Ines': ['van Beethoven, Ludwig', 'de la Cruz, Juana Ines'],
    '{World Health Organization} and {Barnes and Noble} and {Smith, Jones; Partners}': [
      'World Health Organization',
      'Barnes and Noble',
      'Smith, Jones; Partners',
    ],
    'World Health Organization, Geneva': ['World Health Organization, Geneva'],
    'Smith, {Jones, Partners}, Ann': ['Smith, Jones, Partners, Ann'],
    '{\\noopsort{a}}Stone, Ann': ['Stone, Ann'],
    'M{\\"u}ller, J{\\"u}rgen': ['Müller, Jürgen'],
    'Smith II, John': ['Smith II, John'],
    'Brinch Hansen, Per and Cole, Dan': ['Brinch Hansen, Per', 'Cole, Dan'],
  },
  'lists with commas before an ampersand, and Korean ones': {
    'John Smith, Mary Jones \\& Li Wei': ['Smith, John', 'Jones, Mary', 'Wei, Li'],
    'Smith, J. & Doe, K.': ['Smith, J.', 'Doe, K.'],
    '김철수, 이영희': ['김철수', '이영희'],
    '김, 철수': ['김, 철수'],
  },
  'Chinese lists': {
    '王小明, 李红, 赵强': ['王小明', '李红', '赵强'],
    '王小明；李红': ['王小明', '李红'],
    '王小明;李红;': ['王小明', '李红'],
    '王小明、李红': ['王小明', '李红'],
    '王小明，李红，等': ['王小明', '李红'],
    '王小明 and 李红 and 等': ['王小明', '李红'],
    '王小明, 等': ['王小明'],
    王小明等: ['王小明'],
    '王伟 李红': ['王伟', '李红'],
    '王小明, 李红': ['王小明', '李红'],
    '张三 和 李四': ['张三', '李四'],
    '王小明, 李红 and 赵强': ['王小明', '李红', '赵强'],
    '约翰·史密斯, 王小明': ['约翰·史密斯', '王小明'],
    '王, 小明, 李, 红': ['王, 小明', '李, 红'],
    '{中国科学院}, 王小明, 李红, 赵强': ['中国科学院', '王小明', '李红', '赵强'],
  },
  'one name in Han': {
    '王, 小明': ['王, 小明'],
    '杨，育伟': ['杨, 育伟'],
    '欧阳, 小明': ['欧阳, 小明'],
    '山田, 太郎 and 鈴木, 一郎': ['山田, 太郎', '鈴木, 一郎'],
    '山田 太郎': ['山田 太郎'],
    '中国 科学院': ['中国 科学院'],
    '王 小明': ['王 小明'],
    'Wang, Xiaoming (王小明)': ['Wang, Xiaoming'],
  },
  'lists at commas': {
    'Wood E, Reed G, Brook KA, Falk M': ['Wood, E', 'Reed, G', 'Brook, KA', 'Falk, M'],
    'Wood E., Reed G. H.': ['Wood, E.', 'Reed, G. H.'],
    'Ann Ash,Otto Birch,Ida Cedar,Emil D. Dogwood': ['Ash, Ann', 'Birch, Otto', 'Cedar, Ida', 'Dogwood, Emil D.'],
    'John Smith, and Ann Doe': ['Smith, John', 'Doe, Ann'],
    'Ann Ash, Otto Birch, and Ida Cedar': ['Ash, Ann', 'Birch, Otto', 'Cedar, Ida'],
    'Ann Ash, Otto Birch and Ida Cedar': ['Ash, Ann', 'Birch, Otto', 'Cedar, Ida'],
    'A. Ash, B. C. Birch': ['Ash, A.', 'Birch, B. C.'],
    'Smith, J., Doe, A. B., Roe, C.': ['Smith, J.', 'Doe, A. B.', 'Roe, C.'],
    'Smith, John, Doe, Anna': ['Smith, John', 'Doe, Anna'],
    'Smith, J., A. B.': ['Smith, J. A. B.'],
    'Lan, X., K.W. Thoning, and E.J. Dlugokencky': ['Lan, X.', 'Thoning, K.W.', 'Dlugokencky, E.J.'],
    'Lan, X, Karl': ['Lan, X, Karl'],
    'Vera Ash, Jr., Otto Birch, Ida Cedar': ['Ash, Jr., Vera', 'Birch, Otto', 'Cedar, Ida'],
    'King, Martin Luther, Jr.': ['King, Jr., Martin Luther'],
    'Ann Ash, {Ice Group}, Otto Birch, Ida Cedar': ['Ash, Ann', 'Ice Group', 'Birch, Otto', 'Cedar, Ida'],
  },
  'semicolons and ampersands': {
    'Smith, John; Doe, Jane; Roe, Rick': ['Smith, John', 'Doe, Jane', 'Roe, Rick'],
    'John Smith; Jane Doe et al': ['Smith, John', 'Doe, Jane'],
    'Art Clay \\& Dennis Majoe': ['Clay, Art', 'Majoe, Dennis'],
    'Smith, J. & Doe, A.': ['Smith, J.', 'Doe, A.'],
    'Ash, V., Birch, O. \\& Cedar, I.': ['Ash, V.', 'Birch, O.', 'Cedar, I.'],
    '{Ice \\& Snow}': ['Ice & Snow'],
    'Department of Ice \\& Snow': ['of Ice & Snow, Department'],
    'M&uuml;ller, J.': ['M&uuml;ller, J.'],
    'Ann Ash &amp; Otto Birch': ['Ash, Ann', 'Birch, Otto'],
  },
  'and in other languages, between persons': {
    'Vera Ash und Otto Birch': ['Ash, Vera', 'Birch, Otto'],
    'Ash, Vera und Birch, Otto': ['Ash, Vera', 'Birch, Otto'],
    'Vera Ash, Otto Birch et Ida Cedar': ['Ash, Vera', 'Birch, Otto', 'Cedar, Ida'],
    'María Ash y Otto Birch': ['Ash, María', 'Birch, Otto'],
    'José Ortega y Gasset und Otto Birch': ['y Gasset, José Ortega', 'Birch, Otto'],
    王小明与李红: ['王小明', '李红'],
    '王小明/李红': ['王小明', '李红'],
    '山田太郎・鈴木一郎': ['山田太郎', '鈴木一郎'],
    'Wood KA; Reed G': ['Wood, KA', 'Reed, G'],
    'Xiaoming Wang and Hong Li and 3 others': ['Wang, Xiaoming', 'Li, Hong'],
    'Ash, V. and Birch, O. (eds.)': ['Ash, V.', 'Birch, O.'],
    '王小明、李红和赵强': ['王小明', '李红', '赵强'],
  },
  'and in other languages, within one name': {
    'José Ortega y Gasset': ['y Gasset, José Ortega'],
    'Universität Bern und Deutsche Stiftung': ['und Deutsche Stiftung, Universität Bern'],
    '{Max und Moritz}': ['Max und Moritz'],
    王和平: ['王和平'],
    欧阳与李: ['欧阳与李'],
    '约翰・史密斯': ['约翰・史密斯'],
    'Ice/Snow Group': ['Group, Ice/Snow'],
  },
  'what is no name': {
    'Smith, J. et al.': ['Smith, J.'],
    'Smith, J. and et~al.': ['Smith, J.'],
    'Smith, J., \\emph{et al.}': ['Smith, J.'],
    'Test, Some and others, ': ['Test, Some'],
    'Smith, John and': ['Smith, John'],
    'Smith, J. and and Doe, A.': ['Smith, J.', 'Doe, A.'],
    'Stanza, ,': ['Stanza'],
    'Wei Wang 0001 and Wang 0002, Li': ['Wang, Wei', 'Wang, Li'],
    'Wei Wang {0001} and Wang, Li 0002': ['Wang, Wei', 'Wang, Li'],
    'Expo 2010': ['2010, Expo'],
    '{et al.}': ['et al.'],
    '{others}': ['others'],
    'Ash, V. and Brothers, O.': ['Ash, V.', 'Brothers, O.'],
    ', ': [],
  },
  'names in two scripts': {
    'Xiaoming Wang (王小明) and Li, Hong（李红）': ['Wang, Xiaoming', 'Li, Hong'],
    '王小明 (Xiaoming Wang)': ['王小明'],
    'Tanaka, Tarō [田中太郎] and Kim, Minsu (김민수)': ['Tanaka, Tarō', 'Kim, Minsu'],
    'Ash, Vera (Ann)': ['Ash, Vera (Ann)'],
    'Smith (née Doe), Ann': ['Smith (née Doe), Ann'],
  },
  'names of biblatex': {
    'family=Beer, given=Ann, prefix=de, useprefix=true and Cole, Dan': ['de Beer, Ann', 'Cole, Dan'],
    'given=Hans, given-i=H, family=Harman, family-i=H, suffix=Jr': ['Harman, Jr, Hans'],
    'family={Ice, and Snow}': ['Ice, and Snow'],
    '"family={Ash, of X}", given={Ann}': ['Ash, of X, Ann'],
    'useprefix=false and family=Beer, given=Ann, prefix=de and Cole, Dan': ['(de) Beer, Ann', 'Cole, Dan'],
    "FAMILY = Ash, Given = {\\'E}ric, id=x1": ['Ash, Éric'],
    'useprefix=true, sortingnamekeytemplatename=x and Ash, Ann': ['Ash, Ann'],
    'E=mc Group, The': ['E=mc Group, The'],
    'uniquelist=false and Ash, Ann': ['Ash, Ann'],
    'uniquenametemplatename=x and given=John, middle=Simon, family=Smith': ['Smith, John Simon'],
  },
};

describe('people of a BibTeX field', () => {
  for (const [what, cases] of Object.entries(fields)) {
    it(`are read: ${what}`, () => {
      for (const [field, names] of Object.entries(cases)) {
        assert.deepEqual((bibtexNames(field) ?? []).map(shown), names, field);
      }
    });
  }

  it('are read in linear time @slow', function () {
    this.timeout(120_000);
    assertLinear(bibtexNames, [
      ',',
      ', ',
      ';',
      ' & ',
      ' \\& ',
      '王, ',
      '王小明 ',
      '等',
      ' et al.',
      ' and ',
      'A B, ',
      '{',
      'family=',
      'family=a, ',
      ' 0001',
      '~',
      'Wood E, ',
      '、',
      ' 和 ',
      ' others',
    ]);
  });
});
