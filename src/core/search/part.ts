/** What the editor loads in one bundle on first use: too heavy for its start. */
export { SearchEngine } from './engine';
export { filterCompletions, FilterValues, papersBeforeCompletions } from './filter-completions';
export { featuresOf } from './paper-features';
export { snippet } from './snippet';
export { TermTable } from './terms';
export { TopicTable } from './topic-table';
export { topicSteps } from './topics';
export { hasSeveralWords, missingWords, waysOn } from './ways-on';
