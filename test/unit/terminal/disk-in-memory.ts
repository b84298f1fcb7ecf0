import type { Disk } from '../../../src/terminal/disk';

/** Files in memory, by their absolute paths. */
export function diskOf(contents: Readonly<Record<string, string>>): Disk {
  const read = (path: string) => {
    const text = contents[path];
    return text === undefined ? Promise.reject(new Error(`no ${path}`)) : Promise.resolve(Buffer.from(text));
  };
  return {
    read,
    list: (folder) => Promise.resolve(Object.keys(contents).filter((path) => path.slice(0, path.lastIndexOf('/')) === folder).map((path) => path.slice(path.lastIndexOf('/') + 1))),
  };
}

/** The absolute path of what is written on the command line in `/w`. */
export function absolute(path: string): string {
  return path === '.' ? '/w' : path.startsWith('/') ? path : `/w/${path}`;
}
