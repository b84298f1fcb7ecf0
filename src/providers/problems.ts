import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { Problem } from '../core/model';
import { problemMessage, severityOf } from '../core/problems';
import type { LibraryLoader } from '../host/library/library-loader';
import type { PinFiles } from '../host/library/pin-files';
import { showAgain } from './show-diagnostics';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** Shows the library's problems in the Problems view, by file. */
export function registerProblems(library: Library, loader: LibraryLoader, pins: PinFiles): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('literatureNotes');
  const shown = new Map<string, readonly Problem[]>();
  const show = (source: string, wasRead: boolean) => {
    const problems = library.problemsOf(source);
    if (problems.length > 0 || shown.has(source)) {
      const found = problems.map(diagnosticOf);
      if (wasRead) {
        collection.set(vscode.Uri.parse(source), found);
      } else {
        showAgain(collection, vscode.Uri.parse(source), found);
      }
      shown.set(source, problems);
    }
  };
  // A change of one source may make or end problems of others: keys in conflict, pins without a paper.
  const showAll = (read: readonly string[] = []) => {
    const wasRead = new Set(read);
    new Set([...library.sources, ...pins.files, ...shown.keys()]).forEach((source) => { show(source, wasRead.has(source)); });
  };
  return vscode.Disposable.from(
    collection,
    loader.onDidRead((sources) => {
      if (loader.state === 'indexing') {
        sources.forEach((source) => { show(source, true); });
      } else {
        showAll(sources);
      }
    }),
    loader.onDidChangeState(() => { showAll(); }),
    pins.onDidChange(() => { showAll(pins.files); }),
  );
}

function diagnosticOf(problem: Problem): vscode.Diagnostic {
  const { line, endLine } = problem.span;
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(line, 0, endLine, Number.MAX_SAFE_INTEGER),
    problemMessage(problem, (template, ...args) => vscode.l10n.t(template, ...args), (source) => vscode.workspace.asRelativePath(vscode.Uri.parse(source))),
    severities[severityOf(problem.code)],
  );
  diagnostic.source = 'Literature Notes';
  diagnostic.code = problem.code;
  return diagnostic;
}
