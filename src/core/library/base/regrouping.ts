/**
 * Whether papers are to be grouped anew. While a library is read it changes many times a second, and to group it takes longer the
 * larger it is: then only each time it has doubled, so that all of that together takes no longer than to group it once more.
 * @param papers how many there are
 * @param grouped how many there were the last time
 */
export function isWorthGrouping(papers: number, grouped: number, isReading: boolean): boolean {
  return !isReading || papers >= 2 * grouped || papers < grouped;
}
