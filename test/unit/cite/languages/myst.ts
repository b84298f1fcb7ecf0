import type { LanguageFixture } from './fixture';

export const fixture: LanguageFixture = {
  begun: [
    ['As {cite:t}`ke|` shows', 'As {cite:t}`key` shows'],
    ['x {cite:p}`a,|', 'x {cite:p}`a,key`'],
  ],
  extended: [
    ['x {cite:p}`a`| y', 'x {cite:p}`a,b` y'],
    ['x [@a]| y', 'x [@a; @b] y'],
  ],
  unread: ['`@a|`', '% @a|', '```{code-cell}\n@a|\n```'],
  renamed: [
    ['{cite:p}`a`', '{cite:p}`key`'],
    ['[@a]', '[@key]'],
  ],
  bibliography: '```{bibliography} refs.bib\n```\n',
  include: ['```{include} part.md\n```\n', 'part.md'],
  oddKey: ['x::y', '{cite:p}`x::y`'],
};
