import * as vscode from 'vscode';
import type { SharedLibraryPlace } from '../../core/shared-library/model';
import { indexAddress } from '../../core/shared-library/place';
import { askToAllow } from '../notify';

/** Another one whenever the dialog says that more is sent: who agreed to less is asked again. The one before was of the search alone. */
const agreedKey = 'sharedLibraries.agreedToSearchAndCompletion';

/** Which servers the user has been shown and agreed to, kept for all workspaces. */
export class SharedConsent {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  has({ url }: SharedLibraryPlace): boolean {
    return this.#agreed().includes(url);
  }

  /** Shows the addresses. @returns whether the user agrees */
  async ask(places: readonly SharedLibraryPlace[]): Promise<boolean> {
    const isAllowed = await askToAllow(
      vscode.l10n.t('Search shared libraries?'),
      vscode.l10n.t(
        'The setting literatureNotes.sharedLibraries names them. What you type in the search and as a citation, and the credentials that you have set for each, would be sent to:\n\n{0}\n\nNothing is sent before you agree, nor anything else.',
        places.map((place) => `${place.name} (${indexAddress(place)})`).join('\n'),
      ),
      vscode.l10n.t('Allow'),
    );
    if (isAllowed) {
      await this.#memento.update(agreedKey, [...new Set([...this.#agreed(), ...places.map(({ url }) => url)])]);
    }
    return isAllowed;
  }

  #agreed(): readonly string[] {
    const agreed = this.#memento.get<unknown>(agreedKey);
    return Array.isArray(agreed) ? (agreed as string[]) : [];
  }
}
