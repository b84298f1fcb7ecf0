import * as vscode from 'vscode';
import type { SharedLibraryPlace } from '../../core/shared-library/model';
import { indexAddress, authorizationOf, isPrivate, sharedLibraryPlaces } from '../../core/shared-library/place';
import { askForText, showInformation } from '../notify';
import { settings } from '../settings';

/** The header that a shared library wants, of what the user has set for just this address; undefined where nothing is set, or the keyring cannot be opened. */
export async function credentialsOf(
  secrets: vscode.SecretStorage,
  place: SharedLibraryPlace,
): Promise<string | undefined> {
  const kept = await secrets.get(secretOf(place)).then(undefined, () => undefined);
  return kept === undefined ? undefined : authorizationOf(kept);
}

/** Asks for the credentials of a shared library; empty ones remove what was there. */
export async function askForCredentials(secrets: vscode.SecretStorage): Promise<void> {
  const title = vscode.l10n.t('Set Credentials of Shared Library');
  const places = sharedLibraryPlaces(settings.sharedLibraries());
  if (places.length === 0) {
    void showInformation(
      vscode.l10n.t('No shared library is set: see the setting {0}.', 'literatureNotes.sharedLibraries'),
    );
    return;
  }
  const known = await Promise.all(places.map((place) => credentialsOf(secrets, place)));
  const chosen = await vscode.window.showQuickPick(
    places.map((place, at) => ({
      place,
      label: place.name,
      description: indexAddress(place),
      detail: known[at] === undefined ? '' : vscode.l10n.t('has credentials'),
    })),
    { title },
  );
  if (chosen === undefined) {
    return;
  }
  if (!isPrivate(chosen.place)) {
    void showInformation(
      vscode.l10n.t('Credentials are sent over https only, and {0} has another address.', chosen.place.name),
    );
    return;
  }
  const text = await askForText({
    title,
    prompt: vscode.l10n.t(
      'user:password, or “ApiKey …” as the server gave it, for {0}; kept in VS Code’s secret storage. Leave it empty to remove it.',
      chosen.label,
    ),
    value: '',
    isSecret: true,
    refusalOf: (value) =>
      value.trim() === '' || authorizationOf(value) !== undefined
        ? undefined
        : vscode.l10n.t('Write user:password, or “ApiKey …”.'),
  });
  if (text === undefined) {
    return;
  }
  if (text.trim() === '') {
    await secrets.delete(secretOf(chosen.place));
    void showInformation(vscode.l10n.t('{0} has no credentials any more.', chosen.label));
  } else {
    await secrets.store(secretOf(chosen.place), text.trim());
    void showInformation(vscode.l10n.t('The credentials of {0} are kept.', chosen.label));
  }
}

const secretOf = (place: SharedLibraryPlace): string => `literatureNotes.shared.${indexAddress(place)}`;
