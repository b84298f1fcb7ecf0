/** What the editor loads with the first Markdown preview. */
export { extendMarkdown } from '../cite/preview/plugin';
export { escapeHtml, spansToHtml } from '../cite/references/html';
