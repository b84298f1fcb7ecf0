/** One place where a candidate stands: tokens `first` to `last`, inclusive. */
export interface Occurrence {
  readonly first: number;
  readonly last: number;
}

export interface NameCandidate {
  /** Letters and digits in lower case: what two spellings of one name share. */
  readonly key: string;
  /** Spellings with their counts. */
  readonly forms: Map<string, number>;
  readonly occurrences: Occurrence[];
  /** Number of words of the first spelling. */
  readonly words: number;
  /** Stands only in an address. */
  readonly onlyLink: boolean;
  /** Stands only as the beginning of hyphenated words. */
  readonly isStem: boolean;
}

/** A name that an address gives, and the token of the address. */
export interface LinkName {
  readonly name: string;
  readonly token: number;
  /** Several plain words. */
  readonly isPhrase: boolean;
}

/** The first spelling. */
export function formOf({ forms }: NameCandidate): string {
  for (const form of forms.keys()) {
    return form;
  }
  return '';
}

/** A longer run of characters is no name. */
export const maxNameLength = 60;

/** Letters and digits in lower case. */
export function nameKey(text: string): string {
  let key = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)) {
      key += text.charAt(i);
    } else if (code >= 0x41 && code <= 0x5a) {
      key += String.fromCharCode(code + 32);
    } else if (code === 0x2b || code > 0xb1) {
      key += text.charAt(i).toLowerCase();
    }
  }
  return key;
}

/** A capital or digit after the first letter: not the shape of a common word. */
export function strongShape(word: string): boolean {
  const first = word.charCodeAt(0);
  if (isDigit(first)) {
    // `3DGS`, not `10x` nor `2.5`.
    let capitals = 0;
    for (let i = 1; i < word.length; i++) {
      if (isUpper(word.charCodeAt(i))) {
        capitals++;
      }
    }
    return capitals > 0 && word.length > 2;
  }
  for (let i = 1; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (isUpper(code) || isDigit(code) || code === 0x2b) {
      return true;
    }
  }
  return false;
}

export function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
