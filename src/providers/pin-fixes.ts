import * as vscode from 'vscode';
import { labelOf } from '../core/library/label';
import type { Library } from '../core/library/library';
import type { RepeatedKey } from '../core/library/pin-fixes';
import { type Pin, pinsFileName } from '../core/library/pins';
import type { Paper } from '../core/model';
import type { PartLoader, Parts } from '../host/engine/parts';
import type { PinFiles } from '../host/library/pin-files';
import { rangeIn } from '../host/ranges';

/** As much of a title as a menu shows. */
const longestLabel = 60;

/** Registers the quick fixes of the keys file: what a merge left there is for a person to settle. */
export function registerPinFixes(library: Library, pins: PinFiles, parts: PartLoader): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context) {
      if (!pins.isPinsFile(document.uri)) {
        return [];
      }
      const part = await parts.load('pins');
      const { editBetween, parsePins, repeatedKeys, withoutConflictMarkers } = part;
      const text = document.getText();
      const keys = repeatedKeys(text).filter(({ places }) => places.some(({ line, endLine }) => line <= range.end.line && endLine >= range.start.line));
      const conflict = parsePins(text).problems.some(({ code, span }) => code === 'pins-conflict' && span.line >= range.start.line && span.line <= range.end.line);
      const fixes: [title: string, code: string, text: string][] = [
        ...keys.flatMap((key): [string, string, string][] => fixesOf(part, library, document, key).map(([title, fixed]) => [title, 'duplicate-pin', fixed])),
        ...(conflict ? [[vscode.l10n.t('Keep the keys of both sides, without the conflict markers'), 'pins-conflict', withoutConflictMarkers(text)] as [string, string, string]] : []),
      ];
      return fixes.map(([title, code, fixed]) => {
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        const change = editBetween(text, fixed);
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, rangeIn(document, change), change.content);
        action.diagnostics = context.diagnostics.filter((diagnostic) => diagnostic.code === code);
        return action;
      });
    },
  };
  return vscode.languages.registerCodeActionsProvider({ pattern: `**/${pinsFileName}` }, provider, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] });
}

function fixesOf(part: Parts['pins'], library: Library, document: vscode.TextDocument, repeated: RepeatedKey): [title: string, text: string][] {
  const text = document.getText();
  const { key, places } = repeated;
  const known = library.papersOfPin(document.uri.toString(), key);
  // The library has read the file as it was saved.
  const papers = known.length === places.length ? known : places.map(() => undefined);
  const isOnePaper = repeated.isOnePaper || papers.every((paper) => paper !== undefined && paper === papers[0]);
  if (isOnePaper) {
    return [[vscode.l10n.t('Make one line of all that keep "{0}"', key), part.withPinsUnited(text, repeated)]];
  }
  return places.map(({ index: keep, pin }, at) => {
    const others = new Map<number, string>();
    places.forEach((other, otherAt) => {
      if (other.index !== keep) {
        others.set(other.index, otherKey(part.parsePins(text).pins, library, key, other.pin, papers[otherAt], new Set(others.values())));
      }
    });
    return [vscode.l10n.t('Keep "{0}" for {1}; the other becomes {2}', key, labelFor(pin, papers[at]), [...others.values()].join(', ')), part.withKeyKept(text, keep, others)];
  });
}

/** The key that a paper has while its pinned one is in dispute, else a former one, else one with a number. */
function otherKey(pins: readonly Pin[], library: Library, key: string, pin: Pin, paper: Paper | undefined, taken: ReadonlySet<string>): string {
  const inFile = new Set(pins.flatMap((other) => [other.key, ...(other.key === key && pin.aliases.join() === other.aliases.join() ? [] : other.aliases)]));
  const numbered = Array.from({ length: inFile.size + taken.size + 2 }, (_, number) => `${key}-${String(number + 2)}`);
  const isFree = (candidate: string) => !taken.has(candidate) && !inFile.has(candidate) && [undefined, paper].includes(library.get(candidate));
  return [...(paper === undefined ? [] : [paper.key]), ...pin.aliases, ...numbered].find(isFree) ?? `${key}-2`;
}

function labelFor(pin: Pin, paper: Paper | undefined): string {
  const label = paper === undefined ? (pin.title ?? pin.about ?? pin.name ?? pin.doi ?? pin.arxiv ?? '?') : labelOf(paper).label;
  return label.length <= longestLabel ? label : `${label.slice(0, longestLabel - 1)}…`;
}
