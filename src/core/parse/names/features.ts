/** What can stand before a name, articles and adjectives skipped. Those from `HanCalled` on: a run of Han. */
export enum Left {
  Start, Introduced, Made, IntroducedPhrase, Called, CalledOwn, Own, OwnComma, Kind, NewKind, KindComma, CommaIntroduced, Comma, Bracket, BracketIntroduced, NewExample,
  On, With, Than, Of, Preposition, Example, Conjunction, Rival, Hyphen, Other,
  HanCalled, HanIntroduced, HanOwn, HanKind, HanNewKind, HanBracket, HanBracketIntroduced, HanPreposition, HanOther,
  count,
}

/** What can stand after it, a bracket around or after it skipped. */
export enum Right {
  Apposition, Bracket, Colon, Stop, Possessive, Predicate, Verb, Definition, IsIntroduced, Is, Relative, Kind, KindIntroduced, Conjunction, To, For, Preposition, Word, Comma, Other,
  HanDefinition, HanPredicate, HanKind, HanTopic, HanOfKind, HanWord,
  count,
}

/** The other kinds of evidence. */
export enum Feature {
  // shape
  Mixed, Capitals, Capitalised, Lower, Digit, LowerDigit, Hyphen, Hyphens, Plus, TwoWords, ThreeWords, MoreWords, Short, VeryShort, Long, Plural, KindAtEnd, StartsLower, AllCommon, Connector, Stem, Size, Bench,
  // how often and where
  Count2, Count3, Count5, MostFrequent, Early, Late, LateMention, LastSentence, BeforeContribution, InContribution, AfterContribution, NoContribution, Extended, ExtendedByIntroduced, Extends, ExtendsIntroduced, InsideOther,
  InLink, EqualsLink, OnlyLink, OnlyLinkMixed, OnlyLinkLower,
  NearIntroduction, Set, Quoted, Article, Modified, Also, Author, Han, Survey,
  // introduced, and how
  IntroducedApposition, IntroducedBracket, KindAfterIntroduction, IntroducedFirst, IntroducedFirstMixed, EarliestIntroduced, SoleIntroduced, FrequentIntroduced, LeadsIntroduced, TrailsIntroduced, Data, DataBesideMethod, MethodBesideData, NoneIntroduced, SecondIntroduced, RivalEqualsLink, LateOwn, ResultSubject,
  // never introduced, and what it is like
  Unintroduced, UnintroducedBefore, UnintroducedIn, UnintroducedAfter, UnintroducedMixed, UnintroducedCapitals, UnintroducedOnce, UnintroducedSubject,
  // long forms
  LongCapital, LongLower, LongInside, LongBefore, LongEarly, LongOfFewWords, FewWordsTwoLetters, FewWordsThreeLetters, FewWordsMoreLetters, FewWordsInitials, FewWordsFrequent, FewWordsOnce, AbbreviationMixed,
  HanLong, IsLong, IsShortLong, IsLongOfShort, IsLongOfOnce, IsLongOfFrequent, IsLongOfMixed, InsideLong,
  count,
}

/*
 * Each kind of evidence has one index and one weight: the features above, then what stands before a name (anywhere, at
 * its first place, before its long form) and after it (anywhere, at its first place).
 */
export const anyLeft: number = Feature.count;
export const firstLeft: number = Feature.count + Left.count;
export const longLeft: number = Feature.count + 2 * Left.count;
export const anyRight: number = Feature.count + 3 * Left.count;
export const firstRight: number = Feature.count + 3 * Left.count + Right.count;
export const featureCount: number = Feature.count + 3 * Left.count + 2 * Right.count;

const introducing = [Left.Introduced, Left.Made, Left.IntroducedPhrase, Left.Called, Left.CalledOwn, Left.Own, Left.OwnComma, Left.NewKind, Left.KindComma, Left.BracketIntroduced, Left.NewExample, Left.HanCalled, Left.HanIntroduced, Left.HanOwn, Left.HanNewKind, Left.HanBracketIntroduced];
const introduces = new Uint8Array(Left.count);
for (const left of introducing) introduces[left] = 1;

/** Whether a name after this is introduced as the authors' own. */
export function isIntroducing(left: Left): boolean {
  return introduces[left] === 1;
}
