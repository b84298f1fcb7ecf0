/** Years and ordinal numbers that a text names: of a conference, a volume, an edition. */
export type Occasions = readonly [years: ReadonlySet<string>, ordinals: ReadonlySet<string>];

/** What follows is not looked at. */
const maxText = 20_000;
/** A year as it is told of an event; what is counted may be as many. */
const year =
  /(?:\b(?:in|since|during|until|year|of|the)[ \n]|\b[A-Z][A-Za-z]{0,20}(?:[’']s)?[ \n'’-]?|\()((?:19|20)\d\d)(?![\d,%]|\.\d|[ \n][a-z]{1,30}s\b)|((?:19|20)\d\d)\s?年/g;
const ordinal = /(?<![\w.])(\d{1,3})(?:st|nd|rd|th)(?!\w)|第\s?(\d{1,3})\s?[届次卷期]/gi;

/** The years and ordinal numbers of a text. */
export function occasionsIn(text: string): Occasions {
  const looked = text.slice(0, maxText);
  return [
    new Set(Array.from(looked.matchAll(year), ([, english, chinese]) => english ?? chinese ?? '')),
    new Set(Array.from(looked.matchAll(ordinal), ([, english, chinese]) => String(Number(english ?? chinese)))),
  ];
}

/**
 * Whether two texts, which may be alike word for word, tell of two occasions: each names a year that the other one does not, or an
 * ordinal number. Reports of a yearly event, its proceedings and its tasks repeat their words, not these.
 */
export function areOthers(ours: Occasions, theirs: Occasions): boolean {
  return ours.some((own, at) => {
    const other = theirs[at] ?? new Set<string>();
    return [...own].some((each) => !other.has(each)) && [...other].some((each) => !own.has(each));
  });
}
