import * as vscode from 'vscode';
import { labelOf } from '../core/library/label';
import type { Library } from '../core/library/library';
import type { RepeatedKey } from '../core/library/pin-fixes';
import { type Pin, pinsFileName } from '../core/library/pins';
import type { Paper } from '../core/model';
import type { PartLoader, Parts } from '../host/engine/parts';
import type { PinFiles } from '../host/library/pin-files';

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
      const settled = fixes.map(([title, code, fixed]) => {
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        const { start, end, content } = editBetween(text, fixed);
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), content);
        action.diagnostics = context.diagnostics.filter((diagnostic) => diagnostic.code === code);
        return action;
      });
      const disputed = new Set(library.problemsOf(document.uri.toString()).flatMap(({ code, args, span }) =>
        code === 'disputed-key' && span.line <= range.end.line && span.endLine >= range.start.line ? [String(args?.[0])] : []));
      for (const key of disputed) {
        settled.push(...(await disputeFixes(part, library, key)).map((action) => Object.assign(action, { diagnostics: context.diagnostics.filter(({ code }) => code === 'disputed-key') })));
      }
      return settled;
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
    return [vscode.l10n.t('Keep "{0}" for {1}; the other becomes {2}', key, labelFor(pin, papers[at]), [...others.values()].join(', ')), part.withKeyGivenUp(text, key, others)];
  });
}

/** One fix for each paper to which a file of keys gives the key: it keeps it, and the pins of the others have other keys, in whatever file. */
async function disputeFixes(part: Parts['pins'], library: Library, key: string): Promise<vscode.CodeAction[]> {
  const claims = library.claimsOf(key);
  const files = await Promise.all([...new Set(claims.map(({ source }) => source))].map(async (source) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source));
    const text = document.getText();
    const { pins } = part.parsePins(text);
    const own = pins.flatMap((pin, index) => (pin.unreadable === undefined && (pin.key === key || pin.aliases.includes(key)) ? [index] : []));
    const claimed = claims.filter((claim) => claim.source === source);
    return { document, text, pins, claims: claimed.map((claim, at) => ({ ...claim, index: own[at] ?? -1 })), isKnown: own.length === claimed.length };
  }));
  // The library has read the files as they were saved.
  if (!files.every(({ isKnown }) => isKnown)) {
    return [];
  }
  return [...new Map(claims.map((claim) => [claim.paper ?? claim.pin, claim]))].map(([kept, { pin, paper }]) => {
    const action = new vscode.CodeAction('', vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    const taken = new Set<string>();
    for (const { document, text, pins, claims: own } of files) {
      const givingUp = new Map(own.filter((claim) => (claim.paper ?? claim.pin) !== kept).map((claim) => {
        const other = claim.pin.key === key ? otherKey(pins, library, key, claim.pin, claim.paper, taken) : undefined;
        if (other !== undefined) {
          taken.add(other);
        }
        return [claim.index, other] as const;
      }));
      const { start, end, content } = part.editBetween(text, part.withKeyGivenUp(text, key, givingUp));
      if (givingUp.size > 0) {
        action.edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), content);
      }
    }
    action.title = taken.size > 0
      ? vscode.l10n.t('Keep "{0}" for {1}; the other becomes {2}', key, labelFor(pin, paper), [...taken].join(', '))
      : vscode.l10n.t('Keep "{0}" for {1} alone', key, labelFor(pin, paper));
    return action;
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
