// Writes the licences of all packages that bundles contain.
const { existsSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const packagePath = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/** @param {import('esbuild').Metafile[]} metafiles @param {string} outfile */
function writeNotices(metafiles, outfile) {
  const packages = new Map();
  for (const input of metafiles.flatMap((metafile) => Object.keys(metafile.inputs))) {
    const [, folder, name] = packagePath.exec(input) ?? [];
    if (folder !== undefined) {
      packages.set(name, folder);
    }
  }
  const notices = [...packages].sort().map(([name, folder]) => {
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
    if (license === undefined && file === undefined) {
      throw new Error(`${name} ships in a bundle but names no licence.`);
    }
    const text = file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
    return `${name} ${version} (${license ?? 'see below'})\n\n${text}`;
  });
  // Of a choice of licences, the one under which it is taken.
  const cpal = readFileSync(join(__dirname, 'licences', 'CPAL-1.0.txt'), 'utf8').trim();
  if (packages.has('citeproc')) {
    notices.push(`citeproc is used, unmodified, under the Common Public Attribution License. Its source is on the npm registry and at
https://github.com/Juris-M/citeproc-js. Attribution Phrase: "Citations by CSL (citeproc-js)". Attribution URL: http://citationstyles.org/

${cpal}`);
  }
  notices.push(`The citation styles and locales in media/csl\n\n${readFileSync(join(__dirname, '..', 'media', 'csl', 'README.md'), 'utf8').trim()}`);
  writeFileSync(outfile, `Literature Notes contains the following packages.\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}

module.exports = { writeNotices };
