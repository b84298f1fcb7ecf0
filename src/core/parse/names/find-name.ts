import { formOf, nameKey, type NameCandidate } from './candidate';
import { findCandidates } from './candidates';
import { gatherEvidence } from './evidence';
import { hasNamedLongForm } from './long-form-evidence';
import { linkNames } from './links';
import { anyLeft, Feature, firstLeft, Left, longLeft } from './features';
import { logOdds } from './network';
import { plainText } from './plain';
import { isIntroduced, type Weighed } from './relations';
import { plainOfDatabase, withoutReferences } from '../../text/plain-markup';
import { tokenizeName, type Tokens } from './tokens';

/** A word that calls, and a name that begins right behind it. */
const glued = /(?<![\p{L}\p{N}])(called|named|termed|dubbed)(?=\p{Lu})/gu;
/** Text beyond this says nothing more about what a paper calls its own work. */
const maxTextLength = 20_000;
const maxNames = 4;
/** Scores (log odds) from which a candidate is taken as the main name, where the text introduces it and where it does not (measured). */
const mainThreshold = -0.45;
const mentionedThreshold = 0.1;
/** The score from which a candidate is taken as a further name. */
const furtherThreshold = 1.5;
/** What is introduced comes before what follows from it (an address, a network named after it) down to this. */
const introducedThreshold = -1;
/** Scores nearer than this tell nothing. */
const asLikely = 0.3;
/** What an explicit naming adds: too rare for its weight to be learnt, but it leaves no doubt. */
const explicit = 12;
/** What it adds that a phrase in lower case is called so. */
const calledPhrase = 1.5;
/** What a mere definition takes away: `X is a library` speaks of the work of others seven times out of eight. */
const merelyDefined = 3;

/**
 * What the paper calls its own system, method, dataset or benchmark, main one first; empty where nothing in the text is
 * likely enough to be that. `text` is one abstract, English or Chinese, with or without LaTeX and Markdown markup.
 *
 * Every word or run of words with the shape or place of a name is a candidate; the evidence for each (the words around
 * it, its shape, where and how often it stands, long forms, links) is weighed by a small network whose weights are in
 * `names/weights.ts`. There is no list of names. Linear in the text.
 */
export function findNames(text: string): string[] {
  const { tokens, weighed } = weigh(text);
  const scored = ranked(weighed, logOdds);
  const best = mainOf(scored);
  if (best === undefined) {
    return [];
  }
  const names = [isDefined(best) ? formOf(best.candidate) : spelling(best.candidate)];
  const add = (name: string): void => {
    const key = nameKey(name);
    // A part of a name that is there, or the same name in another spelling, is no further one.
    if (names.length < maxNames && !names.some((known) => nameKey(known).includes(key))) {
      names.push(name);
    }
  };
  const { longForm } = best;
  if (longForm !== undefined && hasNamedLongForm(best)) {
    add(plainWords(tokens.text.slice(tokens.start[longForm.first], tokens.end[longForm.last])));
  } else if (best.hanLongForm !== undefined) {
    add(best.hanLongForm);
  }
  if (best.abbreviation !== undefined) {
    add(spelling(best.abbreviation));
  }
  for (const { entry, score } of scored) {
    if (entry !== best && score >= furtherThreshold) {
      add(spelling(entry.candidate));
    }
  }
  return names;
}

/** Log odds that a candidate with this evidence is the paper's own name. */
export type OddsOf = (evidence: Uint8Array) => number;

/** The main name of `findNames` out of the candidates of one text, by any weights; `undefined` where none is likely enough. */
export function mainName(weighed: readonly Weighed[], oddsOf: OddsOf): Weighed | undefined {
  return mainOf(ranked(weighed, oddsOf));
}

interface Scored {
  readonly entry: Weighed;
  readonly score: number;
}

/** Candidates with their scores, most likely first. */
function ranked(weighed: readonly Weighed[], oddsOf: OddsOf): Scored[] {
  return weighed
    .map((entry) => ({ entry, score: scoreOf(entry, oddsOf) }))
    .sort((one, other) => other.score - one.score);
}

