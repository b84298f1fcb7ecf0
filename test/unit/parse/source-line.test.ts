import assert from 'node:assert/strict';
import { readSourceLine } from '../../../src/core/parse/tagged/source-line';
import { assertLinear } from './hostile';

describe('citation lines of databases', () => {
  for (const [line, container, date, volume, issue, pages] of [
    ['水文学报 2021；52(3)：12-20', '水文学报', '2021', '52', '3', '12-20'],
    ['2021,52(03):12-20', undefined, '2021', '52', '03', '12-20'],
    ['2021,(03):12-20', undefined, '2021', undefined, '03', '12-20'],
    ['中国水利 2020(5):1-3', '中国水利', '2020', undefined, '5', '1-3'],
    ['水文学报 2021年 第52卷第3期 12-20', '水文学报', '2021', '52', '3', '12-20'],
    ['Annals of Cold Water. 12(3):45-67, 2019 Mar 15.', 'Annals of Cold Water', '2019 Mar 15', '12', '3', '45-67'],
    ['Annals of Cold Water. 2019 Mar 15;12(3):45-67.', 'Annals of Cold Water', '2019 Mar 15', '12', '3', '45-67'],
    ['Annals (2019) 12:3 (45-67). Date of Publication: 15 Mar 2019', 'Annals', '2019', '12', '3', '45-67'],
    ['Annals of 3D Ice. 2(1):e12345, 2018 Jan-Feb.', 'Annals of 3D Ice', '2018 Jan-Feb', '2', '1', 'e12345'],
    ['Ice. 12 (3 Suppl 1) (pp 45-67), 2019.', 'Ice', '2019', '12', '3 Suppl 1', '45-67'],
    ['Valley Letters (2018) (1-9)', 'Valley Letters', '2018', undefined, undefined, '1-9'],
    ['Proceedings of Ice 2019', 'Proceedings of Ice 2019', '2019', undefined, undefined, undefined],
    ['水文学报', '水文学报', undefined, undefined, undefined, undefined],
  ] as const) {
    it(line, () => {
      const said = readSourceLine(line);
      assert.deepEqual(
        [said.container, said.date ?? said.year, said.volume, said.issue, said.pages],
        [container, date, volume, issue, pages],
      );
    });
  }

  it('are read in linear time', () => {
    assertLinear(readSourceLine, ['2019,12(3):', '(2019) 1:2 (', '1-2, ', '. 1', '2019 ']);
  });
});
