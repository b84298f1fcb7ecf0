/** Prefixes of Quarto's cross references that no key is likely to have. */
const certain = /^(?:fig|tbl|sec|eq|lst|thm)-/;
/** Further prefixes of Quarto (theorems, callouts, algorithms) and of pandoc-crossref; some keys start like this too. */
const possible =
  /^(?:(?:lem|cor|prp|cnj|def|exm|exr|sol|rem|prf|alg|nte|tip|wrn|imp|cau|cell|dia|supp?fig|vid)-|(?:fig|tbl|sec|eq|lst):)/;
const definitions =
  /(?:\{[^{}\n#]{0,80}#|^[ \t]{0,20}(?:#\||%%\||\/\/\|)[ \t]{0,9}label:[ \t]{0,9}["']?|^[ \t]{0,20}:label:[ \t]{0,9})([\p{L}\p{N}_:.-]{1,200})/gmu;

/** Whether a name is that of a cross reference whatever the document defines. */
export function isCertainReference(name: string): boolean {
  return certain.test(name);
}

/** Tells the keys that Quarto or pandoc-crossref take for cross references. */
export class CrossReferences {
  #defined: ReadonlySet<string> | undefined;

  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  has(key: string): boolean {
    if (isCertainReference(key)) {
      return true;
    }
    if (!possible.test(key)) {
      return false;
    }
    this.#defined ??= new Set(Array.from(this.#text.matchAll(definitions), ([, label = '']) => label));
    return this.#defined.has(key);
  }
}
