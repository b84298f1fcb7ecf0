import type { LanguageFixture } from './fixture';

export const fixture: LanguageFixture = {
  begun: [
    ['As :cite:t:`ke|` shows', 'As :cite:t:`key` shows'],
    ['x :footcite:`a,|', 'x :footcite:`a,key`'],
    ['研究:cite:p:`|`说明', '研究\\ :cite:p:`key`\\ 说明'],
  ],
  extended: [
    ['x :cite:p:`a`| y', 'x :cite:p:`a,b` y'],
    ['x [a]_| y\n\n.. [a] A\n.. [b] B', 'x [a]_ [b]_ y\n\n.. [a] A\n.. [b] B'],
  ],
  unread: ['.. comment :cite:`a|`', 'text::\n\n   :cite:`a|`', '``:cite:`a|```'],
  renamed: [[':cite:t:`a`', ':cite:t:`key`']],
  bibliography: '.. bibliography:: refs.bib',
  include: ['.. include:: part.rst', 'part.rst'],
  oddKey: ['DBLP:conf/x', ':cite:p:`DBLP:conf/x`'],
};
