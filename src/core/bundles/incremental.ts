/** What parses long documents after a change by what has changed, loaded with the first of them. */
export { IncrementalParser } from '../cite/incremental/incremental-parser';
