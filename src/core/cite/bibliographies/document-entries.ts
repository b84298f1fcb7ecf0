import { withDerived } from '../../library/derive';
import { recordOf } from '../../library/merging/merge';
import { paperOfWork } from '../../library/merging/paper';
import { titleOfWork } from '../../library/merging/work-title';
import type { Entry } from '../../model/paper';
import { bibliographyEntries, bibliographyReader } from '../../parse/bibliography';
import type { YamlReader } from '../../parse/yaml/yaml';
import type { ExportedPaper } from '../export/csl-item';

/** A work that a document's own bibliography has, under the key that the document cites. */
export interface DocumentEntry extends ExportedPaper {
  readonly id: string;
}

/**
 * What a bibliography says of the works that it has under some keys.
 * @param yaml needed where `needsYaml` says so
 * @param related texts of the document's other bibliographies, which may define strings that this one names
 */
export function documentEntries(
  path: string,
  text: string,
  keys: readonly string[],
  yaml?: YamlReader,
  related: readonly string[] = [],
): readonly DocumentEntry[] {
  const reader = bibliographyReader({ path, text });
  const places = bibliographyEntries({ path, text }, yaml);
  if (reader === undefined || places === undefined) {
    return [];
  }
  const { entries } = reader.parse(text, { markers: [], ...(yaml === undefined ? {} : { yaml }) });
  const publicationAt = reader.publications?.(text, yaml, related);
  return [...new Set(keys)].flatMap((id) => {
    const place = places.get(id);
    // By its place, since an entry may have several keys.
    const entry = place && entries.find(({ span }) => span.start <= place.start && place.end <= span.end);
    return entry === undefined
      ? []
      : [{ id, paper: asPaper(entry, id, path), publication: publicationAt?.(entry.span) }];
  });
}

/** An entry of a bibliography as if it were a paper of the library. */
export function asPaper(entry: Entry, key: string, source: string): ExportedPaper['paper'] {
  const record = recordOf(source, withDerived(entry));
  return paperOfWork([record], key, [], { derived: titleOfWork([record], record).title, accepted: [] });
}
