import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../scripts/vscode/browser';
import { cacheFolder, repository, runProgram } from '../../scripts/vscode/cache';
import { eventually } from './eventually';
import { QuickInput } from './quick-input';
import { Workbench } from './workbench';

const readme = readFileSync(join(repository, 'README.md'), 'utf8');
const packed = join(repository, 'literature-notes.vsix');

describe('a newcomer with nothing but the packed extension', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(240_000);
    await runProgram('npm', ['run', '--silent', 'package'], { cwd: repository, isHeld: true });
    workbench = await Workbench.open({ packed, settings: { 'files.simpleDialog.enable': true } });
  });

  after(async () => {
    await workbench.close();
  });

  const press = (key: string) => workbench.page.keyboard.press(key);
  /** Whether the list comes to be as wanted before long. */
  const isListed = (check: Parameters<QuickInput['rowsWhen']>[1]): Promise<boolean> =>
    workbench.quickInput.rowsWhen('rows', check, 3000).then(
      () => true,
      () => false,
    );
  const reader = () => workbench.page.locator('.gettingStartedContainer');

  it('has it installed from the file, with nothing of the repository', () => {
    const extensions = join(workbench.server.profile, 'extensions');
    const [name, ...others] = readdirSync(extensions).filter((each) => each.startsWith('literature-notes.'));
    assert.deepEqual(others, []);
    const files = readdirSync(join(extensions, name!));
    assert.ok(files.includes('dist') && files.includes('media'), files.join());
    assert.ok(!files.includes('src') && !files.includes('node_modules'), files.join());
  });

  it('is led by the walkthrough, whose pictures are all there', async () => {
    const { page } = workbench;
    assert.ok(readme.includes('*Get Started with Literature\nNotes* on VS Code'));
    await workbench.runCommand('Welcome: Open Walkthrough...');
    // What is typed before the palette has given way to the list of walkthroughs is lost.
    await eventually(
      'the walkthrough first',
      async () => {
        await workbench.quickInput.type('Get Started with Literature Notes');
        return isListed((rows) => (rows[0]?.label ?? '').includes('Get Started with Literature Notes'));
      },
      (isFirst) => isFirst,
      30_000,
    );
    await press('Enter');
    const steps = ['Search as you type', 'Cite while you write', 'Complete the details', 'Write the bibliography'];
    for (const title of [...steps, 'Open or make a library']) {
      const step = reader().locator('.getting-started-step', { hasText: title });
      await step.locator('.step-title').first().click();
      await eventually(
        `${title} has a picture`,
        () => page.evaluate<number>(shownPicture),
        (width) => width > 100,
      );
    }
  });

  it('opens the example library from there', async () => {
    const { page, quickInput, folder } = workbench;
    assert.ok(readme.includes('*Literature Notes: Open Example Library*'));
    await reader().locator('.monaco-button', { hasText: 'Open Example Library' }).click();
    await quickInput.opened();
    // The dialog goes into a folder that is typed, and copies to where it stands.
    mkdirSync(join(folder, 'my-papers'));
    // It forgets what it is given before it has listed its first folder, and lists each that a path goes through as it is typed.
    await eventually(
      'what is in the folder',
      async () => {
        await quickInput.paste(`${folder}/`);
        return isListed((rows) => rows.some(({ label }) => label === 'my-papers'));
      },
      (isThere) => isThere,
      30_000,
    );
    const loaded = page.waitForEvent('load');
    await page.locator('.quick-input-widget .monaco-button', { hasText: 'Copy Here' }).click();
    await loaded;
    await workbench.hasFolder();
    assert.ok(readdirSync(join(folder, 'literature-notes-example')).includes('draft.md'));
  });

  it('sees the papers behind the icon, and searches and cites by the keys that the README names', async () => {
    const { page, quickInput, folder } = workbench;
    const draft = join(folder, 'literature-notes-example', 'draft.md');
    const before = readFileSync(draft, 'utf8');
    assert.ok(readme.includes('The *Literature* icon') && readme.includes('`Ctrl+K L`'));
    await workbench.openContainer('Literature');
    await workbench.treeRowsWhen('Papers', 'three sources', (rows) => rows.length === 3);
    await workbench.openFile('draft.md');
    await press('Control+End');
    await page.keyboard.type('\nMixing helps ');
    for (const query of ['目标检测', 'fog']) {
      await press('Control+K');
      await press('L');
      await quickInput.opened();
      await quickInput.type(query);
      await quickInput.rowsWhen(`papers for ${query}`, (rows) =>
        query === 'fog' ? rows[0]?.label === 'TideMix' : (rows[0]?.label ?? '').startsWith('Kite-DETR'),
      );
      await press(query === 'fog' ? 'Enter' : 'Escape');
      await quickInput.closed();
    }
    await eventually(
      'the citation is written',
      async () => {
        await press('Control+S');
        return readFileSync(draft, 'utf8');
      },
      (text) => text === `${before}\nMixing helps [@tidemix]`,
    );
  });

  it('writes the bibliography, and has a key that stays', async () => {
    const { page, quickInput, folder } = workbench;
    const library = join(folder, 'literature-notes-example');
    assert.ok(readme.includes('*Insert or Update Bibliography*') && readme.includes('IEEE'));
    await workbench.runCommand('Literature Notes: Insert or Update Bibliography');
    await quickInput.opened();
    await page.keyboard.type('IEEE');
    await quickInput.rowsWhen('IEEE', (rows) => rows[0]?.label === 'IEEE');
    await press('Enter');
    await eventually(
      'the list of references is written',
      async () => {
        await press('Control+S');
        return readFileSync(join(library, 'draft.md'), 'utf8');
      },
      (text) => /<!-- literature-notes:bibliography style=ieee -->[^]*TideMix/.test(text),
    );
    assert.match(readFileSync(join(library, 'literature', 'literature-keys.json'), 'utf8'), /"tidemix"/);
  });
});

