import { repositoriesOf } from '../library/base/grouping';
import { fillTemplate, placeholderPattern, templateValue } from '../cite/edit/template';
import type { CitationSyntax } from '../cite/model/citation';
import { equalValues } from '../library/base/same-content';
import type { Paper, PersonName } from '../model/paper';
import { parseWrittenName } from '../parse/fields/person-names';
import { findFrontMatter } from '../parse/note/front-matter';
import { fieldName } from '../parse/note/parse-note';
import { oneLine } from '../parse/write/normal-form';
import { yamlScalar } from '../parse/write/yaml-text';

/** A field as it is written into a note. */
export interface WrittenField {
  readonly name: string;
  /** What stands behind the colon. */
  readonly raw: string;
}

/** The front matter that a note is to have, and its body. */
export interface NoteParts {
  /** The lines of the front matter, with a line end each. */
  readonly front: string;
  /** Names of the fields that are made of the paper, which *Update Notes* follows. */
  readonly followed: ReadonlySet<string>;
  readonly body: string;
}

/** What a note is made with where the user has no template. */
const usualBody = '\n# ${title}\n\n';

/**
 * What a note of a paper says that is made anew.
 * @param template a Markdown text with placeholders, `${title}`; without front matter of its own, a note gets the usual fields
 * @param syntax of the note, for which the body is escaped
 */
export function noteParts(paper: Paper, template: string | undefined, syntax: CitationSyntax): NoteParts {
  const plain = (template ?? '').replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const found = findFrontMatter(plain);
  const front = found?.kind === 'yaml' ? found : undefined;
  const body = template === undefined ? usualBody : front === undefined ? `\n${plain}` : plain.slice(front.body);
  const filled = fillTemplate(body, paper, syntax);
  if (front === undefined) {
    const fields = usualFields(paper);
    return { front: fields.map(lineOf).join(''), followed: new Set(fields.map(({ name }) => name)), body: filled };
  }
  const own = filledFrontMatter(plain.slice(front.start, front.end), paper);
  const hasKey = own.names.some((name) => keyNames.includes(fieldName(name)));
  return {
    front: hasKey ? own.text : lineOf(keyField(paper)) + own.text,
    followed: new Set([...(hasKey ? [] : ['key']), ...own.followed]),
    body: filled,
  };
}

/** The names under which a note has the key of its paper. */
export const keyNames: readonly string[] = ['key', 'citekey', 'citation-key', 'citationkey', '引用键'];

const lineOf = ({ name, raw }: WrittenField): string => `${name}:${raw}\n`;

const keyField = ({ key }: Paper): WrittenField => ({ name: 'key', raw: ` ${yamlScalar(key)}` });

/** The fields of a note without a template: what names the work, where it is known. A derived title is none. */
function usualFields(paper: Paper): readonly WrittenField[] {
  const { authors = [], year, doi, arxiv } = paper;
  const text = (name: string, value: string | undefined): WrittenField[] =>
    value === undefined ? [] : [{ name, raw: ` ${yamlScalar(value)}` }];
  return [
    keyField(paper),
    ...text('title', paper.titleIsDerived ? undefined : paper.title),
    ...(authors.length === 0 ? [] : [{ name: 'authors', raw: ` [${authors.map(personText).join(', ')}]` }]),
    ...(year === undefined ? [] : [{ name: 'year', raw: ` ${year}` }]),
    ...text('doi', doi),
    ...text('arxiv', arxiv),
    ...text('code', repositoriesOf(paper)[0]?.url),
  ];
}

/** A person by one name where that is read as it is meant, else by parts of the name. */
function personText(person: PersonName): string {
  const { family, given, literal } = person;
  const written = literal ?? [family, given].filter((part) => part !== undefined).join(', ');
  return equalValues(parseWrittenName(written), person)
    ? yamlScalar(written)
    : `{${Object.entries(person)
        .map(([name, value]) => `${name}: ${yamlScalar(String(value))}`)
        .join(', ')}}`;
}

/** The front matter of a template with what it asks for, as YAML; and the names of its fields. */
function filledFrontMatter(
  front: string,
  paper: Paper,
): { readonly text: string; readonly names: readonly string[]; readonly followed: readonly string[] } {
  const names: string[] = [];
  const followed = new Set<string>();
  /** The indentation of what a text in lines of its own (`|`, `>`) belongs to. */
  let block: number | undefined;
  const lines = front
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => {
      const name = /^(?![\s#-])["']?([^:"']{1,80})["']?:(?:\s|$)/.exec(line)?.[1];
      if (name !== undefined) {
        names.push(name);
      }
      const indentation = line.search(/\S/);
      if (block !== undefined && indentation >= 0 && indentation <= block) {
        block = undefined;
      }
      if (line.search(placeholderPattern) < 0) {
        block ??= /(?::|-)\s{1,9}[|>][+-]?\d?\s{0,9}$/.test(line) ? indentation : undefined;
        return line;
      }
      followed.add(names.at(-1) ?? '');
      return block !== undefined ? withValues(line, paper, (value) => value) : filledLine(line, paper);
    });
  return { text: lines.map((line) => `${line}\n`).join(''), names, followed: [...followed] };
}

function withValues(text: string, paper: Paper, written: (value: string, name: string, at: number) => string): string {
  return text.replace(placeholderPattern, (placeholder: string, name: string, at: number) => {
    const value = templateValue(name, paper);
    return value === undefined ? placeholder : written(oneLine(value), name, at);
  });
}

/** A line of YAML: within quotation marks and brackets what is put in is escaped for them, else the whole value is. */
function filledLine(line: string, paper: Paper): string {
  const head = /^\s{0,40}(?:- )?(?:[^\s#'"[{-][^:]{0,80}:[ \t]{1,40})?/.exec(line)?.[0] ?? '';
  const value = line.slice(head.length);
  if (!/^["'[{]/.test(value)) {
    const text = withValues(value, paper, (inside) => inside);
    return head + (text === '' ? '' : /^-?\d{1,6}$/.test(text) && value === '${year}' ? text : yamlScalar(text));
  }
  return (
    head +
    withValues(value, paper, (inside, _, at) => {
      const before = value.slice(0, at);
      if ((before.replace(/\\./g, '').match(/"/g) ?? []).length % 2 === 1) {
        return JSON.stringify(inside).slice(1, -1);
      }
      return (before.replace(/"[^"]*"/g, '').match(/'/g) ?? []).length % 2 === 1
        ? inside.replaceAll("'", "''")
        : yamlScalar(inside);
    })
  );
}
