import * as vscode from 'vscode';
import { paperLabel } from '../core/library/base/label';
import type { DisputedKey, Library } from '../core/library/library';
import type { RepeatedKey } from '../core/library/pins/pin-fixes';
import type { Pin } from '../core/library/pins/pins';
import type { Paper } from '../core/model/paper';
import type { BundleLoader, LazyBundles } from '../host/bundles/lazy-bundles';
import { rangeIn } from '../host/ranges';

/** As much of a title as a menu shows. */
const maxLabelLength = 60;

/** The quick fixes of a keys file at a place; loaded with the commands, since a keys file is hardly ever open. */
export async function pinFixesAt(
  library: Library,
  bundles: BundleLoader,
  document: vscode.TextDocument,
  range: vscode.Range,
  context: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  const part = await bundles.load('pins');
  const { editBetween, parsePins, repeatedKeys, withoutConflictMarkers } = part;
  const text = document.getText();
  const keys = repeatedKeys(text).filter(({ places }) =>
    places.some(({ line, endLine }) => line <= range.end.line && endLine >= range.start.line),
  );
  const conflict = parsePins(text).problems.some(
    ({ code, span }) => code === 'pins-conflict' && span.line >= range.start.line && span.line <= range.end.line,
  );
  const fixes: [title: string, code: string, text: string][] = [
    ...keys.flatMap((key): [string, string, string][] =>
      fixesOf(part, library, document, key).map(([title, fixed]) => [title, 'duplicate-pin', fixed]),
    ),
    ...(conflict
      ? [
          [
            vscode.l10n.t('Keep the keys of both sides, without the conflict markers'),
            'pins-conflict',
            withoutConflictMarkers(text),
          ] as [string, string, string],
        ]
      : []),
  ];
  const actionOf = (title: string, code: string, changes: Iterable<readonly [vscode.TextDocument, string]>) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    for (const [changed, fixed] of changes) {
      const change = editBetween(changed.getText(), fixed);
      action.edit.replace(changed.uri, rangeIn(changed, change), change.content);
    }
    action.diagnostics = context.diagnostics.filter((diagnostic) => diagnostic.code === code);
    return action;
  };
  const source = document.uri.toString();
  const disputes = library.disputes.filter(
    ({ key, claims }) =>
      claims.some(
        ({ source: file, span }) =>
          file === source && span !== undefined && span.line <= range.end.line && span.endLine >= range.start.line,
      ) && !claims.every(({ source: file, pin }) => file === source && pin.key === key),
  );
  const ofDisputes = await Promise.all(disputes.map((dispute) => disputeFixes(part, library, dispute)));
  return [
    ...fixes.map(([title, code, fixed]) => actionOf(title, code, [[document, fixed]])),
    ...ofDisputes.flat().map(([title, changes]) => actionOf(title, 'disputed-pin', changes)),
  ];
}

function fixesOf(
  part: LazyBundles['pins'],
  library: Library,
  document: vscode.TextDocument,
  repeated: RepeatedKey,
): [title: string, text: string][] {
  const text = document.getText();
  const { key, places } = repeated;
  const known = library.papersOfPin(document.uri.toString(), key);
  // The library has read the file as it was saved.
  const papers = known.length === places.length ? known : places.map(() => undefined);
  const isOnePaper = repeated.isOnePaper || papers.every((paper) => paper !== undefined && paper === papers[0]);
  if (isOnePaper) {
    return [[vscode.l10n.t('Merge into one line all that keep "{0}"', key), part.withPinsUnited(text, repeated)]];
  }
  return places.map(({ index: keep, pin }, at) => {
    const others = new Map<number, string>();
    places.forEach((other, otherAt) => {
      if (other.index !== keep) {
        others.set(
          other.index,
          otherKey(part.parsePins(text).pins, library, key, other.pin, papers[otherAt], new Set(others.values())),
        );
      }
    });
    return [
      vscode.l10n.t(
        'Keep "{0}" for {1}; the other becomes {2}',
        key,
        labelFor(pin, papers[at]),
        [...others.values()].join(', '),
      ),
      part.withKeyKept(text, keep, others),
    ];
  });
}

/** A fix for each paper that may keep the key; the others give it up, in whatever file they stand. */
async function disputeFixes(
  part: LazyBundles['pins'],
  library: Library,
  { key, claims }: DisputedKey,
): Promise<[title: string, changes: [vscode.TextDocument, string][]][]> {
  const files = [...new Set(claims.map(({ source }) => source))];
  const documents = new Map<string, vscode.TextDocument>();
  for (const file of files) {
    try {
      documents.set(file, await vscode.workspace.openTextDocument(vscode.Uri.parse(file)));
    } catch {
      return [];
    }
  }
  const texts = new Map([...documents].map(([file, document]) => [file, document.getText()]));
  if (
    files.some(
      (file) =>
        part.claimsIn(texts.get(file) ?? '', key).length !== claims.filter(({ source }) => source === file).length,
    )
  ) {
    // A file has been edited since the library has read it.
    return [];
  }
  const pins = [...texts.values()].flatMap((text) => part.parsePins(text).pins);
  const isOnePaper = (left: DisputedKey['claims'][number], right: DisputedKey['claims'][number]) =>
    left.pin === right.pin || (left.paper !== undefined && left.paper === right.paper);
  const keepers = claims.filter((claim, at) => claims.findIndex((other) => isOnePaper(other, claim)) === at);
  return keepers.map((keeper) => {
    const by = new Map<number, string>();
    const taken: string[] = [];
    claims.forEach((claim, at) => {
      if (!isOnePaper(claim, keeper)) {
        by.set(at, otherKey(pins, library, key, claim.pin, claim.paper, new Set(taken)));
        taken.push(...(claim.pin.key === key ? [by.get(at) ?? ''] : []));
      }
    });
    const label = labelFor(keeper.pin, keeper.paper);
    const title =
      taken.length > 0
        ? vscode.l10n.t('Keep "{0}" for {1}; the other becomes {2}', key, label, taken.join(', '))
        : vscode.l10n.t('Keep "{0}" for {1} alone', key, label);
    const changes = [...part.withKeyGivenUp(texts, key, by)].flatMap(
      ([file, text]): [vscode.TextDocument, string][] => {
        const document = documents.get(file);
        return document === undefined ? [] : [[document, text]];
      },
    );
    return [title, changes];
  });
}

/** The key that a paper has while its pinned one is in dispute, else a former one, else one with a number. */
function otherKey(
  pins: readonly Pin[],
  library: Library,
  key: string,
  pin: Pin,
  paper: Paper | undefined,
  taken: ReadonlySet<string>,
): string {
  const inFile = new Set(
    pins.flatMap((other) => [
      other.key,
      ...(other.key === key && pin.aliases.join() === other.aliases.join() ? [] : other.aliases),
    ]),
  );
  const numbered = Array.from({ length: inFile.size + taken.size + 2 }, (_, number) => `${key}-${String(number + 2)}`);
  const isFree = (candidate: string) =>
    !taken.has(candidate) && !inFile.has(candidate) && [undefined, paper].includes(library.get(candidate));
  return [...(paper === undefined ? [] : [paper.key]), ...pin.aliases, ...numbered].find(isFree) ?? `${key}-2`;
}

function labelFor(pin: Pin, paper: Paper | undefined): string {
  const label =
    paper === undefined ? (pin.title ?? pin.about ?? pin.name ?? pin.doi ?? pin.arxiv ?? '?') : paperLabel(paper).label;
  return label.length <= maxLabelLength ? label : `${label.slice(0, maxLabelLength - 1)}…`;
}
