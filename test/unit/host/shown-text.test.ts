import assert from 'node:assert/strict';
import fc from 'fast-check';
import { iconLabel, labelText, messageText } from '../../../src/host/shown-text';
import { anyCharacter } from '../arbitraries';

/** What VS Code makes a link of in a notification, and an icon of in a label. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const icon = /(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '[a](command:x)',
        '[',
        ']',
        '](',
        '(',
        ')',
        '$(trash)',
        '$',
        '(k)',
        '\n',
        '\r',
        '\t',
        '\u2028',
        '\u0085',
        '\u001b[2J',
        '\u202e',
        '\u2066',
        '\u{e0041}',
        '\ud83d',
        'command:x',
        'https://a.b',
        ' ',
        '漢',
        '`',
      ),
      fc.string({ unit: anyCharacter, maxLength: 3 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('text that VS Code shows', () => {
  it('makes no link of a message, nor of what is on several lines', () => {
    assert.equal(
      messageText('The style "[Update](command:x)" cannot be used.'),
      'The style "[Update]\u200B(command:x)" cannot be used.',
    );
    assert.equal(messageText('a\r\n b\tc\u2028d\u0085e\u001b[31m'), 'a b c d e [31m');
    assert.equal(messageText('a]\u202e(b) ]\u{e0028}('), 'a]\u200B(b) ]\u200B(');
    assert.equal(messageText('Nothing to see (here) [1].'), 'Nothing to see (here) [1].');
  });

  it('cuts a long message, and keeps its end', () => {
    assert.equal(messageText('x'.repeat(600)).length, 600);
    const cut = messageText(`${'x'.repeat(601)} Repair the file.`);
    assert.ok(cut.length < 610 && cut.endsWith('x Repair the file.') && cut.includes(' … '));
    assert.ok(
      !/[\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])/.test(messageText('😀'.repeat(900))),
    );
  });

  it('makes no icon of a label', () => {
    assert.equal(labelText('$(trash) and $(k)$'), '$\u200B(trash) and $\u200B(k)$');
    assert.equal(labelText('costs $5 (or $)'), 'costs $5 (or $)');
    assert.equal(iconLabel('repo', 'a/$(b)'), '$(repo) a/$\u200B(b)');
  });

  it('holds for whatever a file says', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        assert.ok(!link.test(messageText(text)), text);
        assert.ok(!icon.test(labelText(text)), text);
        assert.ok(!/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(messageText(text) + labelText(text)), text);
      }),
      { numRuns: 2_000, seed: 31 },
    );
  });
});
