/** Reading of single values from configuration files, without their languages' parsers; what is written in other ways is not found. */

const quoted = /^(["'])(.*?)\1/;

function scalar(written: string): string {
  const trimmed = written.trim();
  return quoted.exec(trimmed)?.[2] ?? trimmed.replace(/(?:^|\s)#.*$/, '').trim();
}

/** What a YAML text gives for a name, at any depth: a scalar, or the items of a list. */
export function yamlStrings(text: string, name: string): readonly string[] {
  const found: string[] = [];
  const lines = text.split(/\r?\n/);
  lines.forEach((line, index) => {
    const trimmed = line.trimStart();
    if (!trimmed.startsWith(`${name}:`)) {
      return;
    }
    const value = trimmed.slice(name.length + 1).trim();
    if (value.startsWith('[')) {
      const end = value.indexOf(']');
      found.push(...value.slice(1, end < 0 ? undefined : end).split(',').map(scalar));
    } else if (value !== '' && !value.startsWith('#')) {
      found.push(scalar(value));
    } else {
      for (let next = index + 1; /^\s*-\s/.test(lines[next] ?? ''); next++) {
        found.push(scalar((lines[next] ?? '').replace(/^\s*-\s+/, '')));
      }
    }
  });
  return found.filter((value) => value !== '');
}

/** The strings of a list that a Python text assigns to a name. */
export function pythonStrings(text: string, name: string): readonly string[] {
  const line = text.split(/\r?\n/).findIndex((written) => written.startsWith(name) && /^\s*(?:\+?=|:)/.test(written.slice(name.length)));
  if (line < 0) {
    return [];
  }
  const rest = text.split(/\r?\n/).slice(line, line + 200).join('\n');
  const open = rest.indexOf('[');
  const close = rest.indexOf(']', open);
  return open < 0 || close < 0 ? [] : [...rest.slice(open, close).matchAll(/(["'])([^"'\n]{1,500})\1/g)].map((match) => match[2] ?? '');
}
