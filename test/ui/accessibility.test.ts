import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { source as axeSource } from 'axe-core';
import type { Frame } from 'playwright-core';
import { repository } from '../../scripts/vscode/cache';
import { eventually } from './eventually';
import { Workbench } from './workbench';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
  };
}

/** A theme of VS Code, and what its web views are told of it. */
const themes = [
  ['Default Dark Modern', 'vscode-dark'],
  ['Default Light Modern', 'vscode-light'],
  ['Default High Contrast', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'vscode-high-contrast-light'],
] as const;

const read = (path: string) => JSON.parse(readFileSync(join(repository, path), 'utf8')) as unknown;
const { commands } = (read('package.json') as Manifest).contributes;
const texts = new Map(Object.entries(read('package.nls.json') as Record<string, string>));
const titleOf = (title: string) => `Literature Notes: ${texts.get(title.slice(1, -1)) ?? title}`;

describe('access without a mouse or good eyes', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({
      files: { 'review.md': 'Weather is blended in [@tidemix].\n' },
      settings: { 'window.autoDetectColorScheme': false, 'literatureNotes.languageModel': true },
    });
    await workbench.openFile('review.md');
    await workbench.openContainer('Literature');
    await workbench.treeRowsWhen('Papers', 'the sources', (rows) => rows.length === 3);
  });

  after(async () => {
    await workbench.close();
  });

  const press = (key: string) => workbench.page.keyboard.press(key);

  /** The page of a web view that has something in it. */
  async function pageWith(selector: string): Promise<Frame> {
    const found = await eventually(
      `a page with ${selector}`,
      async () => {
        for (const frame of workbench.page.frames()) {
          const isIt = await frame
            .evaluate<boolean>(
              `window.frameElement?.id !== 'pending-frame' && document.querySelector(${JSON.stringify(selector)}) !== null`,
            )
            .catch(() => false);
          if (isIt && frame !== workbench.page.mainFrame()) {
            return frame;
          }
        }
        return undefined;
      },
      (frame) => frame !== undefined,
    );
    return found!;
  }

  /** Changes the theme by the settings of the folder. */
  async function useTheme(name: string, kind: string, selector: string): Promise<Frame> {
    mkdirSync(join(workbench.folder, '.vscode'), { recursive: true });
    writeFileSync(
      join(workbench.folder, '.vscode', 'settings.json'),
      JSON.stringify({ 'workbench.colorTheme': name, 'editor.wordWrap': 'on' }),
    );
    return (
      await eventually(
        `the page is ${kind}`,
        async () => {
          const frame = await pageWith(selector);
          const shown = await frame.evaluate<string | undefined>('document.body.dataset.vscodeThemeKind');
          return { frame, shown };
        },
        ({ shown }) => shown === kind,
      )
    ).frame;
  }

  /**
   * What axe-core finds wrong in a page, a line each.
   * @param behind the colour that the page lets through
   */
  async function violationsIn(frame: Frame, behind: 'sideBar' | 'editor'): Promise<readonly string[]> {
    await frame.evaluate(`document.documentElement.style.background = 'var(--vscode-${behind}-background)'`);
    await frame.evaluate(`${axeSource};\nundefined`);
    return frame.evaluate<string[]>(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)))`);
  }

  it('opens the context menu of a paper, and its source, by keys', async () => {
    await workbench.view('Papers').locator('.monaco-list-row').first().click();
    await workbench.treeRowsWhen('Papers', 'the papers of the first source', (rows) => rows.length === 7);
    await press('ArrowDown');
    await press('Enter');
    await pageWith('article h1');
    await press('Shift+F10');
    const item = workbench.page.locator('.monaco-menu .action-item', { hasText: 'Open PDF' });
    await item.waitFor();
    await press('Escape');
    await item.waitFor({ state: 'detached' });
  });

  it('reaches every button of the Paper view by Tab, and shows where it is', async () => {
    // The page is drawn anew once it is known what is like the paper.
    const frame = await pageWith('button[data-action="show"]');
    const buttons = await frame.evaluate<string[]>(`[...document.querySelectorAll('button')].map((b) => b.innerText)`);
    assert.ok(buttons.length >= 7, String(buttons));
    await frame.evaluate('document.querySelector("button").focus()');
    const reached: string[] = [];
    for (const expected of buttons) {
      const { text, outline } = await frame.evaluate<{ text: string; outline: string }>(
        `({ text: document.activeElement.innerText, outline: getComputedStyle(document.activeElement).outlineStyle })`,
      );
      reached.push(text);
      assert.notEqual(outline, 'none', expected);
      await press('Tab');
    }
    assert.deepEqual(reached, buttons);
  });

  for (const [theme, kind] of themes) {
    it(`leaves axe-core nothing to find in the Paper view in ${theme}`, async () => {
      const frame = await useTheme(theme, kind, 'article h1');
      assert.deepEqual(await violationsIn(frame, 'sideBar'), []);
    });
  }

  it('leaves axe-core nothing to find in the list of records, in four themes', async () => {
    await workbench.runCommand('Literature Notes: Identify Papers…');
    await workbench.quickInput.opened();
    const catalogue = join(workbench.folder, '..', 'catalogue.jsonl');
    cpSync(join(repository, 'examples', 'catalogue.jsonl'), catalogue);
    await eventually(
      'the file is listed',
      async () => {
        await workbench.quickInput.type(catalogue);
        return workbench.quickInput
          .rowsWhen('the file', (rows) => rows.some(({ label }) => label === 'catalogue.jsonl'), 3000)
          .then(
            () => true,
            () => false,
          );
      },
      (isListed) => isListed,
    );
    await press('Enter');
    await workbench.quickInput.closed();
    for (const [theme, kind] of themes) {
      const frame = await useTheme(theme, kind, '#head');
      assert.deepEqual(await violationsIn(frame, 'editor'), [], theme);
    }
  });

  it('reaches every command by the palette', async () => {
    await workbench.runCommand('Literature Notes: Filter Papers…');
    await workbench.quickInput.opened();
    await workbench.page.keyboard.type('tide');
    await press('Enter');
    await workbench.quickInput.closed();
    const missing: string[] = [];
    await press('F1');
    await workbench.quickInput.opened();
    for (const { title } of commands) {
      await press('Control+A');
      // At once: the palette lists anew after each key.
      await workbench.page.keyboard.insertText(`>${titleOf(title)}`);
      await workbench.quickInput
        .rowsWhen(titleOf(title), (rows) => rows.some(({ label }) => label === titleOf(title)), 10_000)
        .catch(() => missing.push(titleOf(title)));
    }
    await press('Escape');
    assert.deepEqual(missing, []);
    assert.ok(commands.length > 35, String(commands.length));
    await workbench.runCommand('Literature Notes: Clear Filter');
  }).timeout(300_000);
});
