import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
    await workbench.quickInput.type('Get Started with Literature Notes');
    await workbench.quickInput.rowsWhen('the walkthrough', (rows) =>
      (rows[0]?.label ?? '').includes('Get Started with Literature Notes'),
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
