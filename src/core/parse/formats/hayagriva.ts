import type { CslVariables, Entry, PersonName, SourceSpan, TextRange } from '../../model/paper';
import { cslTypeOf, isHayagrivaType, usualParentType } from './hayagriva-types';
import type { BibliographyFormat, FormatReader, FormatWriter, PublicationAt } from './shared/bibliography-format';
import { cslDate } from '../fields/csl-date';
import { arxivIn, describe, yearIn } from '../fields/bibliographic-fields';
import { doiIn } from '../fields/doi';
import { linksOfField } from '../fields/field-links';
import { withoutUndefined } from '../../text/without-undefined';
import { parseBibtexName } from '../fields/person-names';
import { yamlOf, type YamlMap, type YamlNode, type YamlReader } from '../yaml/yaml';
import { fieldOf, parseYamlEntries, yamlTextOf, type YamlEntry, yamlEntries, yamlKeys } from './shared/yaml-entries';
import { hayagrivaEntries } from '../write/hayagriva-entries';
import type { YamlValue } from '../write/yaml-text';

/** Hayagriva, Typst's own format of bibliographies (https://github.com/typst/hayagriva/blob/main/docs/file-format.md): a YAML map of entries by key. */
export const hayagriva: BibliographyFormat = {
  id: 'hayagriva',
  name: 'Hayagriva',
  extensions: ['yml', 'yaml'],
  languageId: 'yaml',
  kind: 'bibliography',
  besideDocuments: 'usual',
  exportedFor: ['Typst'],
};

export const hayagrivaReader: FormatReader = {
  format: hayagriva,
  recognizes: holdsWorks,
  needsYaml: () => true,
  refusal: (text) => (holdsWorks(text) ? undefined : 'no-entries'),
  parse: (text, { yaml }) =>
    parseYamlEntries(text, entriesIn(text, yaml), ({ key, fields }, span) => entryOf(text, key?.text, fields, span)),
  keys: (text, yaml) => yamlKeys(entriesIn(text, yaml)),
  publications,
};

export const hayagrivaWriter: FormatWriter = {
  format: hayagriva,
  write: (works) => hayagrivaEntries(works, hayagriva.id),
};

const sampleLength = 50_000;

