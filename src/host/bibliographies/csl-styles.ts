import * as vscode from 'vscode';
import { largestText } from '../../core/files/limits';
import { readFile } from '../read-file';

/** Styles that come with the extension: their file names without ending, most asked for first. */
export const shippedStyles: readonly { readonly name: string; readonly title: string }[] = [
  { name: 'apa', title: 'American Psychological Association (APA), 7th edition' },
  { name: 'ieee', title: 'IEEE' },
  { name: 'china-national-standard-gb-t-7714-2015-numeric', title: 'GB/T 7714-2015 (顺序编码制)' },
  { name: 'china-national-standard-gb-t-7714-2015-author-date', title: 'GB/T 7714-2015 (著者-出版年制)' },
  { name: 'chicago-author-date', title: 'Chicago Manual of Style (author-date), 17th edition' },
];

const shippedLocales = ['en-US', 'zh-CN'];

/** Reads CSL styles and locales: those that come with the extension, and styles of the user's own. */
export class CslStyles {
  readonly #folder: vscode.Uri;
  #locales: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'media', 'csl');
  }

  /**
   * The XML of a style; rejects where it cannot be read.
   * @param style name of a shipped style, or a path: absolute, a URI, or relative to the document or its workspace folder
   */
  async style(style: string, document: vscode.Uri): Promise<string> {
    if (shippedStyles.some(({ name }) => name === style)) {
      return readText(vscode.Uri.joinPath(this.#folder, `${style}.csl`));
    }
    const [first, ...others] = placesOf(style, document);
    let problem: unknown;
    for (const place of first === undefined ? [] : [first, ...others]) {
      try {
        return await readText(place);
      } catch (error) {
        problem ??= error;
      }
    }
    throw problem instanceof Error ? problem : new Error(style);
  }

  /** The XML of the shipped locales by language tag. */
  locales(): Promise<ReadonlyMap<string, string>> {
    this.#locales ??= this.#readLocales();
    return this.#locales;
  }

  async #readLocales(): Promise<ReadonlyMap<string, string>> {
    const texts = shippedLocales.map(async (tag): Promise<[string, string]> => [tag, await readText(vscode.Uri.joinPath(this.#folder, `locales-${tag}.xml`))]);
    return new Map(await Promise.all(texts));
  }
}

async function readText(uri: vscode.Uri): Promise<string> {
  return vscode.workspace.decode(await readFile(uri, largestText), { encoding: 'utf8' });
}

function placesOf(path: string, document: vscode.Uri): vscode.Uri[] {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
    return [vscode.Uri.parse(path)];
  }
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(path)) {
    return [document.with({ path: path.replaceAll('\\', '/').replace(/^(?=[A-Za-z]:)/, '/') })];
  }
  const folder = vscode.workspace.getWorkspaceFolder(document)?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const bases = document.scheme === 'untitled' ? [] : [vscode.Uri.joinPath(document, '..')];
  return [...bases, ...(folder === undefined ? [] : [folder])].map((base) => vscode.Uri.joinPath(base, ...path.split(/[\\/]/)));
}