/** The main name out of the candidates, most likely first: what the text itself introduces comes before what is about as likely. */
function mainOf(scored: readonly Scored[]): Weighed | undefined {
  const likely = scored.filter(
    ({ entry, score }) => score >= (isIntroduced(entry) ? mainThreshold : mentionedThreshold),
  );
  const [first] = likely;
  if (first === undefined) {
    return undefined;
  }
  // Before what only an address names comes what the text does.
  const named = first.entry.candidate.onlyLink
    ? (likely.find(({ entry }) => !entry.candidate.onlyLink && isIntroduced(entry)) ??
      scored.find((one) => one.score > introducedThreshold && isIntroduced(one.entry)) ??
      first)
    : first;
  if (!isIntroduced(named.entry)) {
    return (likely.find((one) => isIntroduced(one.entry) && one.score > named.score - asLikely) ?? named).entry;
  }
  // `FoldNet` is built of `Fold`, which was introduced before it.
  const part = scored.find(
    ({ entry, score }) =>
      score > introducedThreshold &&
      `${entry.candidate.key}net` === named.entry.candidate.key &&
      entry.evidence[Feature.EarliestIntroduced] === 1,
  );
  return (part ?? named).entry;
}

/** One line, without what marked it off. */
function plainWords(text: string): string {
  return text
    .replace(/[\uE000\uE001]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Every candidate of a text with its evidence. */
export function weigh(text: string): { tokens: Tokens; weighed: Weighed[] } {
  const read = text.length > maxTextLength ? text.slice(0, maxTextLength) : text;
  // What databases write, `&lt;i&gt;Glow&lt;/i&gt;`, and what is left where markup went with the space before it: `calledEARL`.
  const unmarked = /[&<]/.test(read) ? plainOfDatabase(withoutReferences(read)) : read;
  const tokens = tokenizeName(plainText(unmarked.replace(glued, '$1 ')));
  const links = linkNames(tokens);
  return { tokens, weighed: gatherEvidence(tokens, findCandidates(tokens, links), links) };
}

/** Log odds that a candidate is the paper's own name. */
function scoreOf({ evidence }: Weighed, oddsOf: OddsOf): number {
  // `we name our method X`, `we name our method a long form (X)`, `a new family (e.g. X)`.
  const named =
    evidence[anyLeft + Left.CalledOwn] === 1 ||
    evidence[longLeft + Left.CalledOwn] === 1 ||
    evidence[anyLeft + Left.NewExample] === 1;
  // `…, which we call X`, of a part, where the text speaks more of what else it introduces.
  const isPart = evidence[Feature.TrailsIntroduced] === 1;
  // `X was introduced by Ada et al.`, and the text introduces it nowhere.
  const others = evidence[Feature.MadeByOthers] === 1 && evidence[Feature.Unintroduced] === 1;
  return (
    oddsOf(evidence) +
    (isCalledPhrase(evidence) ? calledPhrase : 0) +
    (named && !isPart && evidence[Feature.Lower] === 0 && evidence[Feature.InsideOther] === 0 ? explicit : 0) -
    (others ? explicit : 0) -
    (evidence[Feature.MerelyDefined] === 1 && evidence[Feature.Unintroduced] === 1 ? merelyDefined : 0)
  );
}

/** `a scheme called tidal attention`: that is said of a phrase only to name it. */
function isCalledPhrase(evidence: Uint8Array): boolean {
  return (
    evidence[Feature.Lower] === 1 &&
    (evidence[Feature.TwoWords] === 1 || evidence[Feature.ThreeWords] === 1) &&
    (evidence[anyLeft + Left.CalledNew] === 1 || evidence[anyLeft + Left.CalledOwn] === 1)
  );
}

/** Whether a name first stands where it is defined, in brackets after its long form: that spelling counts. */
function isDefined({ evidence }: Weighed): boolean {
  return evidence[firstLeft + Left.BracketIntroduced] === 1 || evidence[firstLeft + Left.HanBracketIntroduced] === 1;
}

/** The spelling that stands most often, the first one of equals. */
function spelling({ forms }: NameCandidate): string {
  let best = '';
  let most = 0;
  for (const [form, count] of forms) {
    if (count > most) {
      best = form;
      most = count;
    }
  }
  return best;
}
