import { textRecords } from '../identify/catalogue/text-records';
import type { CatalogueRecord } from '../identify/catalogue/record';
import { type FoundWork, mostFound, queryOf, type Service, ServiceError, wordsOf, foundWork } from './service';

/** https://dblp.org/faq/How+to+use+the+dblp+search+API.html */
export const dblp: Service = {
  id: 'dblp',
  name: 'DBLP',
  base: 'https://dblp.org',
  finds: ['title'],
  inWeb: false,
  takesKey: false,
  pace: { atOnce: 1, interval: 1_000 },
  find: async ({ value }, ask) => {
    const answer = await ask(`/search/publ/api${queryOf({ q: wordsOf(value), h: mostFound, format: 'xml' })}`);
    if (!/<hits\s/.test(answer)) {
      throw new ServiceError('malformed');
    }
    return answer.includes('<info>')
      ? textRecords('dblp.xml', answer, 1)
          .records.slice(0, mostFound)
          .map((record) => workIn(record))
      : [];
  },
};

/** DBLP has arXiv as a journal, whose volumes are preprints. */
function workIn(record: CatalogueRecord): FoundWork {
  const work = foundWork(record);
  const { 'container-title': container, volume, ...item } = work.item;
  return container !== 'CoRR' || work.arxiv === undefined
    ? work
    : {
        ...work,
        item: {
          ...item,
          type: 'article',
          number: `arXiv:${work.arxiv}`,
          archive: 'arXiv',
          publisher: 'arXiv',
          ...(String(volume).startsWith('abs/') ? {} : { volume }),
        },
      };
}
