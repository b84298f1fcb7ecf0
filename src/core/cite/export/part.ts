/** What the editor loads on first use to write bibliographies. */
export { cslItem } from './csl-item';
export { exportPapers } from './export';
export { planKeeping } from './keeping';
