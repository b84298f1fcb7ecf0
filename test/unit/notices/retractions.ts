/** The columns of Retraction Watch's list. */
export const retractionHeader =
  'Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,' +
  'RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes\n';

export interface WrittenRetraction {
  readonly doi?: string;
  readonly pmid?: string;
  readonly nature?: string;
  readonly date?: string;
  readonly by?: string;
  readonly title?: string;
  readonly reason?: string;
}

/** A row of the list. */
export function retractionRow({
  doi = '',
  pmid = '0',
  nature = 'Retraction',
  date = '',
  by = '',
  title = 'Moss on walls',
  reason = '+Concerns/Issues About Data;',
}: WrittenRetraction): string {
  return `1,"${title}",(HSC) Medicine;,Institute,Journal,Publisher,China;,Ada;Bo,,Research Article;,${date},"${by}",0,1/1/2010 0:00,"${doi}",${pmid},${nature},${reason},No,\n`;
}

/** Bytes in parts, as a file gives them. */
export async function* inParts(text: string | Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.length; at += size) {
    yield await Promise.resolve(bytes.subarray(at, at + size));
  }
}
