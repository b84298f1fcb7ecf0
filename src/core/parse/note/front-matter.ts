import { tomlValues } from './toml';
import type { YamlReader, YamlValues } from '../yaml/yaml';

export interface FrontMatter {
  /** YAML between `---`, TOML between `+++`, or the page properties (`title:: …`) that Logseq begins a page with. */
  readonly kind: 'yaml' | 'toml' | 'logseq';
  /** Of the text between the fences. */
  readonly start: number;
  readonly end: number;
  /** Where the body begins. */
  readonly body: number;
}

const property = /^(?:[-*] )?[ \t]{0,8}([\p{L}][\p{L}\p{N} _-]{0,40})::(?:[ \t]+(.*))?$/u;
/** A page has few. */
const maxProperties = 200;

/** The front matter of a Markdown file: from `---` in the first line to the next line that is `---` or `...`, from `+++` to `+++`, or properties of Logseq. */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const open = /^(---|\+\+\+)[ \t]{0,40}\r?\n/.exec(text);
  if (open === null) {
    return findProperties(text);
  }
  const start = open[0].length;
  const kind = open[1] === '---' ? 'yaml' : 'toml';
  const close = kind === 'yaml' ? /^(?:---|\.\.\.)[ \t]{0,40}$/ : /^\+\+\+[ \t]{0,40}$/;
  for (let line = start; line < text.length;) {
    const newline = text.indexOf('\n', line);
    const end = newline < 0 ? text.length : newline;
    const row = text.slice(line, Math.min(end, line + 60)).replace(/\r$/, '');
    if (close.test(row)) {
      return { kind, start, end: line, body: Math.min(text.length, end + 1) };
    }
    line = end + 1;
  }
  return undefined;
}

/** Properties count as front matter only where one of them is a title: any page may have some. */
function findProperties(text: string): FrontMatter | undefined {
  let line = 0;
  let hasTitle = false;
  for (let count = 0; line < text.length && count < maxProperties; count++) {
    const newline = text.indexOf('\n', line);
    const end = newline < 0 ? text.length : newline;
    const name = property.exec(text.slice(line, Math.min(end, line + 2_000)).trimEnd())?.[1];
    if (name === undefined) {
      break;
    }
    hasTitle ||= /^(?:title|标题|题名)$/i.test(name);
    line = Math.min(text.length, end + 1);
  }
  return hasTitle ? { kind: 'logseq', start: 0, end: line, body: line } : undefined;
}

/** The values of front matter, as those of YAML. */
export function frontMatterValues(fenced: string, kind: FrontMatter['kind'], yaml: YamlReader | undefined): YamlValues {
  if (kind === 'toml') {
    return tomlValues(fenced);
  }
  if (kind === 'yaml') {
    return yaml?.values(fenced) ?? { value: undefined, errors: [] };
  }
  const fields = fenced
    .split(/\r\n?|\n/)
    .map((row) => property.exec(row.trimEnd()))
    .filter((match) => match !== null);
  return { value: new Map(fields.map(([, name = '', value = '']) => [name, value.trim()])), errors: [] };
}

const ofWork =
  /^[ \t]{0,8}(?:[-*] )?(?:authors?|author\(s\)|creators?|doi|arxiv|key|citekey|citation[-_ ]?key|year|issued|venue|journal|container-title|作者|年份)[ \t]{0,10}[:：=]/im;

/** Whether front matter names a work, not only a page: what a blog or a manual writes there is less. */
export const namesWork = (text: string, { start, end }: FrontMatter): boolean => ofWork.test(text.slice(start, end));
