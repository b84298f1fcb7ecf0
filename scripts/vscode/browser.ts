import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { installChromium } from './chromium-install';
import { repository } from './cache';
import { serveFiles } from './extension-files';
import type { Server } from './server';

export type ExtensionHost = 'node' | 'web';

/** A folder, a `.code-workspace` file, or neither. */
export type Workspace = { readonly folder: string } | { readonly workspace: string } | 'none';

export interface WindowOptions {
  readonly workspace: Workspace;
  /** Where the extension runs: VS Code's Node host, or the web worker host that vscode.dev has. */
  readonly host: ExtensionHost;
  /** Test bundle to run in that host, inside the repository. */
  readonly tests?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** Whether the server has the extension installed, so that none is loaded from this repository. */
  readonly isInstalled?: boolean;
  /** Folders of further extensions to load, in the Node host. */
  readonly extensions?: readonly string[];
}

/** A VS Code window in a browser, with the extension of this repository loaded from its folder where the server has none. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  close(): Promise<void>;
}

export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await installChromium();
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The page's address for a workspace on the server. */
export function address(server: Server, workspace: Workspace): string {
  const query = new URLSearchParams(workspace === 'none' ? { ew: 'true' } : { ...workspace });
  return `http://${server.authority}/?${query.toString()}`;
}

/** Opens VS Code in a page of its own; `prepare` is called before the page loads. */
export async function openWindow(
  browser: Browser,
  server: Server,
  options: WindowOptions,
  prepare?: (page: Page) => Promise<void>,
): Promise<Window> {
  const files = options.host === 'web' ? await serveFiles(repository) : undefined;
  const uri = (path: string): object =>
    files === undefined
      ? { scheme: 'vscode-remote', authority: server.authority, path }
      : {
          scheme: 'http',
          authority: server.authority,
          path: `/proxy/${String(files.port)}${path.slice(repository.length)}`,
        };
  const developmentOptions = {
    extensions: [repository, ...(options.extensions ?? [])].map(uri),
    ...(options.tests === undefined ? {} : { extensionTestsPath: uri(options.tests) }),
  };
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'dark',
  });
  const page = await context.newPage();
  if (options.isInstalled !== true) {
    await page.addInitScript(`globalThis.literatureNotesDevelopment = ${JSON.stringify(developmentOptions)};`);
    await page.addInitScript({ path: join(__dirname, 'development-options.js') });
  }
  await prepare?.(page);
  await page.goto(address(server, options.workspace));
  return {
    page,
    context,
    close: async () => {
      await context.close();
      files?.close();
    },
  };
}
