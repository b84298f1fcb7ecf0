import type { WrittenTexts } from '../catalogue/record';

/** Digits in a row that are looked for. */
const leastDigits = 4;

/** Tells quickly of most records that none of some identifiers stands in them: by the digits in a row that arXiv identifiers and DOIs have. */
export class WantedIdentifiers {
  readonly #numbers = new Set<number>();
  #isAny = false;

  constructor(identifiers: Iterable<string>) {
    for (const identifier of identifiers) {
      const digits = identifier.match(/\d{4,}/g)?.at(-1);
      if (digits === undefined) {
        this.#isAny = true;
      } else {
        this.#numbers.add(numberIn(digits, 0, digits.length));
      }
    }
  }

  /** Whether one of them may stand in a record. */
  mayStandIn({ text, start, end }: Pick<WrittenTexts, 'text' | 'start' | 'end'>): boolean {
    if (this.#isAny) {
      return true;
    }
    for (let at = start; at < end; at++) {
      if (!isDigit(text.charCodeAt(at))) {
        continue;
      }
      const first = at;
      while (at < end && isDigit(text.charCodeAt(at))) {
        at++;
      }
      if (at - first >= leastDigits && this.#numbers.has(numberIn(text, first, at))) {
        return true;
      }
    }
    return false;
  }
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Digits as a number, as a hash where they are many. */
function numberIn(text: string, start: number, end: number): number {
  let number = 1;
  for (let at = start; at < end; at++) {
    number = (Math.imul(number, 10) + text.charCodeAt(at) - 0x30) | 0;
  }
  return number;
}
