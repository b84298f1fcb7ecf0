import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { installPandoc } from '../../scripts/tools/programs';
import type { CslVariables } from '../../src/core/model/paper';
import { publicationsIn } from '../../src/core/parse/bibliography';
import { parseSource } from '../../src/core/parse/source';
import { yaml } from '../../src/core/parse/yaml/library';
import { runPandoc } from '../tools/pandoc';
import { exported } from '../unit/parse/database-exports';
import { type Figure, share } from './figures';

const folder = join(__dirname, 'formats');
const pandocFormats: Readonly<Record<string, string>> = { '.bib': 'biblatex', '.json': 'csljson', '.yaml': 'markdown' };

const plain = (value: unknown): string =>
  (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
    .replace(/<[^<>]*>/g, '')
    .replace(/[\u2013\u2014]/g, '-')
    .replace(/[\s\u00a0]+/g, ' ')
    .toLowerCase()
    .trim();

function namesOf(value: unknown): string {
  const people = Array.isArray(value) ? (value as Readonly<Record<string, unknown>>[]) : [];
  return people
    .map((person) =>
      ['non-dropping-particle', 'dropping-particle', 'family', 'literal', 'given', 'suffix']
        .map((part) => plain(person[part]))
        .filter((part) => part !== '')
        .join(' '),
    )
    .join('; ');
}

function yearOf(value: unknown): string {
  return /-?\d{3,4}/.exec(JSON.stringify(value ?? ''))?.[0] ?? '';
}

const fields: readonly (readonly [name: string, (item: CslVariables) => string])[] = [
  ['title', ({ title }) => plain(title)],
  ['authors', ({ author }) => namesOf(author)],
  ['year', ({ issued }) => yearOf(issued)],
  ['journal', (item) => plain(item['container-title'])],
  ['volume', ({ volume }) => plain(volume)],
  ['pages', ({ page }) => plain(page).replace(/-+/g, '-')],
  ['DOI', ({ DOI }) => plain(DOI).replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '')],
];

function ours(path: string, text: string): CslVariables[] {
  const parsed = parseSource({ path, text }, { markers: [], yaml });
  return 'skipped' in parsed
    ? []
    : parsed.entries.map(({ format, span, writtenKey }) => ({
        ...publicationsIn(text, format, yaml)(span)?.csl,
        id: writtenKey ?? '',
      }));
}

/** Bibliographies in the shapes that people have, beside Pandoc by field; and of exports that it cannot read, how many tell all of their first work. */
export async function evaluateFormats(): Promise<readonly Figure[]> {
  const works = Object.entries(exported).map(([name, text]) => ({ name, first: ours('a.txt', text)[0] }));
  const complete = works.filter(({ first }) =>
    fields.slice(0, 5).every(([, textOf]) => first !== undefined && textOf(first) !== ''),
  );
  const figures = [
    share('Exports whose first work has title, authors, year, journal and volume', complete.length, works.length, 1),
  ];
  const pandoc = await installPandoc();
  if (pandoc === undefined) {
    return figures;
  }
  const compared = readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const mine = ours(name, text);
    const theirs = JSON.parse(
      runPandoc(
        pandoc,
        ['-f', pandocFormats[extname(name)] ?? '', '-t', 'csljson'],
        // Pandoc has references in YAML in a document's metadata only.
        extname(name) === '.yaml' ? `---\n${text}---\n` : text,
      ),
    ) as CslVariables[];
    return theirs.map((item) => ({ item, own: mine.find(({ id }) => id === item.id) }));
  });
  figures.push(
    share('Entries that Pandoc reads too', compared.filter(({ own }) => own !== undefined).length, compared.length, 1),
  );
  for (const [name, textOf] of fields) {
    const said = compared.filter(({ item }) => textOf(item) !== '');
    const different = said.filter(({ item, own }) => own === undefined || textOf(own) !== textOf(item));
    different.forEach(({ item, own }) => {
      console.log(
        `  ${plain(item.id)} ${name}: Pandoc "${textOf(item)}", we "${own === undefined ? '' : textOf(own)}"`,
      );
    });
    figures.push(share(`The same ${name} as Pandoc`, said.length - different.length, said.length));
  }
  return figures;
}
