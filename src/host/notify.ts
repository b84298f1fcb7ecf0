import * as vscode from 'vscode';
import { iconLabel, labelText, messageText } from './shown-text';

/**
 * All messages to the user go through here, since VS Code makes links of what looks like one, even such that run commands,
 * and what messages say of papers, keys and files comes from files. The linter forbids the functions that are used here elsewhere.
 */

/** A message that something is as it is. Gives the action that was chosen. */
export function showInformation(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(messageText(message), ...actions);
}

/** A message with a link of our own behind it. */
export function showInformationWithLink(message: string, text: string, url: string): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(`${messageText(message)} [${text}](${url})`);
}

/** A message that something was not done as it was asked for. */
export function showWarning(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(messageText(message), ...actions);
}

/** A message that something failed. */
export function showError(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showErrorMessage(messageText(message), ...actions);
}

/**
 * Asks in a dialog whether something may be done that the user should know of first.
 * @param detail in our own words, of several lines
 */
export async function askToAllow(question: string, detail: string, allow: string): Promise<boolean> {
  return (await vscode.window.showInformationMessage(messageText(question), { modal: true, detail }, allow)) === allow;
}

/** Shows how far a task is, which can be cancelled, until it is done. */
export function withProgress<T>(
  title: string,
  task: (report: (increment: number, message: string) => void, token: vscode.CancellationToken) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: messageText(title), cancellable: true },
    (progress, token) =>
      task((increment, message) => {
        progress.report({ increment, message: messageText(message) });
      }, token),
  );
}

/** Tells something in the status bar for so many milliseconds. */
export function showStatus(icon: string, text: string, time: number): vscode.Disposable {
  return vscode.window.setStatusBarMessage(iconLabel(icon, text), time);
}

/** Asks for a line of text. */
export function askForText({
  title,
  prompt,
  value,
  isSecret = false,
  refusalOf,
}: {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  /** Whether it is not to be read over a shoulder. */
  readonly isSecret?: boolean;
  /** Why a text cannot be taken. */
  readonly refusalOf: (value: string) => string | undefined | Thenable<string | undefined>;
}): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: messageText(title),
    prompt: messageText(prompt),
    value,
    password: isSecret,
    ignoreFocusOut: isSecret,
    validateInput: async (written) => {
      const refusal = await refusalOf(written);
      return refusal === undefined ? undefined : messageText(refusal);
    },
  });
}

/** An item of the status bar that says how things are. */
export interface StatusItem extends vscode.Disposable {
  /** @param tooltip of several lines, read aloud in place of the text */
  show(icon: string, text: string, tooltip: string): void;
  hide(): void;
}

/**
 * Makes an item of the status bar, not shown yet.
 * @param name by which the user finds it to hide it
 * @param command what a click on it runs
 */
export function createStatusItem(id: string, name: string, command: string): StatusItem {
  const item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Right, 90);
  item.name = name;
  item.command = command;
  return {
    show: (icon, text, tooltip) => {
      item.text = iconLabel(icon, text);
      item.tooltip = tooltip.split('\n').map(labelText).join('\n');
      item.accessibilityInformation = { label: labelText(tooltip.replaceAll('\n', ', ')) };
      item.show();
    },
    hide: () => {
      item.hide();
    },
    dispose: () => {
      item.dispose();
    },
  };
}
