import * as vscode from 'vscode';
import { FileRefusal } from '../../core/files/refusal';
import { readFile } from '../read-file';
import { settings } from '../settings';
import { stylePlaces } from './style-places';

/** Styles that come with the extension: their file names without ending, most asked for first. */
export const shippedStyles: readonly { readonly name: string; readonly title: string }[] = [
  { name: 'apa', title: 'American Psychological Association (APA), 7th edition' },
  { name: 'ieee', title: 'IEEE' },
  { name: 'china-national-standard-gb-t-7714-2015-numeric', title: 'GB/T 7714-2015 (顺序编码制)' },
  { name: 'china-national-standard-gb-t-7714-2015-author-date', title: 'GB/T 7714-2015 (著者-出版年制)' },
  { name: 'chicago-author-date', title: 'Chicago Manual of Style (author-date), 17th edition' },
];

const shippedLocales = ['en-US', 'zh-CN'];

/** In bytes; the largest styles that people use have a tenth of it. */
const maxStyleSize = 1_000_000;
const chosenKey = 'literatureNotes.chosenStyles';
/** Files that the user chose and that are remembered. */
const maxChosen = 50;

/** Reads CSL styles and locales: those that come with the extension, and in a trusted workspace styles of the user's own. */
export class CslStyles {
  readonly #folder: vscode.Uri;
  readonly #memento: vscode.Memento;
  #locales: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(extensionUri: vscode.Uri, memento: vscode.Memento) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'media', 'csl');
    this.#memento = memento;
  }

  /** Remembers a path that the user chose, so that it may be read wherever it is. */
  async choose(path: string): Promise<void> {
    await this.#memento.update(chosenKey, [...this.#chosen.filter((other) => other !== path), path].slice(-maxChosen));
  }

  get #chosen(): readonly string[] {
    return this.#memento.get<readonly string[]>(chosenKey, []);
  }

  /**
   * The XML of a style; rejects, saying why for the user, where it cannot or may not be read.
   * @param style name of a shipped style, or a path: absolute, a URI, or relative to the document or its workspace folder
   */
  async style(style: string, document: vscode.Uri): Promise<string> {
    if (shippedStyles.some(({ name }) => name === style)) {
      return readText(vscode.Uri.joinPath(this.#folder, `${style}.csl`));
    }
    let problem: unknown;
    for (const place of this.#placesOf(style, document)) {
      try {
        return await readText(place);
      } catch (error) {
        problem ??= error;
      }
    }
    throw problem instanceof Error ? problem : new Error(style);
  }

  /** Throws where the style may not be read. */
  #placesOf(style: string, document: vscode.Uri): readonly vscode.Uri[] {
    if (!vscode.workspace.isTrusted) {
      throw new Error(vscode.l10n.t('In Restricted Mode only the styles that come with the extension are used.'));
    }
    const own = vscode.workspace.getWorkspaceFolder(document)?.uri;
    const others = (vscode.workspace.workspaceFolders ?? [])
      .map(({ uri }) => uri)
      .filter((uri) => uri.toString() !== own?.toString());
    const roots = own === undefined ? others : [own, ...others];
    const isSaved = document.scheme !== 'untitled';
    const base = isSaved ? document : (roots[0] ?? vscode.Uri.file('/'));
    const places = stylePlaces({
      style,
      uri: /^[a-z][a-z0-9+.-]+:\/\//i.test(style) ? parsed(style) : undefined,
      document: base,
      documentFolder: isSaved ? vscode.Uri.joinPath(document, '..') : undefined,
      roots,
      namedByUser: [...settings.userBibliographyStyles(), ...this.#chosen],
    });
    if (places === 'elsewhere') {
      throw new Error(vscode.l10n.t('It is on another machine or in another file system than the document.'));
    }
    if (places === 'outside') {
      throw new Error(
        vscode.l10n.t(
          'It is outside the workspace. Choose the file yourself, name its path in your user settings, or copy it into the workspace.',
        ),
      );
    }
    return places.map(({ path }) => base.with({ path, query: '', fragment: '' }));
  }

  /** The XML of the shipped locales by language tag. */
  locales(): Promise<ReadonlyMap<string, string>> {
    this.#locales ??= this.#readLocales();
    return this.#locales;
  }

  async #readLocales(): Promise<ReadonlyMap<string, string>> {
    const texts = shippedLocales.map(async (tag): Promise<[string, string]> => [
      tag,
      await readText(vscode.Uri.joinPath(this.#folder, `locales-${tag}.xml`)),
    ]);
    return new Map(await Promise.all(texts));
  }
}

function parsed(uri: string): vscode.Uri {
  try {
    return vscode.Uri.parse(uri, true);
  } catch {
    throw new Error(vscode.l10n.t('It is on another machine or in another file system than the document.'));
  }
}

async function readText(uri: vscode.Uri): Promise<string> {
  try {
    return await vscode.workspace.decode(await readFile(uri, maxStyleSize), { encoding: 'utf8' });
  } catch (error) {
    if (!(error instanceof FileRefusal)) {
      throw error;
    }
    throw new Error(
      error.code === 'not-a-file'
        ? vscode.l10n.t('It is no file.')
        : vscode.l10n.t('It is larger than {0} bytes.', maxStyleSize),
      { cause: error },
    );
  }
}
