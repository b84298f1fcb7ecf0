import { textRecords } from '../identify/catalogue/text-records';
import { mostFound, queryOf, type Service, ServiceError, wordsOf, foundWork } from './service';

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
          .map((record) => foundWork(record))
      : [];
  },
};
