import * as vscode from 'vscode';
import { type CitationVariant, citationVariants } from '../core/cite/edit/variant-names';
import { paperLabel } from '../core/library/base/label';
import type { Paper } from '../core/model/paper';
import { type CitationWriter, type EditsFor, type Preview, refusalMessage } from '../host/citations/citation-writer';
import { iconLabel, labelText } from '../host/shown-text';
import { insertCitation } from './insert-citation';

/** What fits in a row. */
const maxPreviewLength = 160;

interface VariantItem extends vscode.QuickPickItem {
  /** Absent on the row that leads to the templates. */
  readonly variant?: CitationVariant;
}

/** Lets the user choose how papers are cited, each way shown as it would stand at the cursor. */
export async function insertCitationAs(papers: readonly Paper[], writer: CitationWriter): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const [first] = papers;
  if (editor === undefined || first === undefined) {
    await insertCitation(papers, writer);
    return;
  }
  const choice = await vscode.window.showQuickPick(
    itemsFor(editor, papers, await writer.load(), await writer.loadPreview()),
    {
      title:
        papers.length === 1
          ? labelText(vscode.l10n.t('Cite {0} as', paperLabel(first).label))
          : vscode.l10n.t('Cite {0} papers as', papers.length),
      matchOnDescription: true,
    },
  );
  if (choice?.variant !== undefined) {
    await insertCitation(papers, writer, { variant: choice.variant });
  } else if (choice !== undefined) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'literatureNotes.citations.templates');
  }
}

function itemsFor(
  { document, selections }: vscode.TextEditor,
  papers: readonly Paper[],
  editsFor: EditsFor,
  previewOf: Preview,
): VariantItem[] {
  const made = new Set<string>();
  const items = citationVariants.flatMap((variant): VariantItem[] => {
    const result = editsFor(document, selections.slice(0, 1), papers, { variant });
    // Within a group, ways of citing come to the same.
    const isMade = made.has(JSON.stringify(result));
    if (isMade || ('refusal' in result && result.refusal !== 'cited' && result.refusal !== 'no-address')) {
      return [];
    }
    made.add(JSON.stringify(result));
    const preview =
      'refusal' in result ? refusalMessage(result) : result.edits.map((edit) => previewOf(document, edit)).join(' ');
    return [{ variant, label: nameOf(variant), description: labelText(preview).slice(0, maxPreviewLength) }];
  });
  return [
    ...items,
    {
      label: iconLabel('gear', vscode.l10n.t('Templates…')),
      description: vscode.l10n.t('a text of your own for each language'),
    },
  ];
}

function nameOf(variant: CitationVariant): string {
  switch (variant) {
    case 'parenthetical':
      return vscode.l10n.t('In brackets');
    case 'textual':
      return vscode.l10n.t('In the sentence');
    case 'link':
      return vscode.l10n.t('Link to the paper or its code');
    case 'source':
      return vscode.l10n.t('Link to the place in the library');
    case 'wiki':
      return vscode.l10n.t('Wiki link');
    case 'template':
      return vscode.l10n.t('Template');
  }
}
