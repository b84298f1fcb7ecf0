/** A name or path as file systems compare it that do not tell letter cases apart, or Unicode's forms of a letter. */
export function comparedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
