import { findCandidates, type Candidate } from './names/candidates';
import { features, gatherEvidence, type Scored } from './names/evidence';
import { plainText } from './names/plain';
import { tokenize } from './names/tokens';
import { bias, weights } from './names/weights';

/** Text beyond this says nothing more about what a paper calls its own work. */
const longestText = 20_000;
const mostNames = 4;
/** Scores (log odds) from which a candidate is taken as the main name, and as a further one. */
const mainThreshold = -1.5;
const furtherThreshold = 1.5;

const weightOf = Float64Array.from(features, (feature) => weights[feature] ?? 0);

/**
 * What the paper calls its own system, method, dataset or benchmark, main one first; empty where nothing in the text is
 * likely enough to be that. `text` is one abstract, English or Chinese, with or without LaTeX and Markdown markup.
 *
 * Every word or run of words with the shape or place of a name is a candidate; the evidence for each (the words around
 * it, its shape, where and how often it stands, long forms, links) is weighed by a logistic model whose weights are in
 * `names/weights.ts`. There is no list of names. Linear in the text.
 */
export function findNames(text: string): string[] {
  const tokens = tokenize(plainText(text.length > longestText ? text.slice(0, longestText) : text));
  const scored = gatherEvidence(tokens, findCandidates(tokens))
    .map((entry) => ({ ...entry, score: scoreOf(entry.evidence) }))
    .sort((one, other) => other.score - one.score);
  const best = scored[0];
  if (best === undefined || best.score < mainThreshold) return [];
  const names: string[] = [];
  const add = (name: string): void => {
    if (names.length < mostNames && !names.some((known) => known.toLowerCase() === name.toLowerCase())) names.push(name);
  };
  for (const entry of scored) {
    if (entry !== best && entry.score < furtherThreshold) break;
    add(spelling(entry.candidate));
    const long = entry.longForm;
    if (long !== undefined && long.capitals > 0.6) add(tokens.text.slice(tokens.start[long.first], tokens.end[long.last]).replace(/\s+/g, ' '));
  }
  return names;
}

/** Log odds that a candidate is the paper's own name. */
export function scoreOf(evidence: Scored['evidence']): number {
  let score = bias;
  for (let i = 0; i < weightOf.length; i++) if (evidence[i] === 1) score += weightOf[i] ?? 0;
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