const blockFields = {
  type: /^[ \t]{1,40}["']?type["']?[ \t]{0,20}:[ \t]{1,20}["']?([a-z]{1,20})["']?[ \t]{0,20}(?:[\r#]|$)/im,
  title: /^[ \t]{1,40}["']?title["']?[ \t]{0,20}:/im,
};
const flowFields = {
  type: /[{,]\s{0,20}["']?type["']?\s{0,20}:\s{0,20}["']?([a-z]{1,20})["']?\s{0,20}[,}#]/i,
  title: /[{,]\s{0,20}["']?title["']?\s{0,20}:/i,
};

/** Whether at least half of what a YAML text holds at its top are works: any YAML may lie in a folder. */
function holdsWorks(text: string): boolean {
  const sample = text.slice(0, sampleLength);
  if (!/type["']?\s{0,20}:/i.test(sample)) {
    return false;
  }
  const blocks = sample.split(/^(?=[^\s#%\-}\]])/m).filter((block) => /^[^\s#%-]/.test(block));
  const works = blocks.filter(isWork).length;
  return works > 0 && works * 2 >= blocks.length;
}

/** Whether fields of an entry's own, not only of what is in it, are a title and one of the types. */
function isWork(block: string): boolean {
  const isFlow = /^(?:[^\n{]{0,300}:[ \t]{0,20})?\{/.test(block);
  const indent = /^[ \t]{1,40}(?=[^\s#])/m.exec(block)?.[0] ?? '';
  const own = isFlow
    ? block
    : block
        .split('\n')
        .filter((line) => line.startsWith(indent) && /\S/.test(line.charAt(indent.length)))
        .join('\n');
  const { type, title } = isFlow ? flowFields : blockFields;
  return title.test(own) && isHayagrivaType(type.exec(own)?.[1] ?? '');
}

function entriesIn(text: string, yaml: YamlReader | undefined): readonly YamlEntry[] {
  return yamlEntries(text, yamlOf(yaml), {
    entriesOf: (root) =>
      root.kind !== 'map'
        ? []
        : root.pairs.map(({ key, value }) => ({
            key,
            start: key.start,
            end: value?.end ?? key.end,
            fields: value?.kind === 'map' ? value : undefined,
          })),
    heads: (written) => [...written.matchAll(/^[^\s#%\-}\]]/gm)].map(({ index }) => index),
  });
}

/** A text for people: a scalar, or a map with the text as `value`, which may say `short` as well. Marks of case and mathematics are left out. */
function plainOf(node: YamlNode | undefined, form: 'value' | 'short' = 'value'): string | undefined {
  const text = node?.kind === 'map' ? yamlTextOf(fieldOf(node, form)) : form === 'value' ? yamlTextOf(node) : undefined;
  return (
    text
      ?.replace(/\\([\\{}$])|[{}$]/g, '$1')
      .replace(/\s+/g, ' ')
      .trim() || undefined
  );
}

function listOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node === undefined ? [] : node.kind === 'list' ? node.items : [node];
}

/** `von Last, Jr, First`, a name that is not to be taken apart, or a map of the parts. */
function peopleOf(node: YamlNode | undefined): PersonName[] | undefined {
  const people = listOf(node).flatMap((person): PersonName[] => {
    const text = yamlTextOf(person) ?? yamlTextOf(fieldOf(person, 'name'));
    if (text === undefined) {
      return [];
    }
    if (person.kind === 'scalar') {
      return [text.includes(',') ? parseBibtexName(text, (part) => part.trim()) : { literal: text }];
    }
    const given = yamlTextOf(fieldOf(person, 'given-name'));
    const parts = {
      given,
      suffix: yamlTextOf(fieldOf(person, 'suffix')),
      'non-dropping-particle': yamlTextOf(fieldOf(person, 'prefix')),
    };
    return [
      Object.values(parts).every((part) => part === undefined)
        ? { literal: text }
        : { family: text, ...withoutUndefined(parts) },
    ];
  });
  return people.length === 0 ? undefined : people;
}

function serialOf(fields: YamlNode | undefined, name: string): YamlNode | undefined {
  const numbers = fieldOf(fields, 'serial-number');
  return numbers?.kind === 'map' ? fieldOf(numbers, name) : name === 'serial' ? numbers : undefined;
}

function urlOf(fields: YamlNode): YamlNode | undefined {
  const url = fieldOf(fields, 'url');
  return url?.kind === 'map' ? fieldOf(url, 'value') : url;
}

function entryOf(text: string, key: string | undefined, fields: YamlMap, span: SourceSpan): Entry {
  const title = plainOf(fieldOf(fields, 'title'));
  const abstract = plainOf(fieldOf(fields, 'abstract')) ?? '';
  const dates = [fields, ...listOf(fieldOf(fields, 'parent'))].map((one) => yearIn(yamlTextOf(fieldOf(one, 'date'))));
  const [doi, arxiv, url, serial] = [
    serialOf(fields, 'doi'),
    serialOf(fields, 'arxiv'),
    urlOf(fields),
    serialOf(fields, 'serial'),
  ];
  const serials = [serial, url]
    .map(yamlTextOf)
    .filter((value) => value !== undefined && /arxiv/i.test(value.slice(0, 200)));
  const links = (node: TextRange | undefined, holds: 'text' | 'doi' | 'arxiv') =>
    node === undefined ? [] : linksOfField(text, node, holds);
  return {
    span,
    format: hayagriva.id,
    ...describe(title, abstract),
    abstract,
    links: [
      ...links(url, 'text'),
      ...links(doi, 'doi'),
      ...links(arxiv, 'arxiv'),
      ...links(fieldOf(fields, 'abstract'), 'text'),
      ...links(fieldOf(fields, 'note'), 'text'),
    ],
    ...withoutUndefined({
      writtenKey: key,
      title,
      authors: peopleOf(fieldOf(fields, 'author')) ?? peopleOf(fieldOf(fields, 'editor')),
      year: dates.find((year) => year !== undefined),
      doi:
        doiIn(yamlTextOf(doi)) ??
        doiIn(
          /^10\./.test(yamlTextOf(serial) ?? '') || /doi\.org\//.test(yamlTextOf(url) ?? '')
            ? (yamlTextOf(serial) ?? yamlTextOf(url))
            : undefined,
        ),
      arxiv: arxivIn(yamlTextOf(arxiv)) ?? serials.map(arxivIn).find((id) => id !== undefined),
    }),
  };
}

function publications(text: string, yaml?: YamlReader): PublicationAt {
  const byStart = new Map(entriesIn(text, yaml).map((entry) => [entry.start, entry]));
  return ({ start }) => {
    const fields = byStart.get(start)?.fields;
    return fields === undefined
      ? undefined
      : { csl: cslOf(fields), asWritten: { format: hayagriva.id, value: valueOf(fields) } };
  };
}

/** The CSL variables of an entry: what its container is, its parents say. */
function cslOf(fields: YamlMap): CslVariables {
  const type = (yamlTextOf(fieldOf(fields, 'type')) ?? 'misc').toLowerCase();
  const parents = listOf(fieldOf(fields, 'parent'));
  const typeOfParent = (parent: YamlNode | undefined) =>
    parent === undefined ? '' : (yamlTextOf(fieldOf(parent, 'type')) ?? usualParentType(type) ?? 'misc').toLowerCase();
  const parent = parents.find((one) => typeOfParent(one) !== 'conference') ?? parents[0];
  const conference = parents.find((one) => typeOfParent(one) === 'conference');
  const isWhole = ['book', 'anthology', 'proceedings', 'report'].includes(type);
  const first = (name: string) =>
    [fields, ...parents].map((one) => yamlTextOf(fieldOf(one, name))).find((value) => value !== undefined);
  const serial = (name: string) =>
    [fields, ...parents].map((one) => yamlTextOf(serialOf(one, name))).find((value) => value !== undefined);
  const publisher = [fields, ...parents].map((one) => fieldOf(one, 'publisher')).find((value) => value !== undefined);
  const roles = listOf(fieldOf(fields, 'affiliated'));
  const arxiv = yamlTextOf(serialOf(fields, 'arxiv'));
  const container = parent === undefined ? undefined : fieldOf(parent, 'title');
  const series = isWhole ? container : fieldOf(listOf(parent && fieldOf(parent, 'parent'))[0], 'title');
  const plain = (name: string) => plainOf(fieldOf(fields, name));
  const date = (text: string | undefined) => (text === undefined ? undefined : cslDate(text));
  return withoutUndefined({
    type: cslTypeOf(type, typeOfParent(parent)),
    title: plain('title'),
    'title-short': plainOf(fieldOf(fields, 'title'), 'short'),
    author: peopleOf(fieldOf(fields, 'author')),
    editor: peopleOf(fieldOf(fields, 'editor')) ?? peopleOf(parent && fieldOf(parent, 'editor')),
    'container-author': peopleOf(parent && fieldOf(parent, 'author')),
    translator: peopleOf(
      fieldOf(
        roles.find((role) => yamlTextOf(fieldOf(role, 'role'))?.toLowerCase() === 'translator'),
        'names',
      ),
    ),
    issued: date(first('date')),
    accessed: date(yamlTextOf(fieldOf(fieldOf(fields, 'url'), 'date'))),
    'container-title': isWhole ? undefined : plainOf(container),
    'container-title-short': isWhole ? undefined : plainOf(container, 'short'),
    'collection-title': plainOf(series),
    'event-title': plainOf(fieldOf(conference, 'title')),
    'event-place': plainOf(fieldOf(conference, 'location')),
    volume: first('volume'),
    issue: first('issue'),
    page: yamlTextOf(fieldOf(fields, 'page-range')),
    'chapter-number': yamlTextOf(fieldOf(fields, 'chapter')),
    edition: first('edition'),
    'number-of-pages': yamlTextOf(fieldOf(fields, 'page-total')),
    'number-of-volumes': yamlTextOf(fieldOf(fields, 'volume-total')),
    publisher:
      plainOf(
        publisher?.kind === 'map' && fieldOf(publisher, 'name') !== undefined ? fieldOf(publisher, 'name') : publisher,
      ) ?? plain('organization'),
    'publisher-place': plainOf(fieldOf(publisher, 'location')) ?? plain('location'),
    archive: arxiv === undefined ? plain('archive') : 'arXiv',
    archive_location: plain('archive-location'),
    'call-number': plain('call-number'),
    genre: plain('genre'),
    note: plain('note'),
    abstract: plain('abstract'),
    language: yamlTextOf(fieldOf(fields, 'language')),
    URL: yamlTextOf(urlOf(fields)),
    number: arxiv === undefined ? yamlTextOf(serialOf(fields, 'serial')) : `arXiv:${arxiv}`,
    DOI: yamlTextOf(serialOf(fields, 'doi')),
    ISBN: serial('isbn'),
    ISSN: serial('issn'),
    PMID: yamlTextOf(serialOf(fields, 'pmid')),
    PMCID: yamlTextOf(serialOf(fields, 'pmcid')),
  });
}

/** The value of a node, for writing it again: texts as they are written, so that no number changes. */
function valueOf(node: YamlNode | undefined): YamlValue {
  switch (node?.kind) {
    case 'map':
      return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, valueOf(value)]));
    case 'list':
      return node.items.map(valueOf);
    case 'scalar':
      return typeof node.value === 'boolean' || (typeof node.value === 'number' && String(node.value) === node.text)
        ? node.value
        : node.text.trim();
    case undefined:
      return '';
  }
}
