import { withDerived } from '../../library/derive';
import { recordOf } from '../../library/merge';
import { paperOf } from '../../library/paper';
import { titleOfWork } from '../../library/work-title';
import type { Entry, ParsedSource } from '../../model';
import { bibliographyEntries } from '../../parse/bibliography-keys';
import { parseBibtex } from '../../parse/bibtex';
import { parseCslJson } from '../../parse/csl-json';
import { publicationsIn } from '../../parse/publication';
import { parseRis } from '../../parse/ris';
import type { ExportedPaper } from '../export/csl-item';

/** A work that a document's own bibliography has, under the key that the document cites. */
export interface DocumentEntry extends ExportedPaper {
  readonly id: string;
}

const parsers: Readonly<Record<string, (text: string) => ParsedSource>> = { bib: parseBibtex, bibtex: parseBibtex, json: parseCslJson, ris: parseRis };

/** What a bibliography says of the works that it has under some keys; nothing where it is of a kind that is read for its keys only. */
export function documentEntries(path: string, text: string, keys: readonly string[]): readonly DocumentEntry[] {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const parse = Object.hasOwn(parsers, ending) ? parsers[ending] : undefined;
  const places = bibliographyEntries(path, text);
  const { entries } = parse?.(text) ?? { entries: [] };
  const [first] = entries;
  if (first === undefined || places === undefined) {
    return [];
  }
  const publicationAt = publicationsIn(text, first.format);
  return [...new Set(keys)].flatMap((id) => {
    const place = places.get(id);
    // By its place, since an entry may have several keys.
    const entry = place && entries.find(({ span }) => span.start <= place.start && place.end <= span.end);
    return entry === undefined ? [] : [{ id, paper: asPaper(entry, id, path), publication: publicationAt(entry.span) }];
  });
}

function asPaper(entry: Entry, key: string, source: string): ExportedPaper['paper'] {
  const record = recordOf(source, withDerived(entry));
  return paperOf([record], key, [], titleOfWork([record], record).title);
}
