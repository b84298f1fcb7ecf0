import * as vscode from 'vscode';
import type { ServiceFailure } from '../../core/services/model';

/**
 * What a user is told of a service that gave nothing.
 * @param name of the service
 */
export function failureText({ cause, retryAfter, status }: ServiceFailure, name: string): string {
  if (status === 401 || status === 403) {
    return vscode.l10n.t('{0} wants a key, or another one; *Set Service Key…* takes it.', name);
  }
  switch (cause) {
    case 'off':
      return vscode.l10n.t('{0} was not asked: you have not agreed to it.', name);
    case 'not-found':
      return vscode.l10n.t('{0} has no such work.', name);
    case 'malformed':
      return vscode.l10n.t('{0} gave an answer that cannot be read.', name);
    case 'rate-limited':
      return retryAfter === undefined
        ? vscode.l10n.t('{0} has been asked too often; try again later.', name)
        : vscode.l10n.t('{0} has been asked too often; try again in {1} s.', name, Math.ceil(retryAfter / 1_000));
    case 'server-error':
      return vscode.l10n.t('{0} has a fault of its own; try again later.', name);
    case 'timed-out':
      return vscode.l10n.t('{0} did not answer in time.', name);
    case 'too-large':
      return vscode.l10n.t('{0} gave an answer that is too long.', name);
    case 'unreachable':
      return vscode.l10n.t('{0} cannot be reached.', name);
    case 'cancelled':
      return vscode.l10n.t('{0} was not waited for.', name);
  }
}
