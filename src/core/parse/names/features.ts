import { lefts, rights, type Left, type Right } from './context';

const plainFeatures = [
  // shape
  'mixed', 'capitals', 'capitalised', 'lower', 'digit', 'lower digit', 'hyphen', 'hyphens', 'plus', 'two words', 'three words', 'more words', 'short', 'very short', 'long', 'plural', 'kind at end', 'starts lower', 'all common',
  // how often and where
  'count 2', 'count 3', 'count 5', 'most frequent', 'early', 'late', 'before contribution', 'in contribution', 'after contribution', 'no contribution', 'extended', 'inside other', 'in link', 'equals link', 'only link', 'only link mixed', 'only link lower', 'only link phrase', 'only link words',
  'near introduction', 'set', 'quoted', 'article', 'introduced apposition', 'introduced bracket', 'kind introduced',
  // never introduced, and what it is like
  'unintroduced', 'unintroduced before', 'unintroduced in', 'unintroduced after', 'unintroduced mixed', 'unintroduced capitals', 'unintroduced once', 'unintroduced subject', 'introduced first', 'introduced first mixed', 'earliest introduced', 'also', 'connector', 'stem',
  // long forms
  'long capital', 'long lower', 'long inside', 'long before', 'is long', 'is short long', 'is long of short', 'inside long', 'long early', 'long of few words', 'few words two letters', 'few words three letters', 'few words more letters', 'few words initials', 'few words frequent',
] as const;

/** The kinds of evidence; each has one weight. `first …` is about the first place where the candidate stands, `long …` about its long form. */
export const features: readonly string[] = [
  ...plainFeatures,
  ...lefts.map((left) => `left ${left}`),
  ...lefts.map((left) => `first left ${left}`),
  ...lefts.map((left) => `long left ${left}`),
  ...rights.map((right) => `right ${right}`),
  ...rights.map((right) => `first right ${right}`),
];

/** Index of a kind of evidence by its name. */
export const F = Object.fromEntries(plainFeatures.map((feature, index) => [feature, index])) as Readonly<Record<(typeof plainFeatures)[number], number>>;
const anyLeft = plainFeatures.length;
const firstLeft = anyLeft + lefts.length;
const longLeft = firstLeft + lefts.length;
const anyRight = longLeft + lefts.length;
const firstRight = anyRight + rights.length;

const leftIndex = new Map<Left, number>(lefts.map((left, index) => [left, index]));
const rightIndex = new Map<Right, number>(rights.map((right, index) => [right, index]));

/** Indices of what stands before and after a name: anywhere, at its first place, before its long form. */
export const anyLeftOf = (left: Left): number => anyLeft + (leftIndex.get(left) ?? 0);
export const firstLeftOf = (left: Left): number => firstLeft + (leftIndex.get(left) ?? 0);
export const longLeftOf = (left: Left): number => longLeft + (leftIndex.get(left) ?? 0);
export const anyRightOf = (right: Right): number => anyRight + (rightIndex.get(right) ?? 0);
export const firstRightOf = (right: Right): number => firstRight + (rightIndex.get(right) ?? 0);

/** What stands before a name where it is introduced as the authors' own. */
export const introducing = new Set<Left>(['introduced', 'made', 'introduced phrase', 'called', 'own', 'own comma', 'new kind', 'kind comma', 'bracket introduced']);
