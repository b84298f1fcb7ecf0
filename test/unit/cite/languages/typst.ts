import type { LanguageFixture } from './fixture';

export const fixture: LanguageFixture = {
  begun: [
    ['As @ke| shows', 'As @key shows'],
    ['#cite(<ke|>, form: "prose")', '#cite(<key>, form: "prose")'],
    ['#cite(<|', '#cite(<key>)'],
  ],
  extended: [
    ['x @a| y', 'x @a @b y'],
    ['x #cite(<a>)| y', 'x #cite(<a>) #cite(<b>) y'],
  ],
  unread: ['`@a|`', '// @a|', '/* @a| */'],
  renamed: [
    ['@a[p. 3]', '@key[p. 3]'],
    ['#cite(label("a"))', '#cite(label("key"))'],
  ],
  bibliography: '#bibliography("refs.bib")',
  include: ['#include "part.typ"', 'part.typ'],
  oddKey: ['DBLP:conf/x', '#cite(label("DBLP:conf/x"))'],
};
