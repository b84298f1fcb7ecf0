import type { AskedDocument, BibliographyFiles } from './bibliography-files';
import { foldersUpTo } from './paths';

/** Files that say what a build makes, or what is not kept because one does. */
const buildFile =
  /^(?:gnu)?makefile$|^\.gitignore$|^\.?latexmkrc$|^(?:justfile|snakefile|sconstruct|rakefile|dvc\.ya?ml)$|\.(?:mk|r|py|jl|sh|bash|ps1|bat|cmd|lua)$/i;
const maxRead = 40;

/** Those of some missing bibliographies that a build may make, as they are written: the document says so, or a file of the build names them. */
export async function madeByBuild(
  missing: readonly { readonly written: string; readonly mayBeMissing: boolean }[],
  { path, top }: AskedDocument,
  files: BibliographyFiles,
): Promise<ReadonlySet<string>> {
  const made = new Set(missing.filter(({ mayBeMissing }) => mayBeMissing).map(({ written }) => written));
  let open = missing.map(({ written }) => written).filter((written) => !made.has(written) && !written.includes('://'));
  let read = 0;
  for (const folder of open.length === 0 ? [] : foldersUpTo(path, top)) {
    for (const name of (await files.list(folder)).files.filter((each) => buildFile.test(each))) {
      const text = open.length === 0 || read++ >= maxRead ? undefined : await files.read(`${folder}/${name}`);
      const named =
        text === undefined
          ? []
          : open.filter(
              (written) => namesFile(text, written) || (name === '.gitignore' && ignoresEnding(text, written)),
            );
      named.forEach((written) => made.add(written));
      open = open.filter((written) => !made.has(written));
    }
  }
  return made;
}

/** Whether a text holds the name of a file, and not as the end of another one's. */
function namesFile(text: string, written: string): boolean {
  const name = written.slice(written.lastIndexOf('/') + 1);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w.-]/.test(text.charAt(at - 1)) && !/[\w-]/.test(text.charAt(at + name.length))) {
      return true;
    }
  }
  return false;
}

function ignoresEnding(text: string, written: string): boolean {
  const ending = written.slice(written.lastIndexOf('.'));
  return text.split(/\r?\n/).some((line) => line.trim().replace(/^.*\//, '') === `*${ending}`);
}
