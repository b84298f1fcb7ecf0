import { assert } from 'chai';
import { citedKeys } from '../../../src/core/cite/cited-keys';

describe('cited keys', () => {
  const cases: [what: string, text: string, keys: string[]][] = [
    ['a Pandoc group', 'As [see @r-mix, p. 3; -@tinymim] says', ['r-mix', 'tinymim']],
    ['a Pandoc key in text', 'As @r-mix. And @{tinymim} says', ['r-mix', 'tinymim']],
    ['Chinese prose', '研究表明[@r-mix]，【@tinymim；@s3】', ['r-mix', 'tinymim', 's3']],
    ['LaTeX', String.raw`\cite{a,b} \textcite[p.~3]{c} \parencite*[see][4]{d}`, ['a', 'b', 'c', 'd']],
    ['Typst', '@r-mix and #cite(<tinymim>) and #cite(label("s3"))', ['r-mix', 'tinymim', 's3']],
    ['Org', '[cite:@a;@b] [cite/t:@c]', ['a', 'b', 'c']],
    ['reStructuredText and MyST', ':cite:p:`a,b` and {cite}`c`', ['a', 'b', 'c']],
    ['a mail address', 'write to me@example.org', []],
    ['an escaped at', String.raw`not \@r-mix`, []],
  ];
  for (const [what, text, keys] of cases) {
    it(`finds them in ${what}`, () => {
      assert.sameMembers([...citedKeys(text)], keys);
    });
  }

  it('takes linear time on hostile text', () => {
    const time = (text: string) => {
      const start = performance.now();
      citedKeys(text);
      return performance.now() - start;
    };
    for (const unit of ['@', '\\cite', '\\citecite{', '#cite(', ':cite:`', '@{a', '\\cite[', 'cite ']) {
      const small = time(unit.repeat(Math.ceil(500_000 / unit.length)));
      const large = time(unit.repeat(Math.ceil(2_000_000 / unit.length)));
      assert.isBelow(large, 8 * small + 200, unit);
    }
  });
});
