/** The part of citeproc-js that is used here; it comes without types. */
declare module 'citeproc' {
  export interface Sys {
    retrieveItem(id: string): unknown;
    /** The XML of a locale; false where there is none. */
    retrieveLocale(language: string): string | false;
  }

  /** Markup around a string: a pattern that holds `%%STRING%%`, or a function; `false` leaves the string as it is. */
  export type Decoration = string | false | ((state: { getTerm(name: string): string }, text?: string) => string);

  export interface Format {
    readonly text_escape: (text: string | undefined) => string;
    readonly bibstart: string;
    readonly bibend: string;
    readonly [decoration: string]: Decoration | ((text: string | undefined) => string);
  }

  export class Engine {
    /** @param style as the processor's own reader would make it of the XML */
    constructor(sys: Sys, style: object, language?: string, forceLanguage?: boolean);
    readonly opt: { development_extensions: Record<string, boolean> };
    setOutputFormat(name: string): void;
    updateItems(ids: readonly string[]): void;
    /** A citation as it stands in the text. */
    makeCitationCluster(items: readonly { readonly id: string }[]): string;
    makeBibliography(): false | [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]];
  }

  export const Output: {
    readonly Formats: Record<string, Format>;
    readonly Formatters: { readonly passthrough: Decoration };
  };
}
