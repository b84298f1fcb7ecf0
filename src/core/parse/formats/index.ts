import type { BibliographyFormat, FormatReader, FormatWriter } from './shared/bibliography-format';
import { bibtex, bibtexReader, bibtexWriter } from './bibtex';
import { cslJson, cslJsonReader, cslJsonWriter } from './csl-json';
import { cslYaml, cslYamlReader } from './csl-yaml';
import { cnki, cnkiReader } from './cnki';
import { endNoteXml, endNoteXmlReader } from './endnote-xml';
import { dblpXml, dblpXmlReader } from './dblp-xml';
import { mods, modsReader } from './mods';
import { pubmedXml, pubmedXmlReader } from './pubmed-xml';
import { engineeringVillage, engineeringVillageReader } from './engineering-village';
import { hayagriva, hayagrivaReader, hayagrivaWriter } from './hayagriva';
import { list, listReader } from './list';
import { medline, medlineReader } from './medline';
import { note, noteReader } from './note';
import { noteExpress, noteExpressReader } from './noteexpress';
import { ovid, ovidReader } from './ovid';
import { embase, embaseReader } from './embase';
import { cochrane, cochraneReader } from './cochrane';
import { chineseDatabases, chineseDatabasesReader } from './chinese-databases';
import { proQuest, proQuestReader } from './proquest';
import { pubmedText, pubmedTextReader } from './pubmed-text';
import { addedPapers, addedPapersReader, literatureRecords, literatureRecordsReader } from './literature-records';
import { refer, referReader } from './refer';
import { refWorks, refWorksReader } from './refworks';
import { ris, risReader, risWriter } from './ris';
import { scienceDirect, scienceDirectReader } from './science-direct';
import { scopusText, scopusTextReader } from './scopus-text';
import { csv, csvReader } from './csv';
import { unknownExport, unknownExportReader } from './unknown-export';
import { webOfScience, webOfScienceReader } from './web-of-science';

/**
 * Every format. Where several share an ending, what is in a file decides, and the first that may be it is taken. Bundlers
 * leave the readers out where only this list is used.
 */
export const formats: readonly BibliographyFormat[] = [
  list,
  note,
  bibtex,
  cslJson,
  ris,
  cslYaml,
  hayagriva,
  medline,
  noteExpress,
  literatureRecords,
  addedPapers,
  refer,
  refWorks,
  webOfScience,
  cnki,
  endNoteXml,
  dblpXml,
  mods,
  pubmedXml,
  pubmedText,
  scopusText,
  scienceDirect,
  engineeringVillage,
  proQuest,
  chineseDatabases,
  cochrane,
  embase,
  ovid,
  csv,
  unknownExport,
];

/** What reads each format, in the same order. */
export const readers: readonly FormatReader[] = [
  listReader,
  noteReader,
  bibtexReader,
  cslJsonReader,
  risReader,
  cslYamlReader,
  hayagrivaReader,
  medlineReader,
  noteExpressReader,
  literatureRecordsReader,
  addedPapersReader,
  referReader,
  refWorksReader,
  webOfScienceReader,
  cnkiReader,
  endNoteXmlReader,
  dblpXmlReader,
  modsReader,
  pubmedXmlReader,
  pubmedTextReader,
  scopusTextReader,
  scienceDirectReader,
  engineeringVillageReader,
  proQuestReader,
  chineseDatabasesReader,
  cochraneReader,
  embaseReader,
  ovidReader,
  csvReader,
  unknownExportReader,
];

/** What writes those in which bibliographies are written. */
export const writers: readonly FormatWriter[] = [bibtexWriter, cslJsonWriter, risWriter, hayagrivaWriter];

/** The ending of a path in lower case, without the dot. */
export function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

/** The formats that a file may have by its name. */
export function formatsOf(path: string): readonly BibliographyFormat[] {
  const extension = extensionOf(path);
  return path.includes('.') ? formats.filter(({ extensions }) => extensions.includes(extension)) : [];
}

/** Whether a file may be a source by its name; `parseSource` decides by what is in it. */
export function mayBeSource(path: string): boolean {
  return formatsOf(path).length > 0;
}

/** Whether a document may name a file as its bibliography. */
export function mayBeBibliography(path: string): boolean {
  return formatsOf(path).some(({ kind }) => kind === 'bibliography');
}

/** What sort of format an identifier means. */
export function formatKindOf(format: string): BibliographyFormat['kind'] | undefined {
  return formats.find(({ id }) => id === format)?.kind;
}

/** Whether the entries of a format describe papers of other sources, and are none themselves. */
export function describesOthers(format: string): boolean {
  return formats.find(({ id }) => id === format)?.describesOthers === true;
}

/** The formats in which bibliographies are written. */
export const exportFormats: readonly BibliographyFormat[] = formats.filter(
  ({ exportedFor }) => exportedFor !== undefined,
);

/** Endings of the files that documents may name as bibliographies. */
export const bibliographyExtensions: readonly string[] = [
  ...new Set(formats.flatMap(({ kind, extensions }) => (kind === 'bibliography' ? extensions : []))),
];
