import type { LanguageFixture } from './fixture';

export const fixture: LanguageFixture = {
  begun: [
    ['As @ke| shows', 'As @key shows'],
    ['x [@a; @|] y', 'x [@a; @key] y'],
    ['x [see @ke|, p. 3]', 'x [see @key, p. 3]'],
  ],
  extended: [
    ['x [@a]| y', 'x [@a; @b] y'],
    ['x @a| y', 'x @a; @b y'],
  ],
  unread: ['`[@a|]`', '```\n@a|\n```', '<!-- @a| -->', '    @a|'],
  renamed: [
    ['[see @a, p. 3]', '[see @key, p. 3]'],
    ['As @{a} says', 'As @{key} says'],
  ],
  bibliography: '---\nbibliography: refs.bib\n---\n',
  include: ['{{< include part.qmd >}}', 'part.qmd'],
  oddKey: ['x::y.', '[@{x::y.}]'],
};
