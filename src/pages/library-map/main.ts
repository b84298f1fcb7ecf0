import type { MapFilter } from '../../core/map/map-filter';
import type { MapContent, ToMapPage } from '../../core/map/map-paper';
import type { MapPart } from '../../core/map/viewport';
import { Filters } from './filters';
import { MapView } from './map-view';
import { MapModel } from './model';
import { element, type PageHost, pageText } from './page';
import { type TableOrder, TableView, topicName } from './table-view';

declare function acquireVsCodeApi(): PageHost;

/** What is kept of the page while it is hidden and when the window is loaded anew. */
interface PageState {
  readonly isTable?: boolean;
  /** A topic by its name, since its number changes as the library does. */
  readonly filter?: MapFilter & { readonly topicLabel?: string };
  readonly selected?: readonly string[];
  readonly current?: string;
  readonly part?: MapPart;
  readonly order?: TableOrder;
}

const host = acquireVsCodeApi();
const model = new MapModel();
const kept = (host.getState() ?? {}) as PageState;
let isTable = kept.isTable ?? false;
let isFirst = true;
let hasContent = false;
let hovered: number | undefined;
let keeping: ReturnType<typeof setTimeout> | undefined;
/** In milliseconds. */
const keepDelay = 150;

const send = (type: 'show' | 'open', paper: number): void => {
  const key = model.keyOf(paper);
  if (key !== undefined) {
    host.postMessage({ type, key });
  }
};
const map = new MapView(model, {
  show: (paper) => {
    send('show', paper);
  },
  open: (paper) => {
    send('open', paper);
  },
  hover: (paper) => {
    hovered = paper;
    showPaper();
  },
  viewChanged: () => {
    keepSoon();
  },
});
const table = new TableView(model, (paper) => {
  send('open', paper);
});
const filters = new Filters(model, (filter) => {
  const isOtherTopic = filter.topic !== undefined && filter.topic !== model.filter.topic;
  const isWhole = filter.topic === undefined && model.filter.topic !== undefined;
  table.reset();
  model.setFilter(filter);
  map.update();
  if (isOtherTopic) {
    map.showPapers(model.shown);
  } else if (isWhole) {
    map.showAll();
  }
});

model.onChange(() => {
  update();
});

function update(): void {
  const { papers } = model.content;
  const shown = model.shown.length;
  element('counted').textContent = hasContent
    ? shown === 0 && papers.length > 0
      ? pageText('nothing')
      : pageText('counted', shown, papers.length)
    : '';
  element('selected').textContent = model.selected.size === 0 ? '' : pageText('selected', model.selected.size);
  for (const id of ['insert', 'export', 'clearSelection']) {
    element<HTMLButtonElement>(id).disabled = model.selected.size === 0;
  }
  element<HTMLButtonElement>('selectAll').disabled = shown === 0;
  element('map').ariaLabel = pageText('mapOf', shown);
  if (isTable) {
    table.update();
  }
  showPaper();
  keep();
}

