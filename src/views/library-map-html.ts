import { escapeHtml } from '../core/cite/references/html';
import type { PageParts } from './page-html';

/** The texts of the page, translated; `{0}` and so on stand for what the page puts in. */
export interface LibraryMapTexts {
  readonly title: string;
  readonly map: string;
  readonly table: string;
  readonly filters: string;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  readonly anyCode: string;
  readonly withCode: string;
  readonly withoutCode: string;
  readonly citations: string;
  readonly anyCited: string;
  readonly cited: string;
  readonly notCited: string;
  readonly topic: string;
  readonly anyTopic: string;
  readonly noTopic: string;
  readonly clearFilters: string;
  readonly counted: string;
  readonly selected: string;
  readonly insert: string;
  readonly export: string;
  readonly selectAll: string;
  readonly clearSelection: string;
  readonly draw: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly showAll: string;
  readonly reading: string;
  readonly layingOut: string;
  readonly cancel: string;
  readonly stopped: string;
  readonly again: string;
  readonly empty: string;
  readonly nothing: string;
  readonly help: string;
  readonly mapOf: string;
  readonly select: string;
  readonly paper: string;
  readonly credit: string;
  readonly year: string;
  readonly yes: string;
  readonly no: string;
  readonly previous: string;
  readonly next: string;
  readonly rows: string;
  readonly isSelected: string;
}

/** The page of the map: its frame alone, since papers come to it as data. */
export function libraryMapHtml(
  { language, nonce, cspSource, styleUri, scriptUri }: PageParts,
  texts: LibraryMapTexts,
): string {
  const csp = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'`;
  const text = (name: keyof LibraryMapTexts): string => escapeHtml(texts[name]);
  const option = (value: string, name: keyof LibraryMapTexts): string =>
    `<option value="${value}">${text(name)}</option>`;
  const button = (id: string, name: keyof LibraryMapTexts, more = ''): string =>
    `<button type="button" id="${id}"${more}>${text(name)}</button>`;
  const round = (id: string, name: keyof LibraryMapTexts, sign: string): string =>
    `<button type="button" class="secondary" id="${id}" title="${text(name)}" aria-label="${text(name)}">${sign}</button>`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text('title')}</title>
<link rel="stylesheet" href="${styleUri}">
</head>
<body data-texts="${escapeHtml(JSON.stringify(texts))}">
<main>
<h1 class="unseen">${text('title')}</h1>
<section class="bar" aria-label="${text('filters')}">
<span class="views">${button('showMap', 'map', ' class="secondary" aria-pressed="true"')}${button('showTable', 'table', ' class="secondary" aria-pressed="false"')}</span>
<span class="years" id="years"><label>${text('from')} <input type="number" id="from"></label>
<label>${text('to')} <input type="number" id="to"></label></span>
<label><span class="unseen">${text('code')}</span><select id="code">${option('', 'anyCode')}${option('yes', 'withCode')}${option('no', 'withoutCode')}</select></label>
<label><span class="unseen">${text('citations')}</span><select id="cited">${option('', 'anyCited')}${option('yes', 'cited')}${option('no', 'notCited')}</select></label>
<label><span class="unseen">${text('topic')}</span><select id="topic">${option('', 'anyTopic')}</select></label>
${button('clearFilters', 'clearFilters', ' class="secondary" hidden')}
<span id="counted" role="status"></span>
</section>
<section class="view" id="mapView" aria-label="${text('map')}" hidden>
<div id="map" tabindex="0" role="application" aria-describedby="help"><canvas id="canvas"></canvas></div>
<p class="unseen" id="help">${text('help')}</p>
<div class="tools">${button('draw', 'draw', ' class="secondary" aria-pressed="false"')}${round('zoomIn', 'zoomIn', '+')}${round('zoomOut', 'zoomOut', '−')}${button('showAll', 'showAll', ' class="secondary"')}</div>
</section>
<section class="view" id="tableView" aria-label="${text('table')}" tabindex="0" hidden>
<table>
<caption class="unseen">${text('title')}</caption>
<thead><tr id="head"></tr></thead>
<tbody id="rows"></tbody>
</table>
<nav class="pages" id="pages" aria-label="${text('table')}">${button('previous', 'previous', ' class="secondary"')}<span id="range" role="status"></span>${button('next', 'next', ' class="secondary"')}</nav>
</section>
<section class="message" id="message" hidden><p id="messageText" role="status"></p><progress id="progress" max="1" aria-labelledby="messageText"></progress>
${button('cancel', 'cancel', ' class="secondary"')}${button('again', 'again')}</section>
<section class="bar" aria-label="${text('select')}">
<span id="paper" role="status"></span>
<span class="actions"><span id="selected" role="status"></span>
${button('insert', 'insert', ' disabled')}${button('export', 'export', ' class="secondary" disabled')}${button('selectAll', 'selectAll', ' class="secondary" disabled')}${button('clearSelection', 'clearSelection', ' class="secondary" disabled')}</span>
</section>
</main>
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>`;
}
