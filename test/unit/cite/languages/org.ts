import type { LanguageFixture } from './fixture';

export const fixture: LanguageFixture = {
  begun: [
    ['As @ke| shows', 'As [cite:@key] shows'],
    ['x [cite/t:@a;@|] y', 'x [cite/t:@a;@key] y'],
    ['x [cite:|', 'x [cite:@key]'],
  ],
  extended: [
    ['x [cite:@a]| y', 'x [cite:@a;@b] y'],
    ['x cite:a| y', 'x cite:a,b y'],
  ],
  unread: ['# [cite:@a|]', '#+begin_src text\n[cite:@a|]\n#+end_src', '=[cite:@a|]='],
  renamed: [
    ['[cite:see @a p. 3]', '[cite:see @key p. 3]'],
    ['[[citep:&a]]', '[[citep:&key]]'],
  ],
  bibliography: '#+bibliography: refs.bib',
  include: ['#+include: "part.org"', 'part.org'],
  oddKey: ['DBLP:conf/x', '[cite:@DBLP:conf/x]'],
};
