import * as vscode from 'vscode';

let languageNames: Intl.DisplayNames | undefined;

/** A language's name in the user's own language. */
export function languageName(tag: string): string {
  try {
    languageNames ??= new Intl.DisplayNames([vscode.env.language], { type: 'language' });
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
