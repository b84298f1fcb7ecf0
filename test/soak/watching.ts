import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** What is told of us in the window's console. */
export class ConsoleWatch {
  readonly lines: string[] = [];

  constructor(page: Page, isOurs: (text: string) => boolean) {
    page.on('console', (message) => {
      const { url } = message.location();
      const text = `${message.type()}: ${message.text()} ${url}`;
      // What VS Code's own pages say is not of us, though the addresses of web views name us.
      const isOfVsCode = url.includes('/static/out/vs/');
      // What another program has changed beside an open file is not written over, as it should be.
      const isRefusedSave = text.includes('File Modified Since');
      if (
        ['error', 'warning', 'assert'].includes(message.type()) &&
        !isRefusedSave &&
        isOurs(isOfVsCode ? message.text() : text)
      ) {
        this.lines.push(text);
      }
    });
    page.on('pageerror', (error) => {
      const text = `thrown: ${error.stack ?? error.message}`;
      if (isOurs(text)) {
        this.lines.push(text);
      }
    });
  }
}

const linesTold = 4;
/** VS Code fails so at an item of a completion list that it lets go of while it waits for the item's details, whoever gives these. */
const releasedMeanwhile = 'Error: DisposableStore is missing...';

/** Warnings and errors in the extension's own log, and what the log of extension hosts says of it. */
export function loggedTroubles(profile: string, isOurs: (text: string) => boolean): readonly string[] {
  const logs = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.log'));
  return logs.flatMap((path) => {
    const isOwn = /Literature Notes\.log$/.test(path);
    const isOfHosts = /(?:remote)?exthost\.log$/.test(path);
    return !isOwn && !isOfHosts
      ? []
      : readFileSync(join(profile, path), 'utf8')
          .split('\n')
          .flatMap((line, at, lines) =>
            /\[(?:warn|warning|error|critical)\]/.test(line) && (isOwn || isOurs(line))
              ? // That a provider failed stands in one line, and why in those behind it.
                [lines.slice(at, at + linesTold).join(' | ')].filter((trouble) => !trouble.includes(releasedMeanwhile))
              : [],
          );
  });
}

/** Whether the extension's own log was found at all: what is not there tells nothing. */
export function hasOwnLog(profile: string): boolean {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' }).some((path) =>
    /Literature Notes\.log$/.test(path),
  );
}
