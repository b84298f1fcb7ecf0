import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import { paperLabel } from '../core/library/base/label';
import type { IdentifierFix } from '../core/usecases/cite-identifiers';
import type { BundleLoader, LazyBundles } from '../host/bundles/lazy-bundles';
import type { CitationWriter } from '../host/citations/citation-writer';
import { actionOf, type CiteInstead, shortLabel } from './citation-actions';
import type { DiagnosticsServices } from './citation-diagnostics';
import { type ChosenPaste, citationKind, type ExpectedPaste, paperEdits } from './paper-edits';

/** The command that adds the work of an identifier that a document cites, and cites it by its key. */
const addAndCite = '_literatureNotes.addAndCite';

/** Quick fixes at identifiers that are cited in place of keys, at a range of a document. */
export async function identifierActionsAt(
  { identifierFixesAt }: LazyBundles['checking'],
  { library, loader, cited, own }: DiagnosticsServices,
  document: vscode.TextDocument,
  range: vscode.Range,
  { only }: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  const { QuickFix } = vscode.CodeActionKind;
  if ((only !== undefined && !only.contains(QuickFix)) || loader.state === 'indexing') {
    return [];
  }
  const { version } = document;
  const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const keys = await own.of(document);
  if (document.version !== version) {
    return [];
  }
  const citing = { text: document.getText(), parsed: cited.parsed(document), own: keys };
  return identifierFixesAt(citing, asked, library).map((fix) => fixOf(document, fix));
}

function fixOf(document: vscode.TextDocument, fix: IdentifierFix): vscode.CodeAction {
  const { QuickFix } = vscode.CodeActionKind;
  if (fix.kind === 'cite-as') {
    const { key } = fix.paper;
    const title = vscode.l10n.t('Cite as {0}: {1}', key, shortLabel(paperLabel(fix.paper).label));
    return actionOf(document, title, QuickFix, fix.edits);
  }
  const title = vscode.l10n.t('Add {0} to the library and cite it', shortLabel(fix.key));
  const action = new vscode.CodeAction(title, QuickFix);
  const argument: CiteInstead = { uri: document.uri.toString(), key: fix.key, start: fix.start };
  action.command = { command: addAndCite, title, arguments: [argument] };
  return action;
}

/** A paste that was chosen stands in its document before this, in milliseconds. */
const pasteWait = 5_000;

/**
 * Pastes a DOI or an arXiv identifier of which the library has no paper as a citation, beside plain text; once it stands there, its paper
 * is added and the key takes its place, since an edit that pastes cannot do more than edit.
 */
export async function identifierPastes(
  bundles: BundleLoader,
  writer: CitationWriter,
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  pasted: string,
  expected: ExpectedPaste,
): Promise<vscode.DocumentPasteEdit[] | undefined> {
  const { citableIdentifier, isReadAgain } = await bundles.load('checking');
  const key = citableIdentifier(pasted);
  if (key === undefined) {
    return undefined;
  }
  const [edit] = paperEdits(await writer.load(), document, ranges, [unknownPaper(key)]);
  const written = edit?.insertText ?? '';
  if (
    edit === undefined ||
    edit.additionalEdit !== undefined ||
    !isReadAgain(written, writer.syntaxOf(document), key)
  ) {
    return undefined;
  }
  const paste: ChosenPaste = new vscode.DocumentPasteEdit(
    written,
    vscode.l10n.t('Paste as Citation, and Add the Paper'),
    citationKind('identifier'),
  );
  paste.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
  paste.chosen = () => {
    expected.paste?.dispose();
    expected.paste = runOnce(document, written, key);
  };
  return [paste];
}

function runOnce(document: vscode.TextDocument, written: string, key: string): vscode.Disposable {
  const timer = setTimeout(() => {
    waiting.dispose();
  }, pasteWait);
  const changes = vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
    const change = changed === document ? contentChanges.find(({ text }) => text.includes(written)) : undefined;
    if (change !== undefined) {
      waiting.dispose();
      const start = change.rangeOffset + change.text.indexOf(written) + written.indexOf(key);
      const argument: CiteInstead = { uri: document.uri.toString(), key, start };
      void vscode.commands.executeCommand(addAndCite, argument);
    }
  });
  const closing = vscode.workspace.onDidCloseTextDocument((closed) => {
    if (closed === document) {
      waiting.dispose();
    }
  });
  const waiting = new vscode.Disposable(() => {
    clearTimeout(timer);
    vscode.Disposable.from(changes, closing).dispose();
  });
  return waiting;
}

/** What stands for a paper that is to be cited before it is known. */
function unknownPaper(key: string): Paper {
  const span = { start: 0, end: 0, line: 0, endLine: 0 };
  return {
    key,
    aliases: [],
    title: key,
    titleIsDerived: true,
    names: [],
    language: 'und',
    abstract: '',
    links: [],
    sources: [{ source: '', span, format: '' }],
  };
}