/** Tells of the paper under the pointer, or the one that the keyboard is at. */
function showPaper(): void {
  const paper = hovered ?? model.current;
  const found = paper === undefined ? undefined : model.content.papers[paper];
  const line = element('paper');
  if (paper === undefined || found === undefined) {
    line.replaceChildren();
    return;
  }
  const title = document.createElement('span');
  title.lang = found.language;
  title.className = 'title';
  title.textContent = found.title;
  const more = document.createElement('span');
  more.className = 'more';
  more.textContent = [
    found.credit,
    topicName(model, found.topic),
    ...(found.hasCode ? [pageText('withCode')] : []),
    ...(found.isCited ? [pageText('cited')] : []),
    ...(model.isSelected(paper) ? [pageText('isSelected')] : []),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  line.replaceChildren(title, ' ', more);
}

/** The map may move at every frame. */
function keepSoon(): void {
  keeping ??= setTimeout(keep, keepDelay);
}

function keep(): void {
  clearTimeout(keeping);
  keeping = undefined;
  if (!hasContent) {
    return;
  }
  const { topic } = model.filter;
  const topicLabel = topic === undefined ? undefined : model.content.topics[topic]?.label;
  const current = model.keyOf(model.current);
  const state: PageState = {
    isTable,
    filter: { ...model.filter, ...(topicLabel === undefined ? {} : { topicLabel }) },
    selected: model.allSelected,
    order: table.order,
    ...(current === undefined ? {} : { current }),
    ...(map.part === undefined ? {} : { part: map.part }),
  };
  host.setState(state);
}

function show(what: 'message' | 'content'): void {
  const hasMap = model.places !== undefined;
  element('message').hidden = what !== 'message';
  element('mapView').hidden = what === 'message' || isTable || !hasMap;
  element('tableView').hidden = !hasContent || !isTable || model.content.papers.length === 0;
  element('showMap').ariaPressed = String(!isTable);
  element('showTable').ariaPressed = String(isTable);
}

function showMessage(text: string, { done, isRunning, isStopped }: MessageState): void {
  element('messageText').textContent = text;
  const progress = element<HTMLProgressElement>('progress');
  progress.hidden = !isRunning;
  if (done === undefined) {
    progress.removeAttribute('value');
  } else {
    progress.value = done;
  }
  element('cancel').hidden = !isRunning || done === undefined;
  element('again').hidden = !isStopped;
  show(isTable && hasContent && model.content.papers.length > 0 ? 'content' : 'message');
}

interface MessageState {
  readonly done?: number | undefined;
  readonly isRunning?: boolean;
  readonly isStopped?: boolean;
}

/** What the map shows where there is none yet. */
let message: { readonly text: string; readonly state: MessageState } = {
  text: pageText('reading'),
  state: { isRunning: true },
};

/** A filter by the topic that has a name now; of papers under no topic where there is no name. */
function withTopic(filter: MapFilter, name: string | undefined, { topics }: MapContent): MapFilter {
  if (filter.topic === undefined || filter.topic < 0) {
    return filter;
  }
  const topic = topics.findIndex(({ label }) => label === name);
  const others = Object.fromEntries(Object.entries(filter).filter(([field]) => field !== 'topic')) as MapFilter;
  return topic < 0 ? others : { ...others, topic };
}

function take(content: MapContent): void {
  hasContent = true;
  if (isFirst) {
    isFirst = false;
    model.keepSelected(kept.selected ?? [], () => false);
    const { topicLabel, ...filter } = kept.filter ?? {};
    model.filter = withTopic(filter, topicLabel, content);
    const at = content.papers.findIndex(({ key }) => key === kept.current);
    model.current = at < 0 ? undefined : at;
    model.content = content;
    if (kept.order !== undefined) {
      table.order = kept.order;
    }
    map.part = kept.part;
  } else if (model.filter.topic !== undefined) {
    model.filter = withTopic(model.filter, model.content.topics[model.filter.topic]?.label, content);
  }
  table.forget();
  model.take(content);
  filters.update();
  if (content.papers.length === 0) {
    message = { text: pageText('empty'), state: {} };
  }
  refresh();
  map.update();
}

/** Shows map, table or message, as it is. */
function refresh(): void {
  if (model.content.papers.length > 0 && (isTable || model.places !== undefined)) {
    show('content');
  } else {
    showMessage(message.text, message.state);
  }
  if (hasContent) {
    update();
  }
}

window.addEventListener('message', ({ data }: MessageEvent<ToMapPage>) => {
  if (data.type === 'content') {
    take(data);
    return;
  }
  message =
    data.type === 'progress'
      ? {
          text: pageText(data.done === undefined ? 'reading' : 'layingOut'),
          state: { isRunning: true, done: data.done },
        }
      : { text: data.reason ?? pageText('stopped'), state: { isStopped: true } };
  refresh();
});

const choose = (wanted: boolean) => () => {
  isTable = wanted;
  refresh();
};
element('showMap').addEventListener('click', choose(false));
element('showTable').addEventListener('click', choose(true));
for (const type of ['insert', 'export'] as const) {
  element(type).addEventListener('click', () => {
    host.postMessage({ type, keys: [...model.selected] });
  });
}
element('selectAll').addEventListener('click', () => {
  model.select(model.shown, true);
});
element('clearSelection').addEventListener('click', () => {
  model.clearSelection();
  element('selectAll').focus();
});
element('cancel').addEventListener('click', () => {
  host.postMessage({ type: 'cancel' });
});
element('again').addEventListener('click', () => {
  host.postMessage({ type: 'layout' });
});
refresh();
host.postMessage({ type: 'ready' });
