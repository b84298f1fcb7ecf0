import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import { recordsFileName } from '../core/parse/formats/literature-records';
import {
  type AnswerRefusal,
  askModel,
  type ModelAnswers,
  type ModelPort,
  modelRequest,
  mostPapers,
} from '../core/usecases/ask-model';
import { today } from '../host/clock';
import { languageModels } from '../host/language-models';
import { showInformation, showWarning, withProgress } from '../host/notify';
import { type MadeChange, RecordsFiles, type RecordsServices } from '../host/records/records-files';
import { configuredValue } from '../host/settings';
import { labelText } from '../host/shown-text';
import { offerUndo } from './complete-details';
import { refusalsTold } from './given-text';

export { languageModels };

/** A document that shows what would be sent. */
const scheme = 'literature-notes-model';

/** Has a model of the user's choice write titles and translations for papers, and keeps them in the records file. */
export async function suggestByModel(services: RecordsServices, papers: readonly Paper[]): Promise<void> {
  if (papers.length === 0) {
    return;
  }
  if (!isAllowed()) {
    void showInformation(
      vscode.workspace.isTrusted
        ? vscode.l10n.t('Language models are asked only where the setting {0} is on.', 'literatureNotes.languageModel')
        : vscode.l10n.t('Language models are not asked in Restricted Mode.'),
    );
    return;
  }
  const requests = papers.flatMap((paper) => modelRequest(paper) ?? []);
  if (requests.length === 0) {
    void showInformation(vscode.l10n.t('The sources have a title and a translation for each of these papers.'));
    return;
  }
  if (requests.length > mostPapers) {
    void showInformation(vscode.l10n.t('Select at most {0} papers at a time.', mostPapers));
    return;
  }
  const model = await chosenModel();
  if (model === undefined) {
    return;
  }
  const answers = await askModel(requests, model, {
    isAllowed,
    today,
    consent: (text) => agreesTo(text, requests.length, model),
    run: (ask) =>
      Promise.resolve(
        withProgress(vscode.l10n.t('Asking {0}', model.name), async (report, token) => {
          const controller = new AbortController();
          const cancelling = token.onCancellationRequested(() => {
            controller.abort();
          });
          try {
            return await ask(controller.signal, () => {
              report(100 / requests.length, '');
            });
          } finally {
            cancelling.dispose();
          }
        }),
      ),
  });
  if (answers !== undefined) {
    await refusalsTold(() => keep(services, papers, answers));
  }
}

function isAllowed(): boolean {
  return vscode.workspace.isTrusted && configuredValue('languageModel') === true;
}

async function chosenModel(): Promise<ModelPort | undefined> {
  const models = await languageModels.available();
  const [first, ...others] = models;
  if (first === undefined) {
    void showInformation(
      vscode.l10n.t('VS Code has no language model: install an extension that provides one, or sign in to yours.'),
    );
    return undefined;
  }
  if (others.length === 0) {
    return first;
  }
  const chosen = await vscode.window.showQuickPick(
    models.map((model) => ({ label: labelText(model.name), model })),
    { title: vscode.l10n.t('Language Model'), placeHolder: vscode.l10n.t('Which model to ask') },
  );
  return chosen?.model;
}

/** Shows all that would be sent, to be read before it is allowed. */
async function agreesTo(text: string, count: number, model: ModelPort): Promise<boolean> {
  const uri = vscode.Uri.from({ scheme, path: `/${vscode.l10n.t('What Would Be Sent')}.txt`, query: `${Date.now()}` });
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: () => text,
  });
  try {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    const send = vscode.l10n.t('Send');
    const question =
      count === 1
        ? vscode.l10n.t('Send the text that is shown to {0}? It is about one paper.', model.name)
        : vscode.l10n.t('Send the text that is shown to {0}? It is about {1} papers.', model.name, count);
    return (await showWarning(question, send)) === send;
  } finally {
    provider.dispose();
    const { tabGroups } = vscode.window;
    await tabGroups.close(
      tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === scheme),
    );
  }
}

async function keep(
  services: RecordsServices,
  papers: readonly Paper[],
  { texts, refused, failure }: ModelAnswers,
): Promise<void> {
  const { modelEdits } = await services.bundles.load('records');
  const files = new RecordsFiles(services);
  const made: MadeChange[] = [];
  let staleCount = 0;
  for (const [file, group] of files.byFile(papers.filter(({ key }) => texts.has(key)))) {
    const own = new Map([...texts].filter(([key]) => group.some((paper) => paper.key === key)));
    const edited = await files.edit(file, modelEdits(services.library, own, await files.text(file)));
    staleCount += edited.stale.length;
    made.push(edited.made);
  }
  const [first] = refused;
  const told = [
    failure === undefined ? '' : vscode.l10n.t('The language model gave no answer: {0}', failure),
    first === undefined
      ? ''
      : vscode.l10n.t('{0} answers were not taken: {1}.', refused.length, reasonText(first.reason)),
    staleCount === 0
      ? ''
      : vscode.l10n.t('{0} has been changed meanwhile, so nothing was written there.', recordsFileName),
  ].filter((text) => text !== '');
  if (told.length > 0) {
    void showWarning(told.join(' '));
  }
  const count = made.reduce((sum, { edits }) => sum + edits.length, 0);
  if (count > 0) {
    void offerUndo(
      services,
      made,
      vscode.l10n.t('What the language model wrote about {0} papers is kept in {1}.', count, recordsFileName),
    );
  }
}

function reasonText(reason: AnswerRefusal): string {
  switch (reason) {
    case 'too-long':
      return vscode.l10n.t('too long');
    case 'malformed':
      return vscode.l10n.t('not in the form that was asked for');
    case 'incomplete':
      return vscode.l10n.t('incomplete');
    case 'unsafe':
      return vscode.l10n.t('with characters that no text has');
    case 'wrong-language':
      return vscode.l10n.t('in another language than was asked for');
  }
}
