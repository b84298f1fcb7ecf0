/** What patterns find of the paths that a text takes in: each gives the written path, or folder and path. */
export function pathsBy(...patterns: readonly RegExp[]): (text: string) => readonly string[] {
  return (text) =>
    patterns.flatMap((pattern) =>
      Array.from(text.matchAll(pattern), ([, first = '', second]) =>
        (second === undefined ? first : `${first}/${second}`).trim().replace(/^"(.*)"$/, '$1'),
      ),
    );
}
