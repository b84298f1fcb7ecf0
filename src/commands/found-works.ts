import * as vscode from 'vscode';
import { creditOf } from '../core/library/base/label';
import type { CslItem, PersonName } from '../core/model/paper';
import type { ServiceId, WorkQuery } from '../core/services/model';
import type { LocatedWork } from '../core/usecases/add-paper';
import { iconLabel, labelText } from '../host/shown-text';

/** What a service is called. */
export type NameService = (service: ServiceId) => string;

/** Where a work was found, as records say it: `catalogue.jsonl:12`, `Crossref`. */
export function sourceOfWork(work: LocatedWork, nameOf: NameService): string {
  return 'place' in work ? `${work.place.path}:${work.place.line}` : nameOf(work.service);
}

/** Lets the user choose among the works that a title may mean. */
export async function chosenWork(
  query: WorkQuery,
  works: readonly LocatedWork[],
  nameOf: NameService,
): Promise<LocatedWork | undefined> {
  const rows = works.map((work) => ({ ...rowOf(work, sourceOfWork(work, nameOf)), work }));
  const chosen = await vscode.window.showQuickPick(rows, {
    title: labelText(query.value),
    placeHolder: vscode.l10n.t('Which one is it?'),
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return chosen?.work;
}

function rowOf({ item }: LocatedWork, source: string): vscode.QuickPickItem {
  const text = (name: string) => (typeof item[name] === 'string' ? item[name] : '');
  return {
    label: labelText(text('title')),
    description: labelText(creditOf(peopleOf(item))),
    detail: labelText([text('container-title'), source].filter((part) => part !== '').join(' · ')),
  };
}

function peopleOf({ author, issued }: CslItem): Parameters<typeof creditOf>[0] {
  const parts: unknown = typeof issued === 'object' && issued !== null ? Reflect.get(issued, 'date-parts') : undefined;
  const year = Number(Array.isArray(parts) && Array.isArray(parts[0]) ? parts[0][0] : NaN);
  return {
    ...(Array.isArray(author) ? { authors: author as readonly PersonName[] } : {}),
    ...(Number.isFinite(year) ? { year } : {}),
  };
}

/** What may be done where nothing was found. */
export type WayWithoutRecord = 'by-hand' | 'files' | 'online';

/**
 * Asks what is to be done with a work of which no record was found.
 * @param hasAllAnswers whether every service that was to be asked has said that it has none
 */
export async function wayWithoutRecord(
  query: WorkQuery,
  isOnline: boolean,
  hasAllAnswers: boolean,
): Promise<WayWithoutRecord | undefined> {
  const row = (way: WayWithoutRecord, icon: string, label: string, detail: string) => ({
    label: iconLabel(icon, label),
    detail,
    way,
  });
  const rows = [
    row(
      'by-hand',
      'edit',
      vscode.l10n.t('Add it as it is'),
      vscode.l10n.t('An entry with this alone, for you to fill in'),
    ),
    row(
      'files',
      'file',
      vscode.l10n.t('Look for it in files…'),
      vscode.l10n.t('Records on your disk, such as the snapshot of arXiv, a .bib or RIS file'),
    ),
    ...(isOnline
      ? []
      : [
          row(
            'online',
            'globe',
            vscode.l10n.t('Look for it online…'),
            vscode.l10n.t('Public services are off; this opens the setting that allows them'),
          ),
        ]),
  ];
  const chosen = await vscode.window.showQuickPick(rows, {
    title: labelText(query.value),
    placeHolder: isOnline
      ? hasAllAnswers
        ? vscode.l10n.t('Neither your catalogues nor the services have a record of this')
        : vscode.l10n.t('No record of this was found, but not all services could be asked')
      : vscode.l10n.t('No record of this was found, and public services are off'),
    ignoreFocusOut: true,
  });
  return chosen?.way;
}
