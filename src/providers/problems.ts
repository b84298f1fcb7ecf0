import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { Problem } from '../core/model';
import { problemMessage, severityOf } from '../core/problems';
import type { LibraryLoader } from '../host/library-loader';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** Shows the library's problems in the Problems view, by file. */
export function registerProblems(library: Library, loader: LibraryLoader): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('literatureNotes');
  const show = (source: string) => {
    collection.set(vscode.Uri.parse(source), library.problemsOf(source).map(diagnosticOf));
  };
  return vscode.Disposable.from(collection, loader.onDidRead((sources) => { sources.forEach(show); }));
}

function diagnosticOf(problem: Problem): vscode.Diagnostic {
  const { line, endLine } = problem.span;
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(line, 0, endLine, Number.MAX_SAFE_INTEGER),
    problemMessage(problem, (template, ...args) => vscode.l10n.t(template, ...args)),
    severities[severityOf(problem.code)],
  );
  diagnostic.source = 'Literature Notes';
  diagnostic.code = problem.code;
  return diagnostic;
}
