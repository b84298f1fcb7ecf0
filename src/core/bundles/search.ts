/** What the editor loads in one bundle on first use: too heavy for its start. */
export { filterCompletions, FilterValues, papersBeforeCompletions } from '../search/filter-completions';
export { snippet } from '../search/results/snippet';
export { sharedWords } from '../search/results/shared-words';
export { hasSeveralWords, missingWords, searchSuggestions } from '../search/query/suggestions';
