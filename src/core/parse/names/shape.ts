import { formOf, isDigit, isUpper, type NameCandidate } from './candidate';
import { Feature as F } from './features';

/** Notes in `evidence` what a candidate's first spelling looks like. */
export function noteShape(candidate: NameCandidate, evidence: Uint8Array): void {
  const form = formOf(candidate);
  let uppers = 0;
  let lowers = 0;
  let digits = 0;
  let hyphens = 0;
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    if (isUpper(code)) {
      uppers++;
    } else if (isDigit(code)) {
      digits++;
    } else if (code >= 0x61 && code <= 0x7a) {
      lowers++;
    } else if (code === 0x2d || code === 0x5f) {
      hyphens++;
    } else if (code === 0x2b) {
      evidence[F.Plus] = 1;
    }
  }
  const { words, key, onlyLink } = candidate;
  const startsUpper = isUpper(form.charCodeAt(0));
  const common = uppers === words && startsUpper && digits === 0;
  const mixed = uppers > 0 && lowers > 0 && !(common && words === 1);
  if (uppers === 0) {
    evidence[digits > 0 ? F.LowerDigit : F.Lower] = 1;
  } else if (lowers === 0) {
    evidence[F.Capitals] = 1;
  } else {
    evidence[mixed ? F.Mixed : F.Capitalised] = 1;
  }
  if (common && words > 1) {
    evidence[F.AllCommon] = 1;
  }
  if (digits > 0) {
    evidence[F.Digit] = 1;
    if (endsInSize(form)) {
      evidence[F.Size] = 1;
    }
  }
  if (hyphens > 0) {
    evidence[F.Hyphen] = 1;
  }
  if (hyphens > 1) {
    evidence[F.Hyphens] = 1;
  }
  if (words > 2 && hasConnector(form)) {
    evidence[F.Connector] = 1;
  }
  if (candidate.isStem) {
    evidence[F.Stem] = 1;
  }
  if (words > 1) {
    evidence[words === 2 ? F.TwoWords : words === 3 ? F.ThreeWords : F.MoreWords] = 1;
  }
  if (key.length <= 3) {
    evidence[F.Short] = 1;
  }
  if (key.length <= 2) {
    evidence[F.VeryShort] = 1;
  }
  if (key.length > 14 && words === 1) {
    evidence[F.Long] = 1;
  }
  if (uppers > 1 && lowers === 1 && form.endsWith('s')) {
    evidence[F.Plural] = 1;
  }
  if (uppers > 0 && !startsUpper && !isDigit(form.charCodeAt(0))) {
    evidence[F.StartsLower] = 1;
  }
  if (key.includes('bench')) {
    evidence[F.Bench] = 1;
  }
  if (!onlyLink) {
    return;
  }
  evidence[F.OnlyLink] = 1;
  if (mixed) {
    evidence[F.OnlyLinkMixed] = 1;
  } else if (uppers === 0) {
    evidence[F.OnlyLinkLower] = 1;
  }
}

/** `VisCode-200K`, `Pangu-7B`. */
function endsInSize(form: string): boolean {
  const last = form.charAt(form.length - 1);
  return (
    (last === 'K' || last === 'k' || last === 'M' || last === 'B' || last === 'W') &&
    isDigit(form.charCodeAt(form.length - 2))
  );
}

/** `Chain of Thought`: whether a word in it begins in lower case. */
function hasConnector(form: string): boolean {
  for (let i = form.indexOf(' '); i !== -1; i = form.indexOf(' ', i + 1)) {
    const code = form.charCodeAt(i + 1);
    if (code >= 0x61 && code <= 0x7a) {
      return true;
    }
  }
  return false;
}
