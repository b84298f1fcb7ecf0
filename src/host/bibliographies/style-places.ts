import { isInside, type Place } from '../places';

/** Why a style is not read from where it is said to be. */
export type StyleRefusal =
  /** On another machine or in another file system than the document. */
  | 'elsewhere'
  /** Neither in the workspace nor named by the user. */
  | 'outside';

export interface StyleNaming {
  /** A path, absolute or relative to the document or the roots, as a document or a setting names it. */
  readonly style: string;
  /** The same, where it is a URI. */
  readonly uri?: Place | undefined;
  readonly document: Place;
  /** Absent where the document has none, as one that has not been saved. */
  readonly documentFolder?: Place | undefined;
  /** Folders of the workspace, that of the document first. */
  readonly roots: readonly Place[];
  /** Paths that the user named or chose, which may lie outside of the workspace. */
  readonly namedByUser: readonly string[];
}

/**
 * Where a style may be read: below a folder of the workspace (of a document outside of it, its own folder), or where the user
 * named that very path; never at another authority than the document's, which would make a document ask a machine of its choice.
 */
export function stylePlaces({
  style,
  uri,
  document,
  documentFolder,
  roots,
  namedByUser,
}: StyleNaming): readonly Place[] | StyleRefusal {
  const slashed = style.replaceAll('\\', '/');
  if (
    slashed.startsWith('//') ||
    (uri !== undefined && (uri.scheme !== document.scheme || uri.authority !== document.authority))
  ) {
    return 'elsewhere';
  }
  const isAbsolute = /^(?:\/|[A-Za-z]:\/)/.test(slashed);
  const bases = [...(documentFolder === undefined ? [] : [documentFolder]), ...roots.slice(0, 1)];
  const found: readonly Place[] =
    uri !== undefined
      ? [{ ...uri, path: resolved(uri.path) }]
      : isAbsolute
        ? [{ ...document, path: resolved(slashed.replace(/^(?=[A-Za-z]:)/, '/')) }]
        : bases.map((base) => ({ ...base, path: resolved(`${base.path}/${slashed}`) }));
  const within = [
    ...roots,
    ...(documentFolder === undefined || roots.some((root) => isBelow(root, document)) ? [] : [documentFolder]),
  ];
  const allowed = found.filter(
    (place) =>
      within.some((root) => isBelow(root, place)) || ((uri !== undefined || isAbsolute) && namedByUser.includes(style)),
  );
  if (allowed.some(({ path }) => path.startsWith('//'))) {
    return 'elsewhere';
  }
  return allowed.length === 0 ? 'outside' : allowed;
}

/** A path without `.` and `..`; it does not lead above its root. */
function resolved(path: string): string {
  const bundles: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      bundles.pop();
    } else if (part !== '' && part !== '.') {
      bundles.push(part);
    }
  }
  return `/${bundles.join('/')}`;
}

function isBelow(root: Place, place: Place): boolean {
  return isInside(at(root, comparable(resolved(root.path))), at(place, comparable(place.path)));
}

/** Another path of the same system; the members of a `vscode.Uri` cannot be spread. */
function at({ scheme, authority }: Place, path: string): Place {
  return { scheme, authority, path };
}

/** Windows writes its drives in letters of either case. */
function comparable(path: string): string {
  return path.replace(/^\/[A-Za-z]:/, (drive) => drive.toLowerCase());
}
