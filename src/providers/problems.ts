import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { Problem } from '../core/model/paper';
import { severityOf } from '../core/model/problems';
import type { LibraryLoader } from '../host/library/library-loader';
import type { PinFiles } from '../host/library/pin-files';
import { showAgain } from './show-diagnostics';
import { problemText } from '../host/problem-text';
import { linesOf } from '../host/ranges';

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
    new Set([...library.sources, ...pins.files, ...shown.keys()]).forEach((source) => {
      show(source, wasRead.has(source));
    });
  };
  return vscode.Disposable.from(
    collection,
    loader.onDidRead((sources) => {
      if (loader.state === 'indexing') {
        sources.forEach((source) => {
          show(source, true);
        });
      } else {
        showAll(sources);
      }
    }),
    loader.onDidChangeState(() => {
      showAll();
    }),
    pins.onDidChange(() => {
      showAll(pins.files);
    }),
  );
}

function diagnosticOf(problem: Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    linesOf(problem.span),
    problemText(problem),
    severities[severityOf(problem.code)],
  );
  diagnostic.source = 'Literature Notes';
  diagnostic.code = problem.code;
  return diagnostic;
}
