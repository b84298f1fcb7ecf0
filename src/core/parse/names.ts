import { findCandidates, nameKey, type Candidate } from './names/candidates';
import { gatherEvidence, hasNamedLongForm, type Weighed } from './names/evidence';
import { features } from './names/features';
import { linkNames } from './names/links';
import { plainText } from './names/plain';
import { tokenize, type Tokens } from './names/tokens';
import { bias, pairWeights, weights } from './names/weights';

/** Text beyond this says nothing more about what a paper calls its own work. */
const longestText = 20_000;
const mostNames = 4;
/** Scores (log odds) from which a candidate is taken as the main name, and as a further one. */
const mainThreshold = 0;
const furtherThreshold = 1.5;

const weightOf = Float64Array.from(features, (feature) => weights[feature] ?? 0);
const pairOne = Uint16Array.from(pairWeights, ([one]) => features.indexOf(one));
const pairOther = Uint16Array.from(pairWeights, ([, other]) => features.indexOf(other));
const pairWeight = Float64Array.from(pairWeights, ([, , weight]) => weight);

/**
 * What the paper calls its own system, method, dataset or benchmark, main one first; empty where nothing in the text is
 * likely enough to be that. `text` is one abstract, English or Chinese, with or without LaTeX and Markdown markup.
 *
 * Every word or run of words with the shape or place of a name is a candidate; the evidence for each (the words around
 * it, its shape, where and how often it stands, long forms, links) is weighed by a logistic model whose weights are in
 * `names/weights.ts`. There is no list of names. Linear in the text.
 */
export function findNames(text: string): string[] {
  const { tokens, weighed } = weigh(text);
  let best: Weighed | undefined;
  let bestScore = mainThreshold;
  const further: { readonly entry: Weighed; readonly score: number }[] = [];
  for (const entry of weighed) {
    const score = scoreOf(entry);
    if (score >= furtherThreshold) further.push({ entry, score });
    if (score >= bestScore && (best === undefined || score > bestScore)) {
      best = entry;
      bestScore = score;
    }
  }
  if (best === undefined) return [];
  const names = [spelling(best.candidate)];
  const add = (name: string): void => {
    const key = nameKey(name);
    // A part of a name that is there, or the same name in another spelling, is no further one.
    if (names.length < mostNames && !names.some((known) => nameKey(known).includes(key))) names.push(name);
  };
  const { longForm } = best;
  if (longForm !== undefined && hasNamedLongForm(best)) add(plainWords(tokens.text.slice(tokens.start[longForm.first], tokens.end[longForm.last])));
  else if (best.hanLongForm !== undefined) add(best.hanLongForm);
  if (best.abbreviation !== undefined) add(spelling(best.abbreviation));
  further.sort((one, other) => other.score - one.score);
  for (const { entry } of further) if (entry !== best) add(spelling(entry.candidate));
  return names;
}

/** One line, without what marked it off. */
function plainWords(text: string): string {
  return text.replace(/[\uE000\uE001]/g, '').replace(/\s+/g, ' ').trim();
}

/** Every candidate of a text with its evidence. */
export function weigh(text: string): { tokens: Tokens; weighed: Weighed[] } {
  const tokens = tokenize(plainText(text.length > longestText ? text.slice(0, longestText) : text));
  const links = linkNames(tokens);
  return { tokens, weighed: gatherEvidence(tokens, findCandidates(tokens, links), links) };
}

/** Log odds that a candidate is the paper's own name. */
export function scoreOf({ evidence }: Weighed): number {
  let score = bias;
  for (let i = 0; i < weightOf.length; i++) if (evidence[i] === 1) score += weightOf[i] ?? 0;
  for (let i = 0; i < pairWeight.length; i++) {
    if (evidence[pairOne[i] ?? 0] === 1 && evidence[pairOther[i] ?? 0] === 1) score += pairWeight[i] ?? 0;
  }
  return score;
}

/** The spelling that stands most often, the first one of equals. */
export function spelling({ forms }: Candidate): string {
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
