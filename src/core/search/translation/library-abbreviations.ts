import type { Expansion } from '../index/expansions';
import type { PaperIndex } from '../index/paper-index';
import { countIn, paperNumberOf, type Postings } from '../index/postings';
import { stem } from '../text/stem';
import { fold, hanTerms, runFrom, runs, singular } from '../text/tokenize';

/** Papers that are read for one term: who introduces an abbreviation does so where the term comes first, in most papers that have both. */
const maxRead = 6;
/** Characters before a bracket in which the words of an abbreviation are sought. */
const maxDistance = 100;
/** What may stand in brackets behind a Chinese term, folded. */
const bracketed = / ?\( ?([a-z]{2,6}) ?[),;]/y;
/** The s of several, as in 知识图(kgs), which `nas` has not. */
const severalEnd = /(?<![aeious])s$/;
const minLetters = 2;
const openingBracket = /[(（](?=[\p{L}\p{M}\p{N}])/gu;

/**
 * Whether papers of the library introduce initials for words side by side, as in `federated learning (FL)`.
 * @param stems of the words, in their order
 */
export function introducesInitials(initials: string, stems: readonly string[], index: PaperIndex): boolean {
  return index.introductions.get(`${initials} ${stems.join(' ')}`, () => {
    const families = stems.map((each) => index.expansions.stemFamily(each));
    const hasWords = (paper: number, field: number): boolean =>
      families.every((family) => hasAny(family, paper, field));
    return [initials, `${initials}s`]
      .flatMap((form) => firstPapers(index.postings(form), hasWords))
      .some((number) => introduces(index.documents.paper(number)?.abstract ?? '', initials, stems));
  });
}

/** The first papers that have a term, and all else that is asked, in one field. */
function firstPapers(term: Postings, hasAll: (paper: number, field: number) => boolean): readonly number[] {
  const found = new Set<number>();
  term.forEach((list, field) => {
    for (let at = 0; at < list.length && found.size < maxRead; at++) {
      const paper = paperNumberOf(list[at] ?? 0);
      if (hasAll(paper, field)) {
        found.add(paper);
      }
    }
  });
  return [...found];
}

const hasAny = (family: readonly Expansion[], paper: number, field: number): boolean =>
  family.some(({ postings }) => countIn(postings.list(field), paper) > 0);

function introduces(text: string, initials: string, stems: readonly string[]): boolean {
  openingBracket.lastIndex = 0;
  while (openingBracket.test(text)) {
    const start = openingBracket.lastIndex;
    const run = runFrom(text, start);
    if (run?.start === start && [initials, `${initials}s`].includes(fold(text.slice(start, run.end)))) {
      const from = Math.max(0, start - maxDistance);
      const before = runs(text.slice(from, start)).slice(-stems.length);
      const words = before.map((each) => stem(singular(fold(text.slice(from + each.start, from + each.end)))));
      if (words.join(' ') === stems.join(' ')) {
        return true;
      }
    }
  }
  return false;
}

/** The abbreviations that Chinese papers of the library put in brackets behind a folded term: `fl` for 联合学习(FL). */
export function introducedFor(term: string, index: PaperIndex): readonly string[] {
  return index.introductions.get(term, () => {
    const bigrams = hanTerms(term).map((bigram) => index.postings(bigram));
    const [rarest, ...others] = bigrams.sort((one, other) => one.size - other.size);
    const numbers =
      rarest === undefined
        ? []
        : firstPapers(rarest, (paper, field) => others.every((each) => countIn(each.list(field), paper) > 0));
    return [
      ...new Set(numbers.flatMap((number) => bracketedAfter(index.documents.paper(number)?.abstract ?? '', term))),
    ];
  });
}

/** Each letter of an abbreviation stands for a character at least, so that the model in a `大型语言模型(LLM)` is none. */
function bracketedAfter(abstract: string, term: string): readonly string[] {
  const text = fold(abstract);
  const found: string[] = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
    bracketed.lastIndex = at + term.length;
    const initials = bracketed.exec(text)?.[1] ?? '';
    const one = initials.length > minLetters ? initials.replace(severalEnd, '') : initials;
    if (initials !== '' && one.length < term.length) {
      found.push(...new Set([one, initials]));
    }
  }
  return found;
}
