/** What gives a term or an acronym its name: commands of glossaries, acro, acronym and their kin. */
const entry =
  /\\(?:(?:long)?(?:new|provide)glossaryentry|new(?:dualentry|acronym|abbreviation|term|acro)|glsxtrnew(?:symbol|number)|DeclareAcronym|acro(?:def)?|acfi?def)(?![A-Za-z])\*?\s{0,9}(?:\[[^\]\n]{0,300}\]\s{0,9})?\{\s{0,9}([^{}\\#%,\n]{1,200})\}/g;

/** The names of terms that a LaTeX document defines. */
export function termsIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(entry), ([, name = '']) => name.trim()));
}
