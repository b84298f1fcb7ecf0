import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { type ExtensionHost, launchBrowser, openWindow, type Window } from '../../scripts/vscode/browser';
import { repository } from '../../scripts/vscode/cache';
import { startServer, type Server } from '../../scripts/vscode/server';
import { installServer, newest } from '../../scripts/vscode/server-install';
import { eventually } from './eventually';
import { clippedPicture } from './picture';
import { QuickInput } from './quick-input';

export type Theme = 'dark' | 'light';

/** Settings for pictures that are alike on every machine. */
const still: Record<string, unknown> = {
  'window.autoDetectColorScheme': true,
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'workbench.preferredLightColorTheme': 'Default Light Modern',
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'files.autoSave': 'off',
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
};

export interface WorkbenchOptions {
  /** Files to write into the folder beside the example library, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where the extension runs, the Node host by default. */
  readonly host?: ExtensionHost;
  /** The display language, as VS Code names it, such as `zh-tw`; VS Code's own texts stay English, for which it would need a language pack. */
  readonly language?: string;
  /** A packed extension, which is installed in a fresh VS Code without a folder; nothing is loaded from this repository then. */
  readonly packed?: string;
  /** A folder to open as it is, in place of a copy of the example; it stays. */
  readonly folder?: string;
  /** Folders of further extensions. */
  readonly extensions?: readonly string[];
}

/** A real VS Code window, 1280 × 800, with the extension, on a copy of `examples/library`; driven by keys and clicks. */
export class Workbench {
  /** The windows that are open, for pictures of what failed. */
  static readonly opened = new Set<Workbench>();
  readonly quickInput: QuickInput;
  readonly #isCopy: boolean;

