/** As much of a text as fits into so many Latin letters; Chinese ones take twice their place. */
export function cutToWidth(text: string, width: number): string {
  let end = 0;
  for (const character of text) {
    width -= widthOf(character);
    if (width < 0) {
      return end === 0 ? '' : `${text.slice(0, end).trimEnd()}…`;
    }
    end += character.length;
  }
  return text;
}

/** How wide a text is, in Latin letters. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}
