import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import { eventually } from './eventually';
import { overviewLibrary } from './overview-library';
import { Workbench } from './workbench';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

describe('library overview', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({
      files: {
        'literature/overview.bib': overviewLibrary(),
        'notes.md': 'Seen before [@p3; @p40; @p41; @p77; @p120].\n\nSee \n',
      },
      settings: { 'window.autoDetectHighContrast': true },
    });
    await workbench.openContainer('Literature');
    await workbench.openFile('notes.md');
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.press('ArrowLeft');
  });

  after(async () => {
    await workbench.close();
  });

  const press = (key: string) => workbench.page.keyboard.press(key);

  /** The page of a web view in the window that has an element with an id. */
  const pageWith = async (id: string): Promise<Frame> => {
    const found = await eventually(
      `a web view with #${id}`,
      async () => {
        const frames = await Promise.all(
          workbench.page.frames().map(async (frame) => {
            const condition = `document.getElementById('${id}') !== null && window.frameElement?.id !== 'pending-frame'`;
            return (await frame.evaluate<boolean>(condition).catch(() => false)) ? frame : undefined;
          }),
        );
        return frames.find((frame) => frame !== undefined);
      },
      (frame) => frame !== undefined,
    );
    return found!;
  };
  const textOf = async (id: string): Promise<string> => (await pageWith('mapView')).locator(`#${id}`).innerText();
  const textWhen = (id: string, wanted: string, check: (text: string) => boolean) =>
    eventually(wanted, () => textOf(id), check);
  const selectedCount = async (): Promise<number> => Number(/^[\d,]+/.exec(await textOf('selected'))?.[0] ?? 0);

  /** A point of the window at which the map has a paper, found with the mouse from the middle on. */
  async function pointOfPaper(page: Frame): Promise<{ x: number; y: number }> {
    const box = (await page.locator('#map').boundingBox())!;
    for (let step = 0; step < 600; step++) {
      const [turn, radius] = [step * 2.4, 5 * Math.sqrt(step)];
      const point = {
        x: box.x + box.width / 2 + radius * Math.cos(turn),
        y: box.y + box.height / 2 + radius * Math.sin(turn),
      };
      await workbench.page.mouse.move(point.x, point.y);
      if (await page.locator('#map.over').isVisible()) {
        return point;
      }
    }
    throw new Error('No paper was found on the map.');
  }

  it('shows all papers, after the command', async () => {
    await workbench.runCommand('Literature Notes: Library Overview');
    const page = await pageWith('mapView');
    // The topics of the papers come first, then their places; until then, and where there is no map, a message is shown.
    const shown = () => page.locator('#mapView, #message').filter({ visible: true }).innerText();
    const isMap = () => page.locator('#map').isVisible();
    await eventually(
      'the map',
      async () => ((await isMap()) ? 'map' : shown()),
      (text) => text === 'map',
    );
    await textWhen('counted', 'all papers', (text) => /^(\d+) of \1 papers$/.test(text));
    assert.ok((await page.locator('#topic option').count()) > 10);
  });

  it('stays where it is while papers are pointed at and one is selected', async () => {
    const page = await pageWith('mapView');
    const box = () => page.locator('#map').boundingBox();
    const heights = new Set([JSON.stringify(await box())]);
    const point = await pointOfPaper(page);
    heights.add(JSON.stringify(await box()));
    await page.evaluate(`document.getElementById('paper').append(' a long title'.repeat(40))`);
    heights.add(JSON.stringify(await box()));
    await workbench.page.keyboard.down('Shift');
    await workbench.page.mouse.click(point.x, point.y);
    await workbench.page.keyboard.up('Shift');
    await textWhen('selected', 'one is selected', (text) => text.startsWith('1'));
    heights.add(JSON.stringify(await box()));
    assert.equal(heights.size, 1, [...heights].join('\n'));
    await page.locator('#clearSelection').click();
  });

  it('shows a paper that is clicked in the Paper view, and leaves the focus on the map', async () => {
    const page = await pageWith('mapView');
    const point = await pointOfPaper(page);
    const title = await page.locator('#paper .title').innerText();
    await workbench.page.mouse.click(point.x, point.y);
    const paper = await eventually(
      'the Paper view',
      async () =>
        Promise.all(
          workbench.page
            .frames()
            .map((frame) =>
              frame.evaluate<string>(`document.querySelector('h1:not(.unseen)')?.textContent ?? ''`).catch(() => ''),
            ),
        ),
      (headings) => headings.some((heading) => heading.includes(title)),
    );
    assert.ok(paper.length > 0);
    assert.equal(await page.evaluate(`document.activeElement?.id`), 'map');
  });

  it('selects with the mouse: a click with Shift, and a line drawn around papers', async () => {
    const page = await pageWith('mapView');
    const point = await pointOfPaper(page);
    await workbench.page.keyboard.down('Shift');
    await workbench.page.mouse.click(point.x, point.y);
    assert.equal(await selectedCount(), 1);
    const box = (await page.locator('#map').boundingBox())!;
    const corners = [
      [0.3, 0.2],
      [0.62, 0.2],
      [0.62, 0.62],
      [0.3, 0.62],
    ].map(([x, y]) => ({ x: box.x + box.width * x!, y: box.y + box.height * y! }));
    await workbench.page.mouse.move(corners[0]!.x, corners[0]!.y);
    await workbench.page.mouse.down();
    for (const corner of [...corners.slice(1), corners[0]!]) {
      await workbench.page.mouse.move(corner.x, corner.y, { steps: 8 });
    }
    await workbench.page.mouse.up();
    await workbench.page.keyboard.up('Shift');
    const count = await selectedCount();
    assert.ok(count > 2 && count < 225, String(count));
    await workbench.runCommand('Notifications: Clear All Notifications');
    await page.locator('#map').focus();
    await workbench.page.mouse.move(point.x, point.y);
    await workbench.screenshot('overview');
  });

  it('is used with the keyboard alone', async () => {
    const page = await pageWith('mapView');
    await page.locator('#map').focus();
    await press('Escape');
    assert.equal(await selectedCount(), 0);
    await press('Control+A');
    const all = Number(/^\d+/.exec(await textOf('counted'))![0]);
    assert.equal(await selectedCount(), all);
    await press('Escape');
    await press('ArrowRight');
    const first = await textWhen('paper', 'a paper at the keyboard', (text) => text !== '');
    await press('Space');
    await textWhen('paper', 'it is selected', (text) => text.endsWith('selected'));
    assert.equal(await selectedCount(), 1);
    await eventually(
      'another paper',
      async () => {
        await press('Shift+ArrowRight');
        await press('Shift+ArrowDown');
        return selectedCount();
      },
      (count) => count > 1,
    );
    assert.notEqual(await textOf('paper'), first);
  });

  it('filters by topic, code and citations, and says how many pass', async () => {
    const page = await pageWith('mapView');
    const shown = async (): Promise<number> => Number(/^\d+/.exec(await textOf('counted'))?.[0] ?? 0);
    const all = await shown();
    await page.locator('#cited').selectOption('yes');
    const cited = await shown();
    assert.ok(cited >= 5 && cited < 20, String(cited));
    await page.locator('#cited').selectOption('');
    await page.locator('#code').selectOption('yes');
    const withCode = await shown();
    await page.locator('#code').selectOption('no');
    assert.equal((await shown()) + withCode, all);
    await page.locator('#from').fill('2020');
    assert.ok((await shown()) < all - withCode);
    await page.locator('#clearFilters').click();
    assert.equal(await shown(), all);
  });

  it('has all papers in a table too, sorted and selected there', async () => {
    const page = await pageWith('mapView');
    await page.locator('#showTable').click();
    await page.locator('#clearSelection').click();
    assert.equal(await page.locator('#rows tr').count(), 100);
    await page.locator('button[data-column="year"]').click();
    await page.locator('button[data-column="year"]').click();
    assert.equal(await page.locator('th[aria-sort="descending"]').innerText(), 'Year');
    const years = await page.locator('#rows tr td:nth-child(4)').allInnerTexts();
    assert.deepEqual(
      years,
      [...years].sort((a, b) => Number(b) - Number(a)),
    );
    await page.locator('#next').click();
    assert.match(await textOf('range'), /^101 to 200 of/);
    await page.locator('#previous').click();
    await page.locator('#rows input').first().focus();
    await press('Space');
    await page.locator('#rows input').nth(1).check();
    assert.equal(await selectedCount(), 2);
    assert.ok((await page.locator('#rows button[lang="zh"]').count()) > 5);
  });

  it('axe-core finds nothing in map and table, in four themes', async () => {
    const page = await pageWith('mapView');
    await page.evaluate(axe);
    const violations: string[] = [];
    for (const colorScheme of ['dark', 'light'] as const) {
      for (const forcedColors of ['none', 'active'] as const) {
        await workbench.page.emulateMedia({ colorScheme, forcedColors });
        const theme = `${forcedColors === 'active' ? 'hc-' : 'vs'}${forcedColors === 'active' ? (colorScheme === 'dark' ? 'black' : 'light') : colorScheme === 'dark' ? '-dark' : ''}`;
        await workbench.page.locator(`.monaco-workbench.${theme}`).waitFor();
        for (const view of ['showTable', 'showMap']) {
          await page.locator(`#${view}`).click();
          const found = await page.evaluate<readonly Violation[]>(`axe.run().then(({ violations }) => violations)`);
          violations.push(
            ...found.flatMap(({ id, nodes }) =>
              nodes.map(({ html, failureSummary }) => `${theme} ${view} ${id}: ${html} ${failureSummary ?? ''}`),
            ),
          );
        }
      }
    }
    await workbench.page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' });
    assert.deepEqual(violations, []);
  });

  it('inserts the selection as a citation where somebody wrote last', async () => {
    const page = await pageWith('mapView');
    await page.locator('#insert').click();
    await workbench.page.locator('.tab.active.dirty[data-resource-name="notes.md"]').waitFor();
    await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    const text = await workbench.savedText('notes.md');
    assert.match(text, /See \[@p\d+; @p\d+\]/);
    assert.match(text, /^Seen before/);
  });

  it('is there again as it was after the window was loaded anew', async () => {
    await workbench.runCommand('Literature Notes: Library Overview');
    await (await pageWith('mapView')).locator('#code').selectOption('yes');
    const counted = await textOf('counted');
    assert.match(counted, /^\d/);
    await workbench.reload();
    await textWhen('counted', 'the filter as it was', (text) => text === counted);
    await eventually('the selection as it was', selectedCount, (count) => count === 2);
  });

  it('draws 10,000 papers, and prints how long a frame takes', async () => {
    const page = await pageWith('mapView');
    const show = `(() => {
      let state = 1;
      const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
      const places = [];
      const papers = Array.from({ length: 10000 }, (_, at) => {
        const topic = at % 40;
        const turn = topic * 2.4;
        const away = 0.15 * Math.sqrt(topic) + 0.12 * random();
        places.push(away * Math.cos(turn) + 0.1 * (random() - 0.5), away * Math.sin(turn) + 0.1 * (random() - 0.5));
        return { key: 'k' + at, label: 'Paper ' + at, title: 'Paper ' + at, language: 'en', credit: '', hasCode: true, isCited: at % 9 === 0, topic };
      });
      const topics = Array.from({ length: 40 }, (_, at) => ({ label: 'Topic ' + at }));
      window.postMessage({ type: 'content', papers, topics, places }, '*');
    })()`;
    // The window was loaded anew: the library's own papers may come once more in between.
    await eventually(
      '10,000 papers',
      async () => {
        await page.evaluate(show);
        return textOf('counted');
      },
      (text) => text.startsWith('10,000 of'),
    );
    const box = (await page.locator('#map').boundingBox())!;
    await page.evaluate(`(() => {
      window.frames_ = [];
      let last;
      const sample = (now) => { if (last !== undefined) frames_.push(now - last); last = now; if (frames_.length < 180) requestAnimationFrame(sample); };
      requestAnimationFrame(sample);
    })()`);
    await workbench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const isDone = () => page.evaluate<boolean>('frames_.length >= 180');
    for (let step = 0; !(await isDone()); step++) {
      await workbench.page.mouse.wheel(0, step % 40 < 20 ? -30 : 30);
    }
    const frames = (await page.evaluate<number[]>('frames_')).sort((a, b) => a - b);
    console.log(
      `      frames of 10,000 papers while zooming: median ${frames[90]!.toFixed(1)} ms, 95th percentile ${frames[171]!.toFixed(1)} ms`,
    );
    assert.equal(frames.length >= 180, true);
  });
});
