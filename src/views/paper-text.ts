import * as vscode from 'vscode';

/** The last part of a source's path. */
export function fileNameOf(source: string): string {
  const { path } = vscode.Uri.parse(source);
  return path.slice(path.lastIndexOf('/') + 1);
}

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
