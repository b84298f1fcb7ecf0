import * as vscode from 'vscode';
import { groupings } from '../core/library/grouping';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model';
import { openExternal } from '../host/external';
import type { LibraryLoader } from '../host/library-loader';
import type { PinFiles } from '../host/pin-files';
import type { RecentPapers } from '../host/recent-papers';
import type { PapersTree } from '../views/papers-tree';
import type { PaperView } from '../views/paper-view';
import type { SearchPick } from '../views/search-pick';
import { chooseFolder } from './choose-folder';
import { insertCitation } from './insert-citation';
import { type PaperArguments, papersFor } from './paper-targets';
import { renameKey } from './rename-key';
import { cloneRepository, copyLinks, openCode } from './repositories';
import { SourceRevealer } from './reveal-in-source';
import { insertSimilar, searchAndInsert } from './search-and-insert';
import { whyMissing } from './why-missing';

/** What the commands work on. */
export interface CommandContext {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly pins: PinFiles;
  readonly recent: RecentPapers;
  readonly tree: PapersTree;
  readonly paperView: PaperView;
  readonly searchPick: SearchPick;
}

/** Registers every command of the extension. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const { library, loader, pins, recent, tree, paperView, searchPick } = context;
  const revealer = new SourceRevealer();
  const cited = async (papers: readonly Paper[]) => {
    const keys = papers.map(({ key }) => key);
    await Promise.all([recent.add(keys), pins.pin(keys)]);
  };
  const targets = (args: PaperArguments) => papersFor(library, args, tree.view.selection);
  const reveal = async (papers: readonly Paper[]) => {
    const [paper] = papers;
    await (paper === undefined ? undefined : revealer.reveal(paper));
  };

  return vscode.Disposable.from(
    revealer,
    command('literatureNotes.searchAndInsert', () => searchAndInsert(library, loader, searchPick, cited)),
    command('literatureNotes.similarPapers', (...args) => insertSimilar(targets(args), searchPick, cited)),
    command('literatureNotes.insertCitation', (...args) => insertCitation(targets(args), cited)),
    command('literatureNotes.openCode', (...args) => openCode(library, isFromPalette(args) ? [] : targets(args))),
    command('literatureNotes.cloneRepository', (...args) => cloneRepository(library, isFromPalette(args) ? [] : targets(args))),
    command('literatureNotes.copyLink', (...args) => copyLinks(targets(args))),
    command('literatureNotes.copyKey', async (...args) => {
      const papers = targets(args);
      await vscode.env.clipboard.writeText(papers.map(({ key }) => key).join('\n'));
      await pins.pin(papers.map(({ key }) => key));
    }),
    command('literatureNotes.renameKey', (...args) => renameKey(targets(args), pins)),
    command('literatureNotes.revealInSource', (...args) => reveal(targets(args))),
    command('literatureNotes.chooseFolder', chooseFolder),
    command('literatureNotes.refresh', () => loader.reload()),
    command('literatureNotes.whyMissing', () => whyMissing(library, loader)),
    ...groupings.map((grouping) => command(`literatureNotes.groupBy.${grouping}`, () => tree.groupBy(grouping))),
    vscode.commands.registerCommand('_literatureNotes.openLink', openExternal),
    command('_literatureNotes.cited', (...args) => cited(targets(args))),
    command('_literatureNotes.activatePaper', async (...args) => {
      const [paper] = targets(args);
      // A second Enter or click on the paper that is shown already asks for its source.
      await (paper !== undefined && paperView.paper === paper ? reveal([paper]) : undefined);
      paperView.show(paper);
    }),
  );
}

function isFromPalette(args: PaperArguments): boolean {
  return args[0] === undefined;
}

function command(id: string, run: (...args: PaperArguments) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(id, run);
}
