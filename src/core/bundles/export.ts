/** What the editor loads on first use to write bibliographies. */
export { bibliographyText, withPublications } from '../usecases/export-cited';
export { keptText, planKeptBibliographies } from '../usecases/keep-bibliographies';
export { bibliographyOfOthers, offeredBibliography, wantedBibliography } from '../usecases/offer-bibliography';
