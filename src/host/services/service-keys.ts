import * as vscode from 'vscode';
import type { ServiceId } from '../../core/services/model';
import type { Service } from '../../core/services/service';
import { askForText, showInformation } from '../notify';

/** No service's key is longer; what a key may consist of, it may be in a header. */
const validKey = /^[\x21-\x7e]{1,200}$/;

/** The keys that the user has of services, in VS Code's secret storage. */
export class ServiceKeys {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  readonly keyOf = async (service: ServiceId): Promise<string | undefined> => {
    // Where the system's keyring cannot be opened, services are asked without a key.
    const key = await this.#secrets.get(nameOf(service)).then(undefined, () => undefined);
    return key !== undefined && validKey.test(key) ? key : undefined;
  };

  /** Asks for the key of a service; an empty one removes what was there. */
  async ask(services: readonly Service[]): Promise<void> {
    const keyed = services.filter(({ takesKey }) => takesKey);
    const known = await Promise.all(keyed.map(({ id }) => this.keyOf(id)));
    const chosen = await vscode.window.showQuickPick(
      keyed.map(({ id, name }, at) => ({
        id,
        label: name,
        description: known[at] === undefined ? '' : vscode.l10n.t('has a key'),
      })),
      { title: vscode.l10n.t('Set Service Key'), placeHolder: vscode.l10n.t('The service of which you have a key') },
    );
    if (chosen === undefined) {
      return;
    }
    const key = await askForText({
      title: vscode.l10n.t('Set Service Key'),
      prompt: vscode.l10n.t(
        'The key of {0}, kept in VS Code’s secret storage. Leave it empty to remove it.',
        chosen.label,
      ),
      value: '',
      isSecret: true,
      refusalOf: (value) =>
        value.trim() === '' || validKey.test(value.trim())
          ? undefined
          : vscode.l10n.t('A key has no spaces, and at most 200 characters.'),
    });
    if (key === undefined) {
      return;
    }
    if (key.trim() === '') {
      await this.#secrets.delete(nameOf(chosen.id));
      void showInformation(vscode.l10n.t('{0} has no key any more.', chosen.label));
    } else {
      await this.#secrets.store(nameOf(chosen.id), key.trim());
      void showInformation(vscode.l10n.t('The key of {0} is kept.', chosen.label));
    }
  }
}

const nameOf = (service: ServiceId): string => `literatureNotes.key.${service}`;
