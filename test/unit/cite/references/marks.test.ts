import assert from 'node:assert/strict';
import { readMarks, signs } from '../../../../src/core/cite/references/marks';

const { italic, bold, link, label, end, 'not-italic': upright, 'not-raised': level, superscript, subscript } = signs;

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
      'an end of a style within another one',
      `${italic}On ${bold}red ${upright}moss${end} walls${end} here${end}`,
      {
        spans: [
          { style: 'italic', spans: ['On ', { style: 'bold', spans: ['red '] }] },
          { style: 'bold', spans: ['moss'] },
          { style: 'italic', spans: [{ style: 'bold', spans: [' walls'] }, ' here'] },
        ],
      },
    ],
    [
      'the end of a style, within which it begins again',
      `${italic}On ${upright}the ${italic}moss${end}${end}${end}`,
      { spans: [{ style: 'italic', spans: ['On '] }, 'the ', { style: 'italic', spans: ['moss'] }] },
    ],
    [
      'ends of two styles, one within the other',
      `${italic}a ${superscript}b ${level}c ${upright}d${end}${end}${end} e${end}`,
      {
        spans: [
          { style: 'italic', spans: ['a ', { style: 'superscript', spans: ['b '] }, 'c '] },
          'd',
          { style: 'italic', spans: [' e'] },
        ],
      },
    ],
    [
      'the end of a lowered text',
      `${subscript}${level}a${end}b${end}`,
      { spans: ['a', { style: 'subscript', spans: ['b'] }] },
    ],
    ['the end of a style that is not open', `On ${upright}moss${end} walls`, { spans: ['On moss walls'] }],
    [
      'the end of a style around nothing',
      `${italic}On${upright}${end} moss${end}`,
      { spans: [{ style: 'italic', spans: ['On', ' moss'] }] },
    ],
    [
      'the end of a style in a label',
      `${label}${italic}[${upright}1${end}]${end}${end}On moss`,
      { label: '[1]', spans: ['On moss'] },
    ],
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
