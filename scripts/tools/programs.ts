// The tools that read what people write: Pandoc, Docutils and Org from Debian, Typst and MyST from the npm registry.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installOnce, npmInstall, tell } from '../vscode/cache';
import { findOnPath } from '../vscode/chromium-install';
import { fromDebian } from './debian';

/** Path of Pandoc; undefined where it cannot be had. */
export function installPandoc(): Promise<string | undefined> {
  return fromDebian('Pandoc', ['pandoc'], () => findOnPath(['pandoc']));
}

/** Path of a Python that has Docutils. */
export function installDocutils(): Promise<string | undefined> {
  const has = (python: string) => spawnSync(python, ['-c', 'import docutils']).status === 0;
  return fromDebian('Docutils', ['python3-docutils'], () => {
    const own = findOnPath(['python3']);
    return [...(own === undefined ? [] : [own]), '/usr/bin/python3'].find(has);
  });
}

/** Path of an Emacs whose Org reads citations (Org 9.5). */
export function installEmacs(): Promise<string | undefined> {
  return fromDebian('Emacs', ['emacs-nox'], () => {
    const found = findOnPath(['emacs']);
    const test = '(progn (require (quote org)) (kill-emacs (if (version< org-version "9.5") 1 0)))';
    return found !== undefined && spawnSync(found, ['--batch', '-Q', '--eval', test]).status === 0 ? found : undefined;
  });
}

/** LaTeX with biblatex, and biber. */
export interface Latex {
  readonly pdflatex: string;
  readonly biber: string;
}

/** Debian's packages are a download of about 90 MB, so only what reading a bibliography needs is among them. */
export function installLatex(): Promise<Latex | undefined> {
  return fromDebian('LaTeX with biber', ['texlive-latex-recommended', 'texlive-bibtex-extra', 'biber'], () => {
    const [pdflatex, biber] = [findOnPath(['pdflatex']), findOnPath(['biber'])];
    const hasBiblatex =
      pdflatex !== undefined &&
      spawnSync('kpsewhich', ['biblatex.sty', 'etoolbox.sty']).stdout.toString().includes('etoolbox');
    return pdflatex === undefined || biber === undefined || !hasBiblatex ? undefined : { pdflatex, biber };
  });
}

/** The part of the Typst compiler's interface that tests use. */
export interface TypstCompiler {
  /** A file that documents see at an absolute path. */
  mapShadow(path: string, content: Buffer): void;
  compile(options: { mainFileContent: string }): {
    readonly result: object | null;
    hasError(): boolean;
    takeDiagnostics(): object | null;
  };
  query(document: object, selection: { selector: string }): unknown;
  fetchDiagnostics(error: object): { readonly message: string }[];
  /** The document as HTML. */
  compileHtml(options: { mainFileContent: string }): {
    readonly result: object | null;
    hasError(): boolean;
    takeDiagnostics(): object | null;
  };
  tryHtml(options: { mainFileContent: string }): {
    readonly result: { body(): string } | null;
    hasError(): boolean;
    takeDiagnostics(): object | null;
  };
  pdf(document: object): Buffer;
}

const typstPackage = '@myriaddreamin/typst-ts-node-compiler';
const typstVersion = '0.7.0';

/** What makes Typst compilers whose files lie in a folder. */
export async function installTypst(): Promise<((workspace: string) => TypstCompiler) | undefined> {
  try {
    const folder = await installOnce(`typst-${typstVersion}`, async (target) => {
      tell(`Fetching the Typst compiler (npm package ${typstPackage}), once, about 50 MB on disk.`);
      await npmInstall(target, [`${typstPackage}@${typstVersion}`]);
    });
    const load = createRequire(join(folder, 'package.json'));
    const { NodeCompiler } = load(typstPackage) as {
      NodeCompiler: { create(options: { workspace: string }): TypstCompiler };
    };
    return (workspace) => NodeCompiler.create({ workspace });
  } catch (error) {
    tell(`No Typst here: its tests are skipped. ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** A node of the tree that MyST's parser makes. */
export interface MystNode {
  readonly type: string;
  readonly label?: string;
  readonly children?: readonly MystNode[];
}

const mystPackage = 'myst-parser';
const mystVersion = '1.7.3';

/** MyST's own parser. */
export async function installMyst(): Promise<((text: string) => MystNode) | undefined> {
  try {
    const folder = await installOnce(`myst-${mystVersion}`, async (target) => {
      tell(`Fetching MyST's parser (npm package ${mystPackage}), once, about 12 MB on disk.`);
      await npmInstall(target, [`${mystPackage}@${mystVersion}`]);
    });
    const entry = join(folder, 'node_modules', mystPackage, 'dist', 'index.js');
    const { mystParse } = (await import(pathToFileURL(entry).href)) as { mystParse(text: string): MystNode };
    return mystParse;
  } catch (error) {
    tell(`No MyST here: its tests are skipped. ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
