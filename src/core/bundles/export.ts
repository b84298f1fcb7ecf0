/** What the editor loads on first use to write bibliographies. */
export { cslItem } from '../cite/export/csl-item';
export { exportPapers } from '../cite/export/export';
export { planBibSync } from '../cite/bibliographies/synced-bib';
