import * as vscode from 'vscode';
import { groupings } from '../core/library/grouping';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model';
import type { CitationWriter } from '../host/citations/citation-writer';
import type { CopiedPapers } from '../host/citations/copied-papers';
import type { Bibliography } from '../host/bibliographies/bibliography';
import type { CitationIndex } from '../host/citations/citation-index';
import type { DocumentBibliography } from '../host/bibliographies/document-bibliography';
import { openExternal } from '../host/external';
import type { LibraryLoader } from '../host/library/library-loader';
import type { PartLoader } from '../host/engine/parts';
import type { PinFiles } from '../host/library/pin-files';
import type { ReplaceFile } from '../host/replace-file';
import type { CiteInstead } from '../providers/citation-fixes';
import type { KeyRenamer } from '../providers/key-renamer';
import type { PapersTree } from '../views/papers-tree';
import { type PaperView, paperViewId } from '../views/paper-view';
import type { SearchPick } from '../views/search-pick';
import { chooseFolder } from './choose-folder';
import { DocumentCiter } from './cite-in-document';
import { citeInstead } from './cite-instead';
import { type ExportArguments, exportBibliography } from './export-bibliography';
import { type BibliographyArguments, insertBibliography } from './insert-bibliography';
import { insertCitation } from './insert-citation';
import { insertCitationAs } from './insert-citation-as';
import { type PaperArguments, papersFor, requestOf } from './paper-targets';
import { renameKey } from './rename-key';
import { cloneRepository, copyLinks, openCode } from './repositories';
import { SourceRevealer } from './reveal-in-source';
import { insertSimilar, searchAndInsert } from './search-and-insert';
import { showPin } from './show-pin';
import { findCitations, openPlace, showCitations } from './show-citations';
import { whyMissing } from './why-missing';

/** What the commands work on. */
export interface CommandContext {
  readonly library: Library;
  readonly parts: PartLoader;
  readonly loader: LibraryLoader;
  readonly cited: CitationIndex;
  readonly bibliography: Bibliography;
  readonly replaceFile: ReplaceFile;
  readonly documentBibliography: DocumentBibliography;
  readonly pins: PinFiles;
  readonly writer: CitationWriter;
  readonly copied: CopiedPapers;
  readonly renamer: KeyRenamer;
  readonly tree: PapersTree;
  readonly paperView: PaperView;
  readonly searchPick: SearchPick;
}

/** Registers every command of the extension. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const { library, loader, cited, pins, writer, copied, renamer, tree, paperView, searchPick } = context;
  const revealer = new SourceRevealer();
  const citer = new DocumentCiter(cited);
  const targets = (args: PaperArguments) => papersFor(library, args, tree.view.selection);
  const reveal = async (papers: readonly Paper[]) => {
    const [paper] = papers;
    await (paper === undefined ? undefined : revealer.reveal(paper));
  };

  return vscode.Disposable.from(
    revealer,
    command('literatureNotes.searchAndInsert', (...args) => searchAndInsert(library, loader, searchPick, writer, requestOf(args))),
    command('literatureNotes.similarPapers', (...args) => insertSimilar(targets(args), searchPick, writer)),
    command('literatureNotes.insertCitation', (...args) => insertCitation(targets(args), writer, requestOf(args))),
    command('literatureNotes.insertCitationAs', async (...args) => {
      const papers = targets(args);
      const chosen = papers.length > 0 ? papers : await searchPick.choose();
      await (chosen === undefined ? undefined : insertCitationAs(chosen, writer));
    }),
    citer,
    command('literatureNotes.openCode', (...args) => openCode(library, isFromPalette(args) ? [] : targets(args))),
    command('literatureNotes.cloneRepository', (...args) => cloneRepository(library, isFromPalette(args) ? [] : targets(args))),
    command('literatureNotes.copyLink', (...args) => copyLinks(targets(args))),
    command('literatureNotes.copyKey', async (...args) => {
      const papers = targets(args);
      await copied.copy(papers);
      await pins.pin(papers.map(({ key }) => key));
    }),
    vscode.commands.registerCommand('literatureNotes.insertBibliography', (asked?: BibliographyArguments) => insertBibliography(context.documentBibliography, loader, asked)),
    vscode.commands.registerCommand('literatureNotes.exportBibliography', (asked?: ExportArguments) => exportBibliography(context, asked)),
    command('literatureNotes.renameKey', (...args) => renameKey(targets(args), renamer)),
    command('literatureNotes.revealInSource', (...args) => reveal(targets(args))),
    command('literatureNotes.findCitations', (...args) => findCitations(cited, targets(args)[0], (paper) => reveal([paper]))),
    command('literatureNotes.chooseFolder', chooseFolder),
    command('literatureNotes.refresh', () => loader.reload()),
    command('literatureNotes.whyMissing', () => whyMissing(library, loader)),
    ...groupings.map((grouping) => command(`literatureNotes.groupBy.${grouping}`, () => tree.groupBy(grouping))),
    vscode.commands.registerCommand('_literatureNotes.openLink', openExternal),
    // Not awaited: VS Code would let go of the next list of completions, and of what accepting it does, when this one is done.
    command('_literatureNotes.cited', (...args) => void writer.cited(targets(args), vscode.window.activeTextEditor?.document)),
    vscode.commands.registerCommand('_literatureNotes.citeInstead', (asked: CiteInstead) => citeInstead(asked, context.parts, cited, searchPick, writer)),
    vscode.commands.registerCommand('_literatureNotes.showPin', (key: string) => showPin(library, key)),
    vscode.commands.registerCommand('_literatureNotes.openPlace', openPlace),
    vscode.commands.registerCommand('_literatureNotes.citeInDocument', (key: string) => citer.cite(key)),
    vscode.commands.registerCommand('_literatureNotes.showCitations', (key: string, uri: string, line: number, character: number) => showCitations(library, cited, key, uri, line, character)),
    vscode.commands.registerCommand('_literatureNotes.showPaper', async (key: string) => {
      paperView.show(library.get(key));
      await vscode.commands.executeCommand(`${paperViewId}.focus`);
    }),
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