  private constructor(
    readonly page: Page,
    /** The open folder. */
    readonly folder: string,
    readonly window: Window,
    readonly server: Server,
    readonly browser: Browser,
    readonly settings: Readonly<Record<string, unknown>>,
    isCopy: boolean,
  ) {
    this.#isCopy = isCopy;
    this.quickInput = new QuickInput(page);
  }

  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { packed } = options;
    const folder = options.folder ?? join(mkdtempSync(join(realpathSync(tmpdir()), 'literature-notes-ui-')), 'library');
    if (packed !== undefined) {
      mkdirSync(folder);
    } else if (options.folder === undefined) {
      cpSync(join(repository, 'examples', 'library'), folder, { recursive: true });
    }
    for (const [path, text] of Object.entries(options.files ?? {})) {
      writeFileSync(join(folder, path), text);
    }
    const settings = { ...still, ...options.settings };
    const [server, browser] = await Promise.all([
      installServer(newest).then((installed) =>
        startServer(installed, { settings, ...(packed === undefined ? {} : { extension: packed }) }),
      ),
      launchBrowser(),
    ]);
    const window = await openWindow(
      browser,
      server,
      packed === undefined
        ? { workspace: { folder }, host: options.host ?? 'node', extensions: options.extensions ?? [] }
        : { workspace: 'none', host: 'node', isInstalled: true },
      async (page) => {
        await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(options.language)};`);
      },
    );
    const workbench = new Workbench(
      window.page,
      folder,
      window,
      server,
      browser,
      settings,
      options.folder === undefined,
    );
    Workbench.opened.add(workbench);
    await window.page.locator('.monaco-workbench .part.statusbar').waitFor();
    if (packed === undefined) {
      await workbench.hasFolder();
    }
    return workbench;
  }

  /** Waits until the files of the open folder are shown. */
  async hasFolder(): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  async close(): Promise<void> {
    Workbench.opened.delete(this);
    await this.window.close();
    await this.browser.close();
    await this.server.stop();
    if (this.#isCopy) {
      rmSync(join(this.folder, '..'), { recursive: true, force: true });
    }
  }

  /** Runs a command from the command palette, by its full title ("Category: Title"), with keystrokes. */
  async runCommand(title: string): Promise<void> {
    await this.#openQuickInput('F1');
    await this.page.keyboard.type(title);
    await this.quickInput.rowsWhen(`the command palette offers ${title} first`, (rows) => rows[0]?.label === title);
    await this.page.keyboard.press('Enter');
  }

  /** Once more where VS Code, busy with what came before, moves the focus elsewhere and so closes the list again. */
  async #openQuickInput(key: string): Promise<void> {
    await eventually(
      `${key} opens a list`,
      async () => {
        await this.page.keyboard.press(key);
        return this.quickInput.opened(5000).then(
          () => true,
          () => false,
        );
      },
      (isOpen) => isOpen,
    );
  }

  /** Opens a file of the folder with keystrokes (Go to File). The list keeps the files that it found when it was opened, so it is opened again where a file was written only just before. */
  async openFile(name: string): Promise<void> {
    await eventually(
      `Go to File offers ${name} first`,
      async () => {
        await this.#openQuickInput('Control+P');
        await this.quickInput.type(name);
        return this.quickInput
          .rowsWhen(`${name} first`, (rows) => rows[0]?.label === name, 5000)
          .then(() => true)
          .catch(async () => {
            await this.page.keyboard.press('Escape');
            await this.quickInput.closed();
            return false;
          });
      },
      (isOffered) => isOffered,
      30_000,
    );
    await this.page.keyboard.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Text of a file after saving the active editor. */
  async savedText(name: string): Promise<string> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator(`.tab.active[data-resource-name="${name}"]:not(.dirty)`).waitFor();
    return readFileSync(join(this.folder, name), 'utf8');
  }

  /** Opens the view container with this title by its icon in the activity bar. */
  async openContainer(title: string): Promise<void> {
    await this.page
      .locator(
        `.activitybar .action-label[aria-label="${title}"], .activitybar .action-item[aria-label="${title}"] .action-label`,
      )
      .first()
      .click();
    await this.page.locator('.sidebar .composite.title', { hasText: new RegExp(title, 'i') }).waitFor();
  }

  /** A view of the side bar, by the title of its pane. */
  view(title: string): Locator {
    return this.page
      .locator('.sidebar .pane')
      .filter({ has: this.page.locator('.pane-header .title', { hasText: title }) });
  }

  /** Rows of a tree view that are rendered, as a screen reader reads them, from top to bottom. */
  async treeRows(title: string): Promise<string[]> {
    return this.view(title)
      .locator('.monaco-list-row')
      .evaluateAll((rows: TreeRow[]) =>
        rows
          .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
          .map((row) => row.getAttribute('aria-label') ?? ''),
      );
  }

  /** The rows of a tree view once they are as wanted. */
  async treeRowsWhen(title: string, wanted: string, check: (rows: string[]) => boolean): Promise<string[]> {
    return eventually(wanted, () => this.treeRows(title), check);
  }

  /** The page of the only web view in the window, which is the Paper view's. */
  webView(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** Chooses an entry of a submenu in a view's title: a click opens it, keys choose. */
  async viewMenu(title: string, menu: string, entry: string): Promise<void> {
    const view = this.view(title);
    await view.locator('.pane-header').hover();
    await view
      .locator(`.pane-header .action-label[aria-label="${menu}"], .pane-header .action-label[title="${menu}"]`)
      .first()
      .click();
    await this.chooseFromMenu(entry);
  }

  /** Chooses an entry of the menu that is open, by keys. */
  async chooseFromMenu(entry: string): Promise<void> {
    const item = this.page.locator('.monaco-menu .action-item', { hasText: entry });
    await item.waitFor();
    const focused = this.page.locator('.monaco-menu .action-item.focused');
    await eventually(
      `${entry} has the focus`,
      async () => {
        await this.page.keyboard.press('ArrowDown');
        return focused.innerText();
      },
      (text) => text.trim() === entry,
    );
    await this.page.keyboard.press('Enter');
    await item.waitFor({ state: 'detached' });
  }

  /** Loads the window anew; unlike the browser's reload, the command saves the window's state first. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }

  /** The address that VS Code asks whether to open. */
  async addressToOpen(): Promise<string> {
    const detail = this.page.locator('.monaco-dialog-box .dialog-message-detail');
    await detail.waitFor();
    return (await detail.innerText()).trim();
  }

  /** Answers a dialog by its button. */
  async answer(button: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box .monaco-button', { hasText: button }).click();
    await this.page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
  }

  /**
   * Saves the window as `media/screenshots/NAME-dark.png` and `NAME-light.png`, as it stands (an open pick list stays open).
   * @param step the step of the walkthrough that a part of the picture is for, small enough to be shipped: `[name, x, y, width, height]`
   */
  async screenshot(name: string, step?: readonly [string, number, number, number, number]): Promise<void> {
    const media = join(repository, 'media');
    mkdirSync(join(media, 'screenshots'), { recursive: true });
    mkdirSync(join(media, 'walkthrough'), { recursive: true });
    for (const theme of ['light', 'dark'] as const) {
      await this.useTheme(theme);
      const png = await this.page.screenshot({
        path: join(media, 'screenshots', `${name}-${theme}.png`),
        animations: 'disabled',
      });
      if (step !== undefined) {
        const [stepName, x, y, width, height] = step;
        writeFileSync(
          join(media, 'walkthrough', `${stepName}-${theme}.webp`),
          await clippedPicture(this.browser, png, { x, y, width, height }),
        );
      }
    }
  }

  /** Changes the theme as the system's light and dark mode does, which leaves the focus where it is. */
  async useTheme(theme: Theme): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme });
    await this.page.locator(`.monaco-workbench.${theme === 'dark' ? 'vs-dark' : 'vs'}`).waitFor();
    // A page that took long to load may stay pending for ever, unseen.
    const kind = `window.frameElement?.id === 'pending-frame' ? undefined : document.body?.dataset?.vscodeThemeKind`;
    const kinds = (): Promise<(string | undefined)[]> =>
      Promise.all(this.page.frames().map((frame) => frame.evaluate<string | undefined>(kind).catch(() => undefined)));
    await eventually(`web views are ${theme}`, kinds, (found) =>
      found.every((each) => (each ?? `vscode-${theme}`) === `vscode-${theme}`),
    );
  }
}

/** A row of a tree in the page, whose DOM this project's compiler is not told of. */
interface TreeRow {
  getAttribute(name: string): string | null;
}
