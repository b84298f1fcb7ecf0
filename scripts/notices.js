// Writes the licences of all packages that bundles contain; fails where the text of one is missing.
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const packagePath = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//;
/** Files of a package that hold licences, its own and those of what it is made of. */
const licenceFile = /^(?:licen[cs]es?|copying|notice|third[-_]party[-_]licen[cs]es?)(?:[-_.].*)?$/i;

/** Words by which the text of a licence is known, by its SPDX identifier. */
const telling = {
  '0BSD': /Permission to use, copy, modify, and\/or distribute/,
  'Apache-2.0': /Apache License\s+Version 2\.0[^]*END OF TERMS AND CONDITIONS/,
  'BSD-2-Clause': /Redistributions of source code must retain/,
  'BSD-3-Clause': /Redistributions of source code must retain[^]*endorse or promote/,
  'CPAL-1.0': /Common Public Attribution License Version 1\.0/,
  ISC: /Permission to use, copy, modify, and(?:\/or)? distribute/,
  MIT: /Permission is hereby granted, free of charge/,
};

/** Texts that packages do not ship, as their repositories or manifests have them. */
const kept = [
  { of: /^@unified-latex\//, file: 'unified-latex.txt' },
  { of: /^unicode2latex$/, file: 'unicode2latex.txt' },
  // Of a choice of licences, the one under which it is taken.
  { of: /^citeproc$/, file: 'CPAL-1.0.txt' },
];
/** Where manifest and licence file of a package do not agree: what the file is. */
const byFile = { '@retorquere/bibtex-parser': 'MIT', 'umap-js': 'Apache-2.0' };
const remarks = {
  citeproc: `citeproc is used, unmodified, under the Common Public Attribution License. Its source is on the npm registry and at
https://github.com/Juris-M/citeproc-js. Attribution Phrase: "Citations by CSL (citeproc-js)". Attribution URL: http://citationstyles.org/`,
};

/** @param {string} path */
const read = (path) => readFileSync(path, 'utf8').trim();

/** The texts of a package's licences, each once. @param {string} name @param {string} folder */
function textsOf(name, folder) {
  const texts = [];
  const add = (text) => {
    const plain = (each) => each.replace(/\s+/g, ' ');
    if (!texts.some((other) => plain(other).includes(plain(text)))) texts.push(text);
  };
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => licenceFile.test(entry.name));
  entries.filter((entry) => entry.isFile()).forEach((entry) => add(read(join(folder, entry.name))));
  for (const { name: inner } of entries.filter((entry) => entry.isDirectory())) {
    readdirSync(join(folder, inner)).sort().forEach((file) => add(read(join(folder, inner, file))));
  }
  kept.filter(({ of }) => of.test(name)).forEach(({ file }) => add(read(join(__dirname, 'licences', file))));
  return texts;
}

/**
 * What is said of a package; throws where its licence, or the text of it, is missing.
 * @param {string} name @param {string} folder
 */
function noticeOf(name, folder) {
  const { version, license: named } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const license = byFile[name] ?? named;
  if (typeof license !== 'string') {
    throw new Error(`${name} ships in a bundle but names no licence.`);
  }
  const texts = textsOf(name, folder);
  const whole = texts.join('\n\n');
  const isThere = (id) => telling[id]?.test(whole) === true;
  const choices = license.replace(/[()]/g, '').split(/ OR /i).map((choice) => choice.split(/ AND /i).map((id) => id.trim()));
  if (!choices.some((choice) => choice.every(isThere)) || !/copyright/i.test(whole)) {
    throw new Error(`${name} ships in a bundle under ${license}, but the text of that is missing or not known: keep it in scripts/licences, as its repository has it.`);
  }
  return [`${name} ${version} (${license})`, ...(name in remarks ? [remarks[name]] : []), ...texts].join('\n\n');
}

/** @param {Pick<import('esbuild').Metafile, 'inputs'>[]} metafiles @param {string} outfile */
function writeNotices(metafiles, outfile) {
  const packages = new Map();
  for (const input of metafiles.flatMap((metafile) => Object.keys(metafile.inputs))) {
    const [, folder, name] = packagePath.exec(input) ?? [];
    if (folder !== undefined) {
      packages.set(folder, name);
    }
  }
  const notices = [...packages].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([folder, name]) => noticeOf(name, folder));
  notices.push(`The citation styles and locales in media/csl\n\n${read(join(__dirname, '..', 'media', 'csl', 'README.md'))}`);
  writeFileSync(outfile, `Literature Notes contains the following packages.\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}

module.exports = { noticeOf, writeNotices };
