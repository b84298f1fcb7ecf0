/** What the editor loads with the first Markdown preview. */
export { extendMarkdown } from './plugin';
export { escapeHtml, spansToHtml } from '../references/html';
