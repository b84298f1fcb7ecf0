import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { Workbench } from './workbench';

const hostile =
  'We present MaskLand, a <mask> token for maps. <img src=x onerror=alert(1)> [Click](command:workbench.action.quit) $(bug) **not bold** ' +
  'https://example.org/raw &lt;b&gt; # no heading | no | table |. Code: https://github.com/example-maps/maskland';

describe('reading citations back', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({
      files: {
        'literature/900_hostile.txt': `${hostile}\n`,
        'review.md': '# Review\n\nWeather is blended in [@tidemix, p. 3].\n\nMaps are masked [@maskland].\n',
        'paper.tex': 'Weather \\parencite{tidemix}.\n',
        'plan.txt': '研究表明[@tidemix]说明\n',
      },
    });
    await workbench.openContainer('Literature');
    await workbench.treeRowsWhen('Papers', 'the sources', (rows) => rows.length === 4);
    await workbench.openFile('review.md');
  });

  after(async () => {
    await workbench.close();
  });

  const press = (key: string) => workbench.page.keyboard.press(key);
  const goTo = async (line: number, column: number) => {
    await press('Control+G');
    await workbench.quickInput.opened();
    await workbench.page.keyboard.type(`${line}:${column}`);
    await press('Enter');
    await workbench.quickInput.closed();
  };
  const hover = async () => {
    await press('Control+K');
    await press('Control+I');
    const shown = workbench.page
      .locator('.monaco-hover.content-hover, .monaco-resizable-hover .monaco-hover')
      .filter({ hasText: 'Cited' });
    await shown.waitFor();
    return shown;
  };

  it('shows the paper over a citation', async () => {
    await goTo(3, 26);
    const shown = await hover();
    const text = (await shown.innerText()).replace(/\u00a0/g, ' ');
    assert.match(text, /Coastal cameras see fog/);
    assert.match(text, /github\.com\/example-vision\/TideMix/);
    assert.match(text, /Cited 2 times: paper\.tex:1/);
    await workbench.screenshot('hover');
    await press('Escape');
  });

  it('shows text from files as it stands', async () => {
    await goTo(5, 22);
    const shown = await hover();
    const text = (await shown.innerText()).replace(/\u00a0/g, ' ');
    assert.match(
      text,
      /a <mask> token for maps\. <img src=x onerror=alert\(1\)> \[Click\]\(command:workbench\.action\.quit\) \$\(bug\) \*\*not bold\*\* https:\/\/example\.org\/raw &lt;b&gt; # no heading \| no \| table \|\./,
    );
    assert.equal(await shown.locator('img').count(), 0);
    const addresses = await shown
      .locator('a')
      .evaluateAll((links: { getAttribute(name: string): string | null }[]) =>
        links.map((link) => link.getAttribute('data-href') ?? link.getAttribute('href') ?? ''),
      );
    assert.equal(
      addresses.every(
        (address) =>
          address === '' ||
          address === '#' ||
          /^https:\/\/(?:github\.com\/example-maps\/maskland|example\.org\/raw)$|^command:_?literatureNotes\./.test(
            address,
          ),
      ),
      true,
      addresses.join(' '),
    );
    assert.equal(
      addresses.some((address) => address.startsWith('https://github.com/')),
      true,
    );
    await press('Escape');
  });

  it('runs its own actions', async () => {
    await goTo(3, 26);
    await (await hover()).locator('a', { hasText: 'paper.tex:1' }).click();
    await workbench.page.locator('.tab.active[data-resource-name="paper.tex"]').waitFor();
    await workbench.openFile('review.md');
  });

  it('leads to the paper and lists its citations', async () => {
    await goTo(3, 26);
    await press('Shift+F12');
    const peek = workbench.page.locator('.reference-zone-widget');
    const rows = peek.locator('.ref-tree .monaco-list-row');
    await peek.waitFor();
    await eventually(
      'three files',
      async () => (await rows.allInnerTexts()).join('\n'),
      (text) => /paper\.tex/.test(text) && /review\.md/.test(text),
    );
    await press('Escape');
    await press('F12');
    await workbench.page.locator('.tab.active[data-resource-name="000_vision.txt"]').waitFor();
  });

  it('shows actions above each abstract, which open the list of citations', async () => {
    const lenses = workbench.page.locator('.codelens-decoration');
    await eventually(
      'lenses of the first paper',
      async () => (await lenses.allInnerTexts()).join('\n').replace(/\u00a0/g, ' '),
      (text) => /Cite tidemix.*Open Code.*Cited 2 times/s.test(text),
    );
    await workbench.screenshot('lenses');
    await lenses.locator('a', { hasText: 'Cited 2 times' }).click();
    await workbench.page.locator('.reference-zone-widget').waitFor();
    await press('Escape');
    await workbench.page.locator('.reference-zone-widget').waitFor({ state: 'detached' });
  });

  it('cites from a source into the document written in last', async () => {
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Cite kite-detr-plus-plus' }).click();
    await workbench.page.locator('.tab.active[data-resource-name="review.md"]').waitFor();
    await workbench.page.locator('.editor-instance .view-lines', { hasText: '@kite-detr-plus-plus' }).waitFor();
    assert.match(await workbench.savedText('review.md'), /@kite-detr-plus-plus/);
  });

  it('counts citations in the tree, groups by them, and finds them from there', async () => {
    await workbench.viewMenu('Papers', 'Group Papers By', 'Group by Whether Cited');
    await workbench.treeRowsWhen(
      'Papers',
      'two groups',
      (rows) => rows[0] === 'Cited, 3 papers' && rows.includes('Not cited, 10 papers'),
    );
    // The group of the selected paper may be open already. VS Code forgets the arrow where it reads the tree anew meanwhile.
    await workbench.view('Papers').locator('.monaco-list-row', { hasText: 'Not cited' }).click();
    await workbench.page.keyboard.press('Home');
    const cited = workbench.view('Papers').locator('.monaco-list-row').first();
    await eventually(
      'the group of cited papers open',
      async () => {
        const isOpen = (await cited.getAttribute('aria-expanded')) === 'true';
        await (isOpen ? undefined : workbench.page.keyboard.press('ArrowRight'));
        return isOpen;
      },
      (isOpen) => isOpen,
    );
    await workbench.treeRowsWhen('Papers', 'counted papers', (rows) =>
      rows.some((row) => /^TideMix.*cited 2 times/.test(row)),
    );
    await workbench.view('Papers').locator('.monaco-list-row', { hasText: 'TideMix' }).click({ button: 'right' });
    await workbench.chooseFromMenu('Find Citations');
    await workbench.page.locator('.reference-zone-widget').waitFor();
  });
});
