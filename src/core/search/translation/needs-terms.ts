import type { PaperIndex } from '../index/paper-index';
import { scriptsOf } from './cross-language';

/** Whether the term table could find more: in the other language, or Chinese words that are written otherwise. */
export function needsTerms({ documents, documentCount }: PaperIndex, text: string): boolean {
  const { han, latin } = scriptsOf(text);
  return han ? documentCount > 0 : latin && documents.chineseCount > 0;
}

/** Whether there are papers in the other language than a query's. */
export function crossesLanguages({ documents, documentCount }: PaperIndex, text: string): boolean {
  const { han, latin } = scriptsOf(text);
  return han ? documents.chineseCount < documentCount : latin && documents.chineseCount > 0;
}
