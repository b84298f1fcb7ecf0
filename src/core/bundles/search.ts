/** What the editor loads in one bundle on first use: too heavy for its start. */
export { SearchEngine } from '../search/engine';
export { filterCompletions, FilterValues, papersBeforeCompletions } from '../search/filter-completions';
export { featuresOf } from '../search/topics/paper-features';
export { snippet } from '../search/results/snippet';
export { TermTable } from '../search/translation/term-table';
export { TopicTable } from '../search/topics/topic-table';
export { topicSteps } from '../search/topics/topics';
export { hasSeveralWords, missingWords, searchSuggestions } from '../search/query/ways-on';
