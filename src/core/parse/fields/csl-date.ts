/** A date as CSL has it, of `2020`, `2020-05` or `2020-05-03`; of another text as it is written. */
export function cslDate(text: string): Readonly<Record<string, unknown>> {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  return parts === null
    ? { raw: text }
    : {
        'date-parts': [
          parts
            .slice(1)
            .filter((part: string | undefined) => part !== undefined)
            .map(Number),
        ],
      };
}
