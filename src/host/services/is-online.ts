import * as vscode from 'vscode';
import { configuredValue } from '../settings';

/** Whether services are switched on, in a workspace that is trusted. */
export function isOnline(): boolean {
  return vscode.workspace.isTrusted && configuredValue('online') === true;
}
