/** What the editor loads in one bundle on first use: too heavy for its start. */
export { SearchEngine } from './engine';
export { featuresOf } from './paper-features';
export { filterCompletions, filters } from './query';
export { snippet } from './snippet';
export { TermTable } from './terms';
export { TopicTable } from './topic-table';
export { topicSteps } from './topics';
