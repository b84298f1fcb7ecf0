import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { Problem } from '../core/model/paper';
import type { BundleLoader, LazyBundles } from '../host/bundles/lazy-bundles';
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

/** Shows the library's problems in the Problems view, by file. What they say is loaded with the first of them. */
export function registerProblems(
  library: Library,
  loader: LibraryLoader,
  pins: PinFiles,
  bundles: BundleLoader,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('literatureNotes');
  const shown = new Map<string, readonly Problem[]>();
  let texts: LazyBundles['problems'] | undefined;
  const show = (source: string, wasRead: boolean) => {
    const problems = library.problemsOf(source);
    if (texts === undefined) {
      if (problems.length > 0) {
        void loadTexts();
      }
      return;
    }
    if (problems.length > 0 || shown.has(source)) {
      const found = problems.map(diagnosticsIn(texts));
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
  const loadTexts = async () => {
    const loaded = await bundles.load('problems');
    if (texts === undefined && !isDisposed) {
      texts = loaded;
      showAll();
    }
  };
  let isDisposed = false;
  return vscode.Disposable.from(
    collection,
    { dispose: () => (isDisposed = true) },
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

/** Makes diagnostics of problems, in the language of the window. */
function diagnosticsIn(texts: LazyBundles['problems']): (problem: Problem) => vscode.Diagnostic {
  return (problem) => {
    const severity = severities[texts.severityOf(problem.code)];
    const diagnostic = new vscode.Diagnostic(linesOf(problem.span), problemText(texts, problem), severity);
    diagnostic.source = 'Literature Notes';
    diagnostic.code = problem.code;
    return diagnostic;
  };
}
