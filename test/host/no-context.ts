import type * as vscode from 'vscode';

/** What an extension keeps, of which a test that does not need it has nothing. */
export const noContext = { secrets: {}, globalState: { get: () => undefined } } as unknown as Pick<
  vscode.ExtensionContext,
  'secrets' | 'globalState'
>;
