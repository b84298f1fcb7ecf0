import * as vscode from 'vscode';
import { addressesOf } from '../core/library/base/addresses';
import { repositoriesOf } from '../core/library/base/grouping';
import { paperLabel } from '../core/library/base/label';
import type { Library } from '../core/library/library';
import type { Paper, PaperLink } from '../core/model/paper';
import { openExternal } from '../host/external';
import { showInformation, showWarning } from '../host/notify';
import { iconLabel, labelText } from '../host/shown-text';

interface RepositoryItem extends vscode.QuickPickItem {
  readonly url?: string;
}

/**
 * Opens the code of papers; with several repositories, or none, the user chooses.
 * @param named what is asked for
 * @param atHand what is meant where nothing is asked for
 */
export async function openCode(
  library: Library,
  named: readonly Paper[] | undefined,
  atHand: readonly Paper[],
): Promise<void> {
  const url = await chooseRepository(library, named, atHand, vscode.l10n.t('Open Code Repository'));
  if (url !== undefined) {
    await openExternal(url);
  }
}

/** Clones through VS Code's Git extension. */
export async function cloneRepository(
  library: Library,
  named: readonly Paper[] | undefined,
  atHand: readonly Paper[],
): Promise<void> {
  if (!(await vscode.commands.getCommands(true)).includes('git.clone')) {
    void showWarning(vscode.l10n.t('Cloning needs the Git extension of VS Code, which is not available here.'));
    return;
  }
  const url = await chooseRepository(library, named, atHand, vscode.l10n.t('Clone Repository'));
  if (url !== undefined) {
    await vscode.commands.executeCommand('git.clone', url);
  }
}

/** Copies the addresses of papers, one a line. */
export async function copyLinks(papers: readonly Paper[]): Promise<void> {
  const [first] = papers;
  const addresses = papers.flatMap(addressesOf);
  if (first !== undefined && addresses.length === 0) {
    void showInformation(
      papers.length === 1
        ? vscode.l10n.t('No link is known for {0}.', paperLabel(first).label)
        : vscode.l10n.t('No links are known for the selected papers.'),
    );
  }
  if (addresses.length > 0) {
    await vscode.env.clipboard.writeText([...new Set(addresses)].join('\n'));
  }
}

async function chooseRepository(
  library: Library,
  named: readonly Paper[] | undefined,
  atHand: readonly Paper[],
  title: string,
): Promise<string | undefined> {
  const papers = named ?? atHand;
  const asked = papers.flatMap(repositoriesOf);
  const [first] = papers;
  const unknown =
    first === undefined || asked.length > 0
      ? undefined
      : papers.length === 1
        ? vscode.l10n.t('No code repository is known for {0}.', paperLabel(first).label)
        : vscode.l10n.t('No code repository is known for these papers.');
  if (named !== undefined && asked.length === 0) {
    void showInformation(unknown ?? vscode.l10n.t('Select a paper in the Papers view first.'));
    return undefined;
  }
  if (asked.length === 1) {
    return asked[0]?.url;
  }
  const items = (asked.length > 0 ? papers : library.papers).flatMap(repositoryItems);
  if (items.length === 0) {
    void showInformation(vscode.l10n.t('No paper of the library names a code repository.'));
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: [unknown ?? '', vscode.l10n.t('Repository, owner or paper')].filter((text) => text !== '').join(' '),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.url;
}

function repositoryItems(paper: Paper): RepositoryItem[] {
  const { label, description } = paperLabel(paper);
  return repositoriesOf(paper).map((link: PaperLink) => ({
    label: iconLabel('repo', `${link.owner ?? ''}/${link.repo ?? ''}`),
    description: labelText(link.host),
    detail: labelText([label, description].filter((part) => part !== '').join(' — ')),
    url: link.url,
  }));
}
