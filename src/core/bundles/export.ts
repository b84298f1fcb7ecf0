/** What the editor loads on first use to write bibliographies. */
export { withAccessDate } from '../cite/export/access-date';
export { cslItem } from '../cite/export/csl-item';
export { bibliographyText, withPublications } from '../usecases/export-cited';
export { keptText, planKeptBibliographies } from '../usecases/keep-bibliographies';
