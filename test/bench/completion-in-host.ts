import * as vscode from 'vscode';
import { RecentPapers } from '../../src/host/library/recent-papers';
import { CitationCompletionProvider } from '../../src/providers/completion';
import { openLibrary } from '../host/library-api';
import { print } from '../host/print';
import { bareIndex, bareSearch } from './bare-index';
import { type CompletionRound, type CompletionTimes, timesMark } from './completion-times';
import { percentile, timed } from './statistics';

/** Each so many-th letter is asked through VS Code as well. */
const wholeEvery = 5;
const never = new vscode.CancellationTokenSource().token;

/** Run by VS Code as tests are: completes while queries are typed, beside MiniSearch in the same process. */
export async function run(): Promise<void> {
  const { testing } = await openLibrary();
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (testing === undefined || folder === undefined) {
    throw new Error('The library is not open.');
  }
  const { library, loader, cited, search } = testing;
  const memento = {
    keys: () => [],
    get: (_key: string, fallback: unknown) => fallback,
    update: () => Promise.resolve(),
  } as unknown as vscode.Memento;
  const provider = new CitationCompletionProvider({
    library,
    loader,
    cited,
    search,
    recent: new RecentPapers(library, memento),
  });
  const bare = bareIndex(library.papers);
  const typed = JSON.parse(await readText(vscode.Uri.joinPath(folder.uri, 'queries.json'))) as string[][];
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'draft.md'));
  const line = document.lineCount - 1;
  const start = document.lineAt(line).text.length;
  const rounds: CompletionRound[] = [];
  for (const queries of typed) {
    const own: number[] = [];
    const other: number[] = [];
    const whole: number[] = [];
    let maxItems = 0;
    for (const [index, query] of queries.entries()) {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(line, start, line, document.lineAt(line).text.length), `[@${query}]`);
      await vscode.workspace.applyEdit(edit);
      const position = new vscode.Position(line, start + 2 + query.length);
      let items = 0;
      own.push(
        await timed(async () => {
          items = (await provider.provideCompletionItems(document, position, never))?.items.length ?? 0;
        }),
      );
      maxItems = Math.max(maxItems, items);
      other.push(await timed(() => bareSearch(bare, query)));
      if (index % wholeEvery === 0) {
        whole.push(
          await timed(() =>
            vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, position),
          ),
        );
      }
    }
    const both = (times: readonly number[]) => ({ p50: percentile(times, 0.5), p95: percentile(times, 0.95) });
    rounds.push({
      keystrokes: queries.length,
      own: both(own),
      bare: both(other),
      whole: percentile(whole, 0.5),
      maxItems,
    });
  }
  const times: CompletionTimes = { papers: library.papers.length, rounds };
  print(timesMark + JSON.stringify(times));
}

async function readText(uri: vscode.Uri): Promise<string> {
  return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { encoding: 'utf8' });
}
