import type { Publication } from '../../model/paper';
import type { BibliographyEntry, BibliographyFormat, FormatReader, FormatWriter } from './shared/bibliography-format';
import { parseCslJson } from '../csl-json/parse-csl-json';
import { normalItem } from '../csl-json/normalize';
import { scanJsonItems } from '../csl-json/json-items';
import { cslJsonItems } from '../write/csl-json-items';

/** CSL-JSON: Zotero's and Pandoc's. */
export const cslJson: BibliographyFormat = {
  id: 'csl-json',
  name: 'CSL-JSON',
  extensions: ['json'],
  languageId: 'json',
  kind: 'bibliography',
  besideDocuments: 'usual',
  exportedFor: ['Pandoc', 'Zotero'],
};

export const cslJsonReader: FormatReader = {
  format: cslJson,
  recognizes: looksLikeCslJson,
  refusal: (text) => (looksLikeCslJson(text) ? undefined : 'no-entries'),
  parse: parseCslJson,
  keys,
  publications:
    (text) =>
    ({ start, end }) =>
      publicationOf(text.slice(start, end)),
};

export const cslJsonWriter: FormatWriter = { format: cslJson, write: cslJsonItems };

/** As much of a JSON text as is looked at to tell what it holds. */
const sampleLength = 50_000;

/** Whether JSON holds bibliography items: CSL's types, fields that only CSL has, or those of Crossref, Zotero, Semantic Scholar, OpenAlex and Europe PMC. */
function looksLikeCslJson(text: string): boolean {
  const sample = text.slice(0, sampleLength);
  if (!/^\s{0,100}[[{]/.test(sample)) {
    return false;
  }
  if (
    /"title"\s{0,5}:/.test(sample) &&
    (/"itemType"\s{0,5}:\s{0,5}"[a-z][A-Za-z]{2,30}"/.test(sample) ||
      /"(?:paperId|corpusId|externalIds|authorships|authorString|abstractText)"\s{0,5}:/.test(sample) ||
      /"type"\s{0,5}:\s{0,5}"(?:journal-article|proceedings-article|book-chapter|posted-content|monograph|dissertation|edited-book|reference-entry)"/.test(
        sample,
      ))
  ) {
    return true;
  }
  return (
    /"type"\s{0,5}:\s{0,5}"(?:article(?:-journal|-magazine|-newspaper)?|bill|book|chapter|dataset|document|entry(?:-\w{1,20})?|manuscript|paper-conference|post(?:-weblog)?|preprint|report|review|software|speech|standard|thesis|webpage)"/.test(
      sample,
    ) ||
    (/"title"\s{0,5}:/.test(sample) &&
      /"(?:issued|container-title|DOI|citation-key|citationKey|published-print)"\s{0,5}:/.test(sample))
  );
}

function* keys(text: string): Iterable<BibliographyEntry> {
  for (const { values, numbers } of scanJsonItems(text)) {
    for (const { name, start, end } of [...values, ...numbers]) {
      if (name === 'id' || name === 'citation-key') {
        yield { key: unescaped(text.slice(start, end)), start, end };
      }
    }
  }
}

function unescaped(written: string): string {
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return written;
  }
}

function publicationOf(json: string): Publication | undefined {
  try {
    const item: unknown = JSON.parse(json);
    return typeof item === 'object' && item !== null && !Array.isArray(item)
      ? { csl: normalItem(item as Publication['csl']), isCslMarkup: true }
      : undefined;
  } catch {
    // A damaged item: the paper has what could be read of it.
    return undefined;
  }
}
