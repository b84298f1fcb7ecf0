import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';

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

/** What a status is called; those that the extension offers are called in the user's language, all others as they are written. */
export function statusName(status: string): string {
  switch (status) {
    case 'to-read':
      return vscode.l10n.t('To read');
    case 'reading':
      return vscode.l10n.t('Reading');
    case 'read':
      return vscode.l10n.t('Read');
    default:
      return status;
  }
}

/** Heads what a language model wrote about a paper; empty where none did. */
export function modelHeading({ byModel }: Paper): string {
  return byModel === undefined ? '' : vscode.l10n.t('By language model {0}', byModel.model);
}

/** The titles that a language model gave a paper, said to be its; empty where there are none. */
export function modelLine(paper: Paper): string {
  const { title, translatedTitle } = paper.byModel ?? {};
  return [title, translatedTitle, modelHeading(paper)].filter(Boolean).join(' · ');
}
