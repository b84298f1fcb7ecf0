/** The strings of a list that a Python text assigns to a name, without Python's own parser: what is written in other ways is not found. */
export function pythonStrings(text: string, name: string): readonly string[] {
  const line = text
    .split(/\r?\n/)
    .findIndex((written) => written.startsWith(name) && /^\s*(?:\+?=|:)/.test(written.slice(name.length)));
  if (line < 0) {
    return [];
  }
  const rest = text
    .split(/\r?\n/)
    .slice(line, line + 200)
    .join('\n');
  const open = rest.indexOf('[');
  const close = rest.indexOf(']', open);
  return open < 0 || close < 0
    ? []
    : [...rest.slice(open, close).matchAll(/(["'])([^"'\n]{1,500})\1/g)].map((match) => match[2] ?? '');
}
