import type { LanguageFixture } from './fixture';

export const fixture: LanguageFixture = {
  begun: [
    ['As citenp:[ke|] shows', 'As citenp:[key] shows'],
    ['x cite:[a(12-14),|', 'x cite:[a(12-14),key]'],
    ['x cite:see[|] y', 'x cite:see[key] y'],
  ],
  extended: [
    ['x cite:[a]| y', 'x cite:[a,b] y'],
    ['x cite:[a(12)]| y', 'x cite:[a(12),b] y'],
    ['x bibitem:[a]| y', 'x bibitem:[a] bibitem:[b] y'],
  ],
  unread: [
    '// cite:[a|]',
    '////\ncite:[a|]\n////',
    '----\ncite:[a|]\n----',
    '....\ncite:[a|]\n....',
    '++++\ncite:[a|]\n++++',
    '`cite:[a|]`',
    '[source]\n--\ncite:[a|]\n--',
    ' cite:[a|]',
  ],
  renamed: [
    ['cite:[a(12)]', 'cite:[key(12)]'],
    ['bibitem:[a]', 'bibitem:[key]'],
  ],
  bibliography: '= Title\n:bibtex-file: refs.bib\n',
  include: ['include::part.adoc[]', 'part.adoc'],
  oddKey: ['DBLP:conf/x', 'cite:[DBLP:conf/x]'],
};
