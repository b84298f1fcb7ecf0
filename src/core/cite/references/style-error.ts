/** Refusal of a text that is no style which can be used; the message says why, for the user. */
export class StyleError extends Error {
  readonly template: string;
  readonly args: readonly (string | number)[];

  /** @param template with `{0}` and so on in the places of `args`; translated by whoever shows it */
  constructor(template: string, ...args: readonly (string | number)[]) {
    super(template.replace(/\{(\d)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole)));
    this.template = template;
    this.args = args;
  }
}
