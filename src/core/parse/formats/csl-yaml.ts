import type { CslVariables } from '../../model/paper';
import type { BibliographyFormat, FormatReader, PublicationAt } from './shared/bibliography-format';
import { entryOfItem } from '../csl-json/parse-csl-json';
import { normalItem } from '../csl-json/normalize';
import type { NamedRange } from '../csl-json/json-items';
import { yamlOf, type YamlMap, type YamlNode, type YamlReader } from '../yaml/yaml';
import { fieldOf, parseYamlEntries, yamlTextOf, type YamlEntry, yamlEntries, yamlKeys } from './shared/yaml-entries';

/** CSL-YAML, the items of CSL-JSON written in YAML: Pandoc's and Better BibTeX's. */
export const cslYaml: BibliographyFormat = {
  id: 'csl-yaml',
  name: 'CSL-YAML',
  extensions: ['yaml', 'yml'],
  languageId: 'yaml',
  kind: 'bibliography',
  besideDocuments: 'usual',
};

export const cslYamlReader: FormatReader = {
  format: cslYaml,
  recognizes: (text) => looksLikeItems(text) && holdsItems(text),
  needsYaml: () => true,
  refusal: (text) => (holdsItems(text) ? undefined : 'no-entries'),
  parse: (text, { yaml }) =>
    parseYamlEntries(text, entriesIn(text, yaml), ({ fields }, span) =>
      entryOfItem(text, textsOf(fields), itemOf(fields), { span, format: cslYaml.id }),
    ),
  keys: (text, yaml) => yamlKeys(entriesIn(text, yaml)),
  publications,
};

/** Whether YAML holds a list of references, or of maps with an identifier. */
function holdsItems(text: string): boolean {
  return (
    /^(?:references["']?[ \t]{0,20}:|- )/m.test(text) &&
    /(?:^[ \t]{0,40}(?:-[ \t]{1,20})?|[{,][ \t]{0,20})["']?id["']?[ \t]{0,20}:/m.test(text)
  );
}

/** Whether a text whose ending does not say that it is YAML begins with items, of which the first has a variable of CSL's. */
function looksLikeItems(text: string): boolean {
  const rows = text
    .slice(0, 5_000)
    .split(/\r\n?|\n/)
    .filter((row) => !/^\s*(?:#|$|---\s*$)/.test(row));
  return (
    /^(?:references["']?\s*:\s*$|-\s+["']?[a-z][A-Za-z-]*["']?\s*:)/.test(rows[0] ?? '') &&
    rows.slice(0, 40).some((row) => /^\s*(?:-\s+)?["']?(?:type|title|author|issued|container-title)["']?\s*:/.test(row))
  );
}

/** Items are in a list, which stands alone or under `references`. */
function entriesIn(text: string, yaml: YamlReader | undefined): readonly YamlEntry[] {
  return yamlEntries(text, yamlOf(yaml), {
    entriesOf: (root) => {
      const items = root.kind === 'list' ? root : fieldOf(root, 'references');
      return (items?.kind === 'list' ? items.items : []).map((item) => {
        const id = fieldOf(item, 'id');
        const key = id?.kind === 'scalar' && yamlTextOf(id) !== undefined ? id : undefined;
        return { start: item.start, end: item.end, key, fields: item.kind === 'map' ? item : undefined };
      });
    },
    heads: (written) => {
      const indent = /^([ \t]{0,40})- /m.exec(written)?.[1];
      const heads = [...written.matchAll(/^([ \t]{0,40})- /gm)].filter((match) => match[1] === indent);
      return heads.map(({ index }) => index);
    },
  });
}

/** Where an item's own texts stand. */
function textsOf({ pairs }: YamlMap): NamedRange[] {
  return pairs.flatMap(({ key, value }) =>
    value?.kind === 'scalar' ? [{ name: key.text, start: value.start, end: value.end }] : [],
  );
}

/** The item as JSON would have it. */
function itemOf(fields: YamlMap): CslVariables {
  const item = normalItem(jsonOf(fields) as CslVariables);
  return {
    ...item,
    ...Object.fromEntries(
      inMarkdown.flatMap((name) => {
        const text = item[name];
        return typeof text === 'string' ? [[name, withoutMarkdown(text)]] : [];
      }),
    ),
  };
}

/** What Pandoc takes for Markdown in YAML. */
const inMarkdown = ['title', 'title-short', 'container-title', 'collection-title', 'abstract'];
const emphasis = /(?<![\p{L}\p{N}*_\\])(\*\*|\*|_)(?=[^\s*_])([^*_]{1,300})(?<=\S)\1(?![\p{L}\p{N}*_])/gu;

/** Emphasis as CSL writes it. */
const withoutMarkdown = (text: string): string =>
  text.replace(emphasis, (_, mark: string, inner: string) => (mark === '**' ? `<b>${inner}</b>` : `<i>${inner}</i>`));

function jsonOf(node: YamlNode | undefined): unknown {
  switch (node?.kind) {
    case 'map':
      return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, jsonOf(value)]));
    case 'list':
      return node.items.map(jsonOf);
    case 'scalar':
      // `05` and `1.10` are no numbers, but numbers of a volume or a version.
      return typeof node.value === 'number' && String(node.value) !== node.text ? node.text : node.value;
    case undefined:
      return undefined;
  }
}

function publications(text: string, yaml?: YamlReader): PublicationAt {
  const byStart = new Map(entriesIn(text, yaml).map((entry) => [entry.start, entry]));
  return ({ start }) => {
    const fields = byStart.get(start)?.fields;
    return fields === undefined ? undefined : { csl: itemOf(fields), isCslMarkup: true };
  };
}
