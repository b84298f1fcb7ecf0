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
  writeFileSync(outfile, `Literature Notes contains the following packages.\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}

module.exports = { writeNotices };
