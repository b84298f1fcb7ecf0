import { Feature as F } from './features';
import type { Introductions } from './introductions';
import type { Weighed } from './relations';
import type { Tokens } from './tokens';
import { KIND } from './words';

/**
 * Notes how often and where in its text a candidate occurs.
 * @param maxCount how often the most frequent candidate of the text occurs
 * @param links the names that addresses in the text give, by their keys
 */
export function notePosition(
  { candidate, evidence }: Weighed,
  tokens: Tokens,
  { contribution, lastSentence }: Introductions,
  maxCount: number,
  links: readonly string[],
): void {
  const { occurrences } = candidate;
  const count = occurrences.length;
  if (count >= 2) {
    evidence[F.Count2] = 1;
  }
  if (count >= 3) {
    evidence[F.Count3] = 1;
  }
  if (count >= 5) {
    evidence[F.Count5] = 1;
  }
  if (count === maxCount && count > 1) {
    evidence[F.MostFrequent] = 1;
  }
  const first = occurrences[0]?.first ?? 0;
  const at = first / tokens.count;
  if (first === 0) {
    evidence[F.Opens] = 1;
  }
  if (at < 0.15) {
    evidence[F.Early] = 1;
  }
  if (at > 0.7 && !candidate.onlyLink) {
    evidence[F.Late] = 1;
  }
  if (count > 1 && (occurrences[count - 1]?.first ?? 0) > 0.6 * tokens.count) {
    evidence[F.LateMention] = 1;
  }
  if (count > 1 && tokens.sentence[occurrences[count - 1]?.first ?? 0] === lastSentence) {
    evidence[F.LastSentence] = 1;
  }
  const sentence = tokens.sentence[first] ?? 0;
  if (contribution === -1) {
    evidence[F.NoContribution] = 1;
  } else {
    evidence[
      sentence < contribution
        ? F.BeforeContribution
        : sentence === contribution
          ? F.InContribution
          : F.AfterContribution
    ] = 1;
  }
  if (candidate.words > 1 && ((tokens.flags[occurrences[0]?.last ?? 0] ?? 0) & KIND) !== 0) {
    evidence[F.KindAtEnd] = 1;
  }
  if (candidate.onlyLink) {
    return;
  }
  for (const link of links) {
    if (link === candidate.key) {
      evidence[F.EqualsLink] = 1;
    } else if (candidate.key.length > 2 && link.includes(candidate.key)) {
      evidence[F.InLink] = 1;
    }
  }
}
