import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Workspace } from '../../scripts/vscode/browser';
import { repository } from '../../scripts/vscode/cache';

/** What an abstract may hold that Markdown, HTML or VS Code would act on. */
const hostile =
  'We present MaskLand, a <mask> token for maps. <img src=x onerror=alert(1)> [Click](command:workbench.action.quit) $(bug) **not bold** `not code` ' +
  'https://example.org/raw &lt;b&gt; # no heading | no | table | ~~struck~~ \\(x\\) <script>alert(1)</script> Code: https://github.com/example-maps/maskland';

const files: Readonly<Record<string, string>> = {
  'literature/900_hostile.txt': `${hostile}\ntranslated by 谷歌翻译\nBehind it, StillNet, a network that we present, sleeps well. See https://github .com/example-maps/still-net for more.\n`,
  'documents/pandoc.md': '# One\n\nAs [see @tidemix, p. 3; @quillfinder] show, and @tidemix again.\n',
  'documents/book.Rmd': '研究表明[@tidemix]说明\n',
  'documents/paper.tex': 'It is \\parencite[3]{tidemix,relweave}.\n% \\cite{quillfinder}\n',
  'documents/text.typ': 'It is @tidemix and #cite(<relweave>).\n',
  'documents/text.org': 'It is [cite:@tidemix].\n',
  'documents/text.rst': 'It is :cite:p:`tidemix`.\n',
  'documents/text.myst': 'It is {cite:p}`tidemix`.\n',
  'documents/unknown.md': 'Nobody knows [@nobody2020].\n',
  'hidden/secret.md': '[@tidemix]\n',
  'out/deep/built.md': '[@tidemix]\n',
  'node_modules/package/README.md': '[@tidemix]\n',
  '.vscode/settings.json': JSON.stringify({ 'search.exclude': { hidden: true }, 'files.exclude': { '**/out': true } }),
};

/** The example library with documents in every syntax, and such as are left out. */
export function readingWorkspace(folder: string): Workspace {
  const copy = join(folder, 'library');
  cpSync(join(repository, 'examples', 'library'), copy, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  return { folder: copy };
}