describe('a newcomer with a clone', () => {
  let folder: string;
  let starting: ChildProcess | undefined;
  let browser: Browser | undefined;

  before(async function () {
    this.timeout(120_000);
    folder = join(mkdtempSync(join(tmpdir(), 'literature-notes-clone-')), 'literature-notes');
    await runProgram('git', ['clone', '--quiet', '--depth', '1', `file://${repository}`, folder]);
  });

  after(async function () {
    // All that npm installed is taken away again.
    this.timeout(240_000);
    await browser?.close();
    if (starting?.pid !== undefined && starting.exitCode === null) {
      process.kill(-starting.pid, 'SIGTERM');
      await once(starting, 'exit');
    }
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  it('has the extension running on the example by the command of the README', async function () {
    this.timeout(400_000);
    const command = /^```sh\n(npm ci && npm start)\b/m.exec(readFileSync(join(folder, 'README.md'), 'utf8'))?.[1];
    assert.ok(command !== undefined);
    let printed = '';
    // What is fetched once, so that it is not again.
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      LITERATURE_NOTES_CACHE: cacheFolder,
      npm_config_prefer_offline: 'true',
    };
    // In the browser, wherever this runs.
    ['DISPLAY', 'WAYLAND_DISPLAY', 'VSCODE_PATH'].forEach((name) => {
      Reflect.deleteProperty(env, name);
    });
    starting = spawn('sh', ['-c', command], { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [starting.stdout, starting.stderr]) {
      stream?.on('data', (piece: Buffer) => {
        printed += piece.toString();
      });
    }
    const address = await eventually(
      'the address is printed',
      () => Promise.resolve(/http:\/\/127\.0\.0\.1:\S+/.exec(printed)?.[0] ?? printed.slice(-2000)),
      (found) => found.startsWith('http') || starting?.exitCode !== null,
      390_000,
    );
    assert.match(address, /^http/);
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(address);
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'draft.md' }).waitFor();
    await page.locator('.activitybar .action-label[aria-label="Literature"]').first().click();
    await page.locator('.sidebar .monaco-list-row', { hasText: '000_vision.txt' }).waitFor();
    const quickInput = new QuickInput(page);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('L');
    await quickInput.opened();
    await quickInput.type('fog');
    await quickInput.rowsWhen('a paper about fog', (rows) => rows[0]?.label === 'TideMix');
  });
});

/** The width of the picture that a step of a walkthrough shows. Runs in the page, which has the DOM that this project's compiler is not told of. */
const shownPicture = `[...document.querySelectorAll('.gettingStartedContainer .getting-started-media img')].find((image) => image.complete && image.offsetParent !== null)?.naturalWidth ?? 0`;
