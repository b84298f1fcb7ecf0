import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { packageLimit, packageProblems } from '../../scripts/package-checks';

const pages = 'https://github.com/a/b';
const manifest = JSON.stringify({ repository: { type: 'git', url: `git+${pages}.git` } });

describe('what is wrong with the package', () => {
  const problemsOf = (files: Readonly<Record<string, string | Uint8Array>>) => {
    const all: Readonly<Record<string, string | Uint8Array>> = {
      'package.json': manifest,
      'readme.md': '# A\n',
      'changelog.md': '# Changes\n',
      'LICENSE.txt': 'MIT',
      'dist/THIRD-PARTY-NOTICES.txt': 'MIT',
      ...files,
    };
    const entries = Object.entries(all).map(([name, content]): [string, Uint8Array] => [
      `extension/${name}`,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]);
    return packageProblems(zipSync(Object.fromEntries(entries), { level: 0 }), '.');
  };

  it('is nothing where all images are the repository’s, by absolute addresses, and all links lead somewhere', () => {
    const readme = `![A](${pages}/raw/HEAD/media/icon.png) [b](${pages}/blob/HEAD/CHANGELOG.md#unreleased) [c](#c)
[d](https://example.org) <img alt="e" src="${pages}/raw/HEAD/media/icon.png"> \`[text](relative)\`
\`\`\`md
![not shown](x.png)
\`\`\`
`;
    assert.deepEqual(problemsOf({ 'readme.md': readme }), []);
  });

  for (const [what, readme] of [
    ['is relative', '![A](media/icon.png)'],
    ['is relative, in HTML', '<img src="media/icon.png">'],
    ['is not sent safely', '![A](http://example.org/a.png)'],
    ['is elsewhere', '![A](https://example.org/a.png)'],
    ['does not exist', `![A](${pages}/raw/HEAD/media/none.png)`],
  ] as const) {
    it(`is an image that ${what}`, () => {
      assert.equal(problemsOf({ 'readme.md': readme }).length, 1);
    });
  }

  for (const [what, readme] of [
    ['is relative', '[A](docs/a.md)'],
    ['leads to a file that does not exist', `[A](${pages}/blob/HEAD/docs/none.md)`],
  ] as const) {
    it(`is a link that ${what}`, () => {
      assert.equal(problemsOf({ 'changelog.md': readme }).length, 1);
    });
  }

  it('is a file for others than users, and one that is missing', () => {
    assert.deepEqual(problemsOf({ 'dist/cli.js.map': '{}', 'media/screenshots/a.png': '' }), [
      'extension/dist/cli.js.map is not for users.',
      'extension/media/screenshots/a.png is not for users.',
    ]);
    assert.deepEqual(packageProblems(zipSync({ a: new Uint8Array() }), '.').length, 5);
  });

  it('is its size beyond the limit', () => {
    const of = (size: number) => problemsOf({ 'dist/worker.js': new Uint8Array(size) });
    const rest = zipOverhead();
    assert.deepEqual(of(packageLimit - rest), []);
    assert.deepEqual(of(packageLimit - rest + 1), [`It has ${packageLimit + 1} bytes; ${packageLimit} are permitted.`]);

    /** What an archive has besides the content of that file. */
    function zipOverhead(): number {
      return Number(/^It has (\d+)/.exec(of(packageLimit)[0] ?? '')?.[1]) - packageLimit;
    }
  });
});

describe('the manifest for shops', () => {
  const { repository, bugs, homepage, keywords, ...shown } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly repository: { readonly url: string };
    readonly bugs: { readonly url: string };
    readonly homepage: string;
    readonly keywords: readonly string[];
    readonly icon: string;
    readonly version: string;
    readonly preview?: boolean;
  };

  it('names one repository throughout', () => {
    const address = repository.url.replace(/^git\+|\.git$/g, '');
    assert.match(address, /^https:\/\/github\.com\/[\w-]+\/[\w-]+$/);
    assert.equal(bugs.url, `${address}/issues`);
    assert.equal(homepage, `${address}#readme`);
  });

  it('has no more keywords than shops take, in both languages, each once', () => {
    assert.ok(keywords.length <= 30);
    assert.equal(new Set(keywords).size, keywords.length);
    assert.ok(keywords.some((word) => /\p{Script=Han}/u.test(word)) && keywords.includes('bibliography'));
  });

  it('is a preview until 1.0, free, with questions where the shop has them, and an icon that exists', () => {
    assert.equal(shown.preview === true, shown.version.startsWith('0.'));
    assert.equal(existsSync(shown.icon), true);
    const { pricing, qna } = shown as { readonly pricing?: string; readonly qna?: string };
    assert.deepEqual([pricing, qna], ['Free', 'marketplace']);
  });
});
