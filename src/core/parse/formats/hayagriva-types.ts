/** The types of CSL that an entry's type, with that of its parent, means; where the parent does not matter, without. */
const cslTypes: Readonly<Record<string, string>> = {
  'article/periodical': 'article-journal',
  'article/newspaper': 'article-newspaper',
  'article/blog': 'post-weblog',
  'article/proceedings': 'paper-conference',
  'article/conference': 'paper-conference',
  'article/anthology': 'chapter',
  'article/book': 'chapter',
  article: 'article',
  chapter: 'chapter',
  anthos: 'chapter',
  entry: 'entry-encyclopedia',
  report: 'report',
  thesis: 'thesis',
  web: 'webpage',
  scene: 'motion_picture',
  artwork: 'graphic',
  patent: 'patent',
  case: 'legal_case',
  newspaper: 'periodical',
  legislation: 'legislation',
  manuscript: 'manuscript',
  original: 'document',
  post: 'post',
  'misc/conference': 'speech',
  misc: 'document',
  performance: 'performance',
  periodical: 'periodical',
  proceedings: 'book',
  book: 'book',
  blog: 'webpage',
  reference: 'book',
  conference: 'event',
  anthology: 'book',
  repository: 'software',
  thread: 'post',
  video: 'motion_picture',
  audio: 'song',
  exhibition: 'event',
};
/** The type of a parent that does not say it, by the type of its child. */
const parentTypes: Readonly<Record<string, string>> = {
  article: 'periodical',
  chapter: 'book',
  entry: 'reference',
  anthos: 'anthology',
  web: 'web',
  scene: 'video',
  artwork: 'exhibition',
  legislation: 'anthology',
  post: 'post',
  video: 'video',
  audio: 'audio',
};

/** Whether a word is one of the types of Hayagriva, in any case of letters. */
export function isHayagrivaType(word: string): boolean {
  return Object.hasOwn(cslTypes, word.toLowerCase());
}

/** The type of a parent that does not say it; undefined where an entry of type `child` has none that is usual. */
export function usualParentType(child: string): string | undefined {
  return ownValue(parentTypes, child);
}

/** The type of CSL for an entry's type and that of its parent, `''` where it has none. */
export function cslTypeOf(type: string, parentType: string): string {
  return ownValue(cslTypes, `${type}/${parentType}`) ?? ownValue(cslTypes, type) ?? 'document';
}

/** A value of a table by a name that a file may say. */
function ownValue(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
