/** What the editor loads on first use to write bibliographies. */
export { readPublications } from '../../library/publications';
export { scanBibtex } from '../../parse/bibtex-scan';
export { cslItem } from './csl-item';
export { exportPapers } from './export';
export { planKeeping } from './keeping';
