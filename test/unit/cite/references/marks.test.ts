import assert from 'node:assert/strict';
import { readMarks, signs } from '../../../../src/core/cite/references/marks';

const { italic, bold, link, label, end } = signs;

describe('marks of formatted references', () => {
  for (const [what, marked, expected] of [
    ['text alone', 'On moss', { spans: ['On moss'] }],
    ['nothing', '', { spans: [] }],
    ['space at the ends and in the middle', '  On \n moss\t', { spans: ['On moss'] }],
    ['styles', `On ${italic}moss${end}.`, { spans: ['On ', { style: 'italic', spans: ['moss'] }, '.'] }],
    [
      'styles in styles',
      `${italic}On ${bold}moss${end} walls${end}`,
      { spans: [{ style: 'italic', spans: ['On ', { style: 'bold', spans: ['moss'] }, ' walls'] }] },
    ],
    ['a style of nothing', `On ${italic}${end}moss`, { spans: ['On ', 'moss'] }],
    ['an end too many', `On${end} moss`, { spans: ['On', ' moss'] }],
    ['a style without end', `On ${italic}moss`, { spans: ['On '] }],
    ['a label', `${label}[1] ${end} On moss`, { label: '[1]', spans: ['On moss'] }],
    ['a label in a style', `${label}${bold}1${end}.${end}On moss`, { label: '1.', spans: ['On moss'] }],
    ['an empty label', `${label} ${end}On moss`, { spans: ['On moss'] }],
    [
      'space beside styles, which stays',
      ` ${italic}On${end} moss ${italic}walls${end} `,
      { spans: [{ style: 'italic', spans: ['On'] }, ' moss ', { style: 'italic', spans: ['walls'] }] },
    ],
  ] as const) {
    it(`are read: ${what}`, () => {
      assert.deepEqual(readMarks(marked), expected);
    });
  }

  for (const [text, url] of [
    ['https://moss.example.org/a', 'https://moss.example.org/a'],
    ['HTTP://moss.example.org', 'HTTP://moss.example.org'],
    ['10.1000/moss', 'https://doi.org/10.1000/moss'],
    ['see https://moss.example.org', undefined],
    ['https://moss.example.org/a b', undefined],
    ['https://', undefined],
    ['https://a"b', undefined],
    ['ftp://moss.example.org', undefined],
    ['javascript:alert(1)', undefined],
    ['a10.1000/moss', undefined],
  ] as const) {
    it(`make ${url === undefined ? 'no link' : 'a link'} of ${text}`, () => {
      assert.deepEqual(readMarks(`${link}${text}${end}`), {
        spans: url === undefined ? [text] : [{ url, spans: [text] }],
      });
    });
  }
});
