/** What names a work for everyone, written as tools that look works up by it have it in a citation: `doi:10.…`, `arxiv:…`, an address. */
const identifier =
  /^(?:(?:doi|pmid|pubmed|pmcid|pmc|arxiv|isbn|url|wikidata|handle|hdl|swh|ads|bibcode|mr|zbl|ark|urn|raw|tag|clinicaltrials|biorxiv|medrxiv|openalex|orcid|issn|oclc|lccn|rrid):\S|10\.\d{4,9}\/\S|https?:\/\/\S)/i;

/** Whether a key is an identifier of a work, which a tool resolves by itself, or an address. */
export function isIdentifier(key: string): boolean {
  return identifier.test(key);
}
