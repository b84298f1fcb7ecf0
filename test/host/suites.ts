import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExtensionHost, Workspace } from '../../scripts/vscode/browser';
import { repository } from '../../scripts/vscode/cache';
import { seedsFolder } from '../data';
import { citingWorkspace } from './citing-workspace';
import { largeFile, largeLibrary, manyFiles } from './large-library';
import { readingWorkspace } from './reading-workspace';

/** Tests that share a workspace. Each suite runs in a VS Code of its own, once in each of its hosts. */
export interface Suite {
  /** Also the folder of its tests: every `test/host/NAME/*.test.ts`. */
  readonly name: string;
  readonly hosts: readonly ExtensionHost[];
  /** Builds the workspace in an empty temporary folder, which tests may change at will. */
  readonly workspace: (folder: string) => Workspace;
  /** User settings. */
  readonly settings?: Record<string, unknown>;
  /** False: restricted mode, the workspace not trusted. */
  readonly trusted?: boolean;
  /** With `--trace`, how long its thread works in one go is printed in the web host too, out of the browser's trace. */
  readonly isTraced?: boolean;
  /** Needs the real input (LITERATURE_NOTES_DATA), and is skipped without it. */
  readonly needsData?: boolean;
}

const both: readonly ExtensionHost[] = ['node', 'web'];

export const suites: readonly Suite[] = [
  { name: 'library', hosts: both, workspace: exampleLibrary },
  {
    name: 'seeds',
    hosts: both,
    needsData: true,
    workspace: (folder) => {
      cpSync(seedsFolder, join(folder, 'seeds'), { recursive: true });
      return { folder };
    },
  },
  { name: 'multi-root', hosts: both, workspace: twoFolders },
  { name: 'bare', hosts: both, workspace: folderOfLists },
  { name: 'reading', hosts: both, workspace: readingWorkspace, settings: { 'files.autoSave': 'off' } },
  { name: 'citing', hosts: both, workspace: citingWorkspace, settings: { 'files.autoSave': 'off' }, isTraced: true },
  { name: 'large', hosts: both, workspace: largeLibrary, isTraced: true },
  { name: 'many-files', hosts: both, workspace: manyFiles },
  { name: 'large-file', hosts: both, workspace: largeFile, isTraced: true },
  { name: 'no-folder', hosts: both, workspace: () => 'none' },
  { name: 'restricted', hosts: both, workspace: exampleLibrary, trusted: false },
];

/** A copy of `examples/library`, opened as the folder. */
function exampleLibrary(folder: string): Workspace {
  const copy = join(folder, 'library');
  cpSync(join(repository, 'examples', 'library'), copy, { recursive: true });
  return { folder: copy };
}

/** Two folders, `first` with lists in `papers` and `second` with lists in `references`: one paper each. */
function twoFolders(folder: string): Workspace {
  const lists = {
    first: {
      folder: 'papers',
      text: 'We present Alpaca-Graph, a library for graph learning. Code: https://github.com/example/alpaca-graph\n',
    },
    second: {
      folder: 'references',
      text: '我们提出了 Bamboo-Net，一种用于图像分类的网络。代码：https://gitlab.com/example/bamboo-net\n',
    },
  };
  for (const [name, list] of Object.entries(lists)) {
    mkdirSync(join(folder, name, list.folder), { recursive: true });
    writeFileSync(join(folder, name, list.folder, '001.txt'), list.text);
  }
  const workspace = join(folder, 'two.code-workspace');
  writeFileSync(workspace, JSON.stringify({ folders: Object.keys(lists).map((path) => ({ path })) }));
  return { workspace };
}

/** A folder that is no library by its name, but holds a list of abstracts, and texts that are none. */
function folderOfLists(folder: string): Workspace {
  const abstract =
    'We present Condor-Bench, a benchmark of long flights over mountains with questions about the weather on the way. ' +
    'It holds 2,000 flights of twelve birds and was checked by hand. The best model answers half of the questions, people nearly all.';
  writeFileSync(
    join(folder, 'abstracts.txt'),
    `${abstract}\ntranslated by 谷歌翻译\n${abstract.replaceAll('Condor', 'Vulture').replace('birds', 'gliders')}\ntranslated by 谷歌翻译\n`,
  );
  writeFileSync(join(folder, 'requirements.txt'), 'numpy==1.26\ntorch>=2.2\n');
  writeFileSync(join(folder, 'README.md'), '# A project\n\nIt has nothing to do with papers.\n');
  return { folder };
}
