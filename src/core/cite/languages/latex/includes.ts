import type { LanguageProject } from '../../model/citation-language';
import { termsIn } from './terms';

/** A path in braces, with `\subfix` of subfiles around it or quotation marks. */
const path = String.raw`\s{0,9}\{\s{0,9}(?:\\subfix\s{0,9}\{)?\s{0,9}"?([^{}"\n]{1,300})"?`;
const documents = new RegExp(
  String.raw`\\(?:input|include|subfile|subfileinclude|InputIfFileExists|includestandalone|loadglsentries)${path}`,
  'g',
);
const inFolder = new RegExp(
  String.raw`\\(?:sub)?(?:import|includefrom|inputfrom)\*?${path}\s{0,9}\}\s{0,9}\{\s{0,9}([^{}\n]{1,300})`,
  'g',
);
/** TeX's own `\input`, whose argument ends at a space. */
const unbraced = /\\(?:input|@input|@@input)\s{1,9}(?:"([^"\n]{1,300})"|([^\s{}\\%"]{1,300}))/g;
const options = String.raw`\s{0,9}(?:\[[^\]]{0,1000}\]\s{0,9})?`;
const classes = new RegExp(
  String.raw`\\(?:documentclass|LoadClass|LoadClassWithOptions)${options}\{\s{0,9}([^{}\n]{1,300})\}`,
  'g',
);
const styles = new RegExp(
  String.raw`\\(?:usepackage|RequirePackage|RequirePackageWithOptions)${options}\{([^{}]{1,1000})\}`,
  'g',
);

const biber = new RegExp(
  String.raw`^[^%\n]{0,500}\\(?:addbibresource\b|(?:usepackage|RequirePackage)\s{0,9}(?:\[(?:(?!backend\s{0,9}=\s{0,9}bibtex)[^\]]){0,1000}\]\s{0,9})?\{[^{}]{0,300}\bbiblatex\b)`,
  'm',
);

/** What a document or style file takes in: documents, then its class and packages, which may lie beside it. */
function pathsIn(text: string): readonly string[] {
  const found = Array.from(text.matchAll(documents), ([, written = '']) => written);
  for (const [, folder = '', name = ''] of text.matchAll(inFolder)) {
    found.push(`${folder}/${name}`);
  }
  for (const [, quoted, plain = ''] of text.matchAll(unbraced)) {
    found.push(quoted ?? plain);
  }
  for (const [, name = ''] of text.matchAll(classes)) {
    found.push(`${name.trim()}.cls`);
  }
  for (const [, names = ''] of text.matchAll(styles)) {
    found.push(
      ...names
        .replace(/%[^\n]{0,1000}/g, '')
        .split(',')
        .map((name) => `${name.trim()}.sty`),
    );
  }
  return found.map((written) => written.trim()).filter((written) => written !== '');
}

export const latexProject: LanguageProject = {
  namesIn: termsIn,
  includes: {
    endings: ['tex', 'ltx', 'latex', 'rnw', 'snw', 'rtex', 'dtx'],
    addedEndings: ['tex', 'ltx'],
    otherEndings: ['cls', 'sty', 'bbl'],
    pathsIn,
    isPart: (_, text) => !/^[^%\n]{0,200}\\documentclass\b/m.test(text),
    // `% !TeX root = main.tex`, `\documentclass[main]{subfiles}`.
    namedRoot: (text) => {
      const start = text.slice(0, 5_000);
      return (/^[ \t]{0,20}%+[ \t]{0,20}![ \t]{0,10}(?:tex|rnw)[ \t]{1,10}root[ \t]{0,10}=[ \t]{0,10}(\S[^\r\n]{0,300})/im.exec(
        start,
      ) ?? /\\documentclass\s?\[([^\]\n]{1,300})\]\s?\{subfiles\}/.exec(start))?.[1]?.trim();
    },
    fromRoot: true,
    hasSearchPath: true,
    // biber minds the case of keys, BibTeX does not.
    foldsCase: (text) =>
      biber.test(text) ? false : /^[^%\n]{0,500}\\(?:no)?bibliography\*?\s{0,9}\{/m.test(text) ? true : undefined,
    ignoredBibliographies: /^IEEE(?:abrv|full)\.bib$/,
  },
  projectFiles: [],
  // The environment of BibTeX and biber, in latexmk's own words too.
  commandLine: { searched: [/\bBIBINPUTS['"]?\}?\s{0,9}[=:,]{1,2}\s{0,9}['"]?([^\s'",)]{1,300})/g] },
};
