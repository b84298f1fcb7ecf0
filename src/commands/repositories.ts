import * as vscode from 'vscode';
import { repositoriesOf } from '../core/library/grouping';
import { labelOf } from '../core/library/label';
import type { Library } from '../core/library/library';
import type { Paper, PaperLink } from '../core/model';
import { openExternal } from '../host/external';
import { iconLabel, labelText } from '../host/shown-text';
import { paperAt } from './paper-at-cursor';
import { showInformation, showWarning } from '../host/notify';

interface RepositoryItem extends vscode.QuickPickItem {
  readonly url?: string;
}

/** Opens the code of a paper; without a paper, or with several repositories, the user chooses. */
export async function openCode(library: Library, papers: readonly Paper[]): Promise<void> {
  const url = await chooseRepository(library, papers, vscode.l10n.t('Open Code Repository'));
  if (url !== undefined) {
    await openExternal(url);
  }
}

/** Clones through VS Code's Git extension. */
export async function cloneRepository(library: Library, papers: readonly Paper[]): Promise<void> {
  if (!(await vscode.commands.getCommands(true)).includes('git.clone')) {
    void showWarning(vscode.l10n.t('Cloning needs the Git extension of VS Code, which is not available here.'));
    return;
  }
  const url = await chooseRepository(library, papers, vscode.l10n.t('Clone Repository'));
  if (url !== undefined) {
    await vscode.commands.executeCommand('git.clone', url);
  }
}

/** Copies the links of the papers, one a line: the repositories, and for a paper without any all its own links. */
export async function copyLinks(papers: readonly Paper[]): Promise<void> {
  const urls = papers.flatMap((paper) => {
    const repositories = repositoriesOf(paper);
    return (repositories.length > 0 ? repositories : paper.links.filter(({ own }) => own !== false)).map(({ url }) => url);
  });
  if (urls.length === 0) {
    void showInformation(vscode.l10n.t('No links are known for the selected papers.'));
    return;
  }
  await vscode.env.clipboard.writeText([...new Set(urls)].join('\n'));
}

async function chooseRepository(library: Library, papers: readonly Paper[], title: string): Promise<string | undefined> {
  const asked = papers.flatMap(repositoriesOf);
  if (papers.length > 0 && asked.length === 0) {
    void showInformation(vscode.l10n.t('No code repository is known for this paper.'));
    return undefined;
  }
  if (asked.length === 1) {
    return asked[0]?.url;
  }
  const items = papers.length > 0 ? papers.flatMap(repositoryItems) : libraryItems(library);
  if (items.length === 0) {
    void showInformation(vscode.l10n.t('No paper of the library names a code repository.'));
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Repository, owner or paper'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.url;
}

/** All repositories of the library, those of the paper under the cursor first. */
function libraryItems(library: Library): RepositoryItem[] {
  const current = paperAt(library, vscode.window.activeTextEditor);
  const first = current === undefined ? [] : repositoryItems(current);
  const rest = library.papers.filter((paper) => paper !== current).flatMap(repositoryItems);
  return first.length === 0
    ? rest
    : [
        { label: vscode.l10n.t('At the cursor'), kind: vscode.QuickPickItemKind.Separator },
        ...first,
        { label: vscode.l10n.t('Library'), kind: vscode.QuickPickItemKind.Separator },
        ...rest,
      ];
}

function repositoryItems(paper: Paper): RepositoryItem[] {
  const { label, description } = labelOf(paper);
  return repositoriesOf(paper).map((link: PaperLink) => ({
    label: iconLabel('repo', `${link.owner ?? ''}/${link.repo ?? ''}`),
    description: labelText(link.host),
    detail: labelText([label, description].filter((part) => part !== '').join(' — ')),
    url: link.url,
  }));
}
