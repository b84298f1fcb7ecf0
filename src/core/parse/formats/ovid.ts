import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { sourceLines } from '../tagged/source-line';
import { taggedReader } from '../tagged/tagged-format';
import { type TaggedRecords, taggedRecords, type TaggedSyntax } from '../tagged/tagged-records';

/** Ovid's plain text: `<1>`, then labels in words or of two letters above their values, or tags before them. */
export const ovid: BibliographyFormat = {
  id: 'ovid',
  name: 'Ovid',
  extensions: [],
  kind: 'export',
};

const words =
  'Unique Identifier|Accession Number|Record Owner|Status|Database|Title|Original Title|Alternate Title|Book Title|Source|Authors?|Authors Full Name|Author NameID|Editors?|Institution|Affiliation|' +
  'Correspondence Address|Local Messages|Subject Headings|MeSH Subject Headings|Heading Word|Keyword Heading|Keyword Heading Owner|Key Concepts|Candidate Terms|Abstract|English Abstract|Comments|' +
  'ISSN Print|ISSN Electronic|ISSN|ISSN Linking|ISBN|Journal Name|Journal Abbreviation|Journal Word|NLM Journal Name|NLM Journal Code|Other ID|Version ID|DOI|Digital Object Identifier|PMC Identifier|' +
  'Publisher|Publisher Item Identifier|Country of Publication|Publishing Model|Publication Type|Document Type|Publication History Status|Publication Date|Date of Publication|Date Created|Date Completed|' +
  'Date of Birth|Year of Publication|Issue/Part|Volume|Page|Pages|Language|Language of Summary|Electronic Date of Publication|Entry Date|Update Date|Revision Date|Annotated MeSH|Name of Substance|' +
  'CAS Registry Number|CAS Registry/EC Number/Name of Substance|Registry Number/Name of Substance|Grant Information|Link to the Ovid Full Text or citation|Link to the External Link Resolver|Number of References|PubMed ID|Medline PMID';
const number = '<\\d{1,7}>(?=$)|\\d{1,7}\\.(?=$)';
const nameOf = (written: string): string => (/^[<\d]/.test(written) ? '<' : written);

const labelled = (): TaggedSyntax => ({
  line: new RegExp(`^(${number}|(?:${words}|[A-Z]{2})(?=:?\\s{0,4}$)):?([\\s\\S]*)$`),
  nameOf,
  first: new Set(['<']),
  single: new Set(['Title', 'TI']),
});
const tagged = (): TaggedSyntax => ({
  line: new RegExp(`^(${number}|[A-Z][A-Z0-9](?= {0,3}- )) {0,3}-?([\\s\\S]*)$`),
  nameOf,
  first: new Set(['<']),
  single: new Set(['TI']),
});

/** Titles and names end with a full stop. */
const stopped = /^(?:Title|Original Title|Authors?|Authors Full Name|Editors?|TI|OT|AU|FA|ED)$/;

function records(text: string): TaggedRecords {
  const isTagged = /^[A-Z][A-Z0-9] {0,3}- \S/m.test(text.slice(0, 20_000));
  const { records: found, stray } = taggedRecords(text, isTagged ? tagged() : labelled());
  return {
    records: found
      .map((record) => ({
        ...record,
        lines: record.lines.flatMap((line) =>
          line.tag === 'Source' || line.tag === 'SO'
            ? sourceLines(line.rows)
            : stopped.test(line.tag)
              ? [{ ...line, rows: line.rows.map((row) => ({ ...row, text: row.text.replace(/(?<=[^.])\.$/, '') })) }]
              : [line],
        ),
      }))
      // What stands between the numbers of records and names no work, such as the name of the database.
      .filter(({ lines }) => lines.some(({ tag }) => tag !== '<')),
    stray,
  };
}

export const ovidReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: ovid,
  recognizes: (sample) =>
    (/^<\d{1,7}>\s*$/m.test(sample) && /^(?:Title|TI(?: {0,3}-.*)?)\s*$/m.test(sample)) ||
    (/^(?:UI|AN) {0,3}- \S/m.test(sample) && /^TI {0,3}- \S/m.test(sample) && /^SO {0,3}- \S/m.test(sample)),
  records,
  roles: {
    type: 'Publication Type|Document Type|PT',
    title: 'Title|TI',
    title2: 'Original Title|Alternate Title|OT',
    author: 'Authors Full Name|FA',
    authorShort: 'Author|Authors|AU',
    editor: 'Editor|Editors|ED',
    container: 'Journal Name|JN|Book Title|source/container',
    containerShort: 'Journal Abbreviation|JA',
    year: 'Year of Publication|YR|source/year',
    date: 'source/date',
    volume: 'Volume|VO|source/volume',
    issue: 'Issue/Part|IP|source/issue',
    pages: 'Page|Pages|PG|source/pages',
    doi: 'DOI|Digital Object Identifier|DO',
    abstract: 'Abstract|AB',
    abstract2: 'English Abstract',
    keywords: 'Keyword Heading|Key Concepts|Candidate Terms|KW|ID',
    issn: 'ISSN Print|ISSN Electronic|ISSN|IS|ISBN|IB',
    publisher: 'Publisher|PB',
    language: 'Language|LG',
    pmid: 'PubMed ID|Medline PMID|PM',
  },
});
