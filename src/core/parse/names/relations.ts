import type { LongForm } from './longform';
import type { NameCandidate } from './candidate';
import { Feature as F } from './features';

/** A candidate with what speaks for and against it. */
export interface Weighed {
  readonly candidate: NameCandidate;
  /** For each kind of evidence, 1 if it is there; holds until the next text is weighed. */
  readonly evidence: Uint8Array;
  longForm?: LongForm;
  /** What abbreviates this candidate. */
  abbreviation?: NameCandidate;
  /** The long form where it is Chinese. */
  hanLongForm?: string;
}

/** Notes what candidates say about each other: one inside another, a long form with its abbreviation, which is introduced first. */
export function noteRelations(weighed: readonly Weighed[]): void {
  noteInside(weighed);
  for (const one of weighed) {
    if (one.longForm !== undefined) {
      noteLongForm(one, one.longForm, weighed);
    }
  }
  noteRivals(weighed);
  noteExtensions(weighed);
}

/** `SIGHT` and `SIGHT-Fusion`, `Athena` and `Athena-PRM`. */
function noteExtensions(weighed: readonly Weighed[]): void {
  const sorted = weighed
    .filter(({ candidate }) => candidate.key.length > 2)
    .sort((one, other) => (one.candidate.key < other.candidate.key ? -1 : 1));
  for (let i = 0; i + 1 < sorted.length; i++) {
    const short = sorted[i];
    for (let k = i + 1; short !== undefined && k < i + 4; k++) {
      const long = sorted[k];
      if (long?.candidate.key.startsWith(short.candidate.key) !== true) {
        break;
      }
      short.evidence[F.Extended] = 1;
      long.evidence[F.Extends] = 1;
      if (isIntroduced(long)) {
        short.evidence[F.ExtendedByIntroduced] = 1;
      }
      if (isIntroduced(short) && !short.candidate.isStem) {
        long.evidence[F.ExtendsIntroduced] = 1;
      }
    }
  }
}

function noteInside(weighed: readonly Weighed[]): void {
  const starts = new Map<number, Weighed>();
  for (const one of weighed) {
    if (one.candidate.onlyLink) {
      continue;
    }
    for (const { first, last } of one.candidate.occurrences) {
      const other = starts.get(first);
      if (other === undefined) {
        starts.set(first, one);
      } else if (other !== one) {
        (other.candidate.words < last - first + 1 ? other : one).evidence[F.InsideOther] = 1;
      }
    }
  }
}

function noteLongForm({ candidate, evidence }: Weighed, long: LongForm, weighed: readonly Weighed[]): void {
  const count = candidate.occurrences.length;
  const short = candidate.key.length <= 3;
  const mixed = evidence[F.Mixed] === 1;
  if (long.capitals > 0.6) {
    if (mixed) {
      evidence[F.AbbreviationMixed] = 1;
    }
    if (long.last - long.first <= 2) {
      evidence[F.LongOfFewWords] = 1;
      evidence[
        candidate.key.length <= 2 ? F.FewWordsTwoLetters : short ? F.FewWordsThreeLetters : F.FewWordsMoreLetters
      ] = 1;
      if (candidate.key.length === long.last - long.first + 1) {
        evidence[F.FewWordsInitials] = 1;
      }
      if (count >= 3) {
        evidence[F.FewWordsFrequent] = 1;
      }
      if (count === 1) {
        evidence[F.FewWordsOnce] = 1;
      }
    }
  }
  for (const other of weighed) {
    const place = other.candidate.occurrences[0];
    if (other.candidate === candidate || place === undefined || place.first < long.first || place.last > long.last) {
      continue;
    }
    if (place.first !== long.first || long.last !== place.last) {
      other.evidence[F.InsideLong] = 1;
      continue;
    }
    other.abbreviation ??= candidate;
    other.evidence[F.IsLong] = 1;
    if (other.candidate.words <= 3) {
      other.evidence[F.IsShortLong] = 1;
    }
    if (short) {
      other.evidence[F.IsLongOfShort] = 1;
    }
    if (count === 1) {
      other.evidence[F.IsLongOfOnce] = 1;
    }
    if (count >= 3) {
      other.evidence[F.IsLongOfFrequent] = 1;
    }
    if (mixed) {
      other.evidence[F.IsLongOfMixed] = 1;
    }
  }
}

/** Which of the candidates that the text introduces comes first, which stands most often, which are data. */
function noteRivals(weighed: readonly Weighed[]): void {
  let earliest = Infinity;
  let next = Infinity;
  let linked: Weighed | undefined;
  let most = 0;
  let second = 0;
  let rivals = 0;
  let data = 0;
  for (const one of weighed) {
    if (one.evidence[F.EqualsLink] === 1) {
      linked = one;
    }
    if (!isIntroduced(one)) {
      continue;
    }
    const place = placeOf(one);
    if (place < earliest) {
      next = earliest;
      earliest = place;
    } else if (place > earliest) {
      next = Math.min(next, place);
    }
    if (one.evidence[F.IsLong] === 1) {
      continue;
    }
    rivals++;
    if (one.evidence[F.Data] === 1) {
      data++;
    }
    const count = one.candidate.occurrences.length;
    if (count > most) {
      second = most;
      most = count;
    } else if (count > second) {
      second = count;
    }
  }
  for (const one of weighed) {
    if (linked !== undefined && one !== linked) {
      one.evidence[F.RivalEqualsLink] = 1;
    }
    if (earliest === Infinity) {
      one.evidence[F.NoneIntroduced] = 1;
    }
    if (!isIntroduced(one)) {
      continue;
    }
    const { evidence } = one;
    const place = placeOf(one);
    if (place === earliest) {
      evidence[F.EarliestIntroduced] = 1;
    }
    if (place === next) {
      evidence[F.SecondIntroduced] = 1;
    }
    if (rivals === 1) {
      evidence[F.SoleIntroduced] = 1;
    } else {
      const count = one.candidate.occurrences.length;
      if (count === most) {
        evidence[F.FrequentIntroduced] = 1;
      }
      if (count > second) {
        evidence[F.LeadsIntroduced] = 1;
      }
      if (count + 2 <= most) {
        evidence[F.TrailsIntroduced] = 1;
      }
    }
    if (data > 0 && data < rivals) {
      evidence[evidence[F.Data] === 1 ? F.DataBesideMethod : F.MethodBesideData] = 1;
    }
  }
}

function placeOf({ candidate, longForm }: Weighed): number {
  return Math.min(candidate.occurrences[0]?.first ?? 0, longForm?.first ?? Infinity);
}

/** Whether the text introduces a candidate as the authors' own. */
export function isIntroduced({ candidate, evidence }: Weighed): boolean {
  return evidence[F.Unintroduced] === 0 && evidence[F.InsideOther] === 0 && !candidate.onlyLink;
}
