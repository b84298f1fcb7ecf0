import type { MapPaper } from '../../core/map/map-paper';
import type { MapModel } from './model';
import { element, isChinese, pageText } from './page';

const rowsOnPage = 100;

const columns = ['paper', 'credit', 'year', 'topic', 'code', 'cited'] as const;
type Column = (typeof columns)[number];

/** How the table is sorted, to be kept. */
export interface TableOrder {
  readonly column: Column;
  readonly isDescending: boolean;
}

/** The papers as a table, with all that can be done on the map. */
export class TableView {
  readonly #model: MapModel;
  readonly #open: (paper: number) => void;
  readonly #rows = element('rows');
  #first = 0;
  #order: TableOrder = { column: 'paper', isDescending: false };

  constructor(model: MapModel, open: (paper: number) => void) {
    this.#model = model;
    this.#open = open;
    element('previous').addEventListener('click', () => {
      this.#turn(-rowsOnPage);
    });
    element('next').addEventListener('click', () => {
      this.#turn(rowsOnPage);
    });
    this.#rows.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('button[data-paper]') : null;
      if (button !== null) {
        this.#model.current = Number(button.dataset.paper);
        this.#open(Number(button.dataset.paper));
      }
    });
    this.#rows.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) {
        this.#model.select([Number(target.dataset.paper)], target.checked);
      }
    });
    this.#makeHead();
  }

  get order(): TableOrder {
    return this.#order;
  }

  set order(order: TableOrder) {
    this.#order = columns.includes(order.column) ? order : this.#order;
    this.#makeHead();
  }

  /** Other papers or filters than before: from the first page. */
  reset(): void {
    this.#first = 0;
  }

  /** Shows what the model has; rows that are there are kept, so that the focus is. */
  update(): void {
    const papers = this.#sorted();
    // The library may have fewer papers than before.
    const last = Math.max(0, Math.ceil(papers.length / rowsOnPage) - 1) * rowsOnPage;
    this.#first = Math.min(this.#first, last);
    const shown = papers.slice(this.#first, this.#first + rowsOnPage);
    const wanted = shown.map((paper) => this.#model.keyOf(paper)).join('\n');
    if (this.#rows.dataset.keys !== wanted) {
      this.#rows.dataset.keys = wanted;
      this.#rows.replaceChildren(...shown.map((paper) => this.#row(paper)));
    }
    for (const box of this.#rows.querySelectorAll<HTMLInputElement>('input')) {
      box.checked = this.#model.isSelected(Number(box.dataset.paper));
    }
    element('pages').hidden = papers.length <= rowsOnPage;
    element('range').textContent = pageText('rows', this.#first + 1, this.#first + shown.length, papers.length);
    element<HTMLButtonElement>('previous').disabled = this.#first === 0;
    element<HTMLButtonElement>('next').disabled = this.#first + rowsOnPage >= papers.length;
  }

  /** Papers stand under other numbers now. */
  forget(): void {
    delete this.#rows.dataset.keys;
  }

  #turn(rows: number): void {
    this.#first = Math.max(0, this.#first + rows);
    this.update();
    element('tableView').scrollTop = 0;
  }

  #makeHead(): void {
    const select = document.createElement('th');
    select.scope = 'col';
    const name = document.createElement('span');
    name.className = 'unseen';
    name.textContent = pageText('select');
    select.append(name);
    const heads = columns.map((column) => {
      const head = document.createElement('th');
      head.scope = 'col';
      head.ariaSort = this.#order.column === column ? (this.#order.isDescending ? 'descending' : 'ascending') : 'none';
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.column = column;
      button.textContent = pageText(column);
      button.addEventListener('click', () => {
        this.#order = { column, isDescending: this.#order.column === column && !this.#order.isDescending };
        this.#first = 0;
        this.#makeHead();
        element('head').querySelector<HTMLElement>(`button[data-column="${column}"]`)?.focus();
        this.#model.changed();
      });
      head.append(button);
      return head;
    });
    element('head').replaceChildren(select, ...heads);
  }

  #row(paper: number): HTMLTableRowElement {
    const found = this.#model.content.papers[paper];
    const row = document.createElement('tr');
    if (found === undefined) {
      return row;
    }
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.dataset.paper = String(paper);
    box.ariaLabel = `${pageText('select')}: ${found.label}`;
    const cell = document.createElement('td');
    cell.append(box);
    const head = document.createElement('th');
    head.scope = 'row';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.dataset.paper = String(paper);
    button.lang = found.language;
    button.textContent = found.title;
    head.append(button);
    const topic = textCell(topicName(this.#model, found.topic));
    topic.lang = topicLanguage(this.#model, found.topic);
    row.append(
      cell,
      head,
      textCell(found.credit.replace(/\s*\d+$/, '')),
      textCell(found.year === undefined ? '' : String(found.year)),
      topic,
      textCell(found.hasCode ? pageText('yes') : pageText('no')),
      textCell(found.isCited ? pageText('yes') : pageText('no')),
    );
    return row;
  }

  #sorted(): number[] {
    const { papers } = this.#model.content;
    const { column, isDescending } = this.#order;
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const value: Readonly<Record<Column, (paper: MapPaper) => string | number>> = {
      paper: ({ title }) => title,
      credit: ({ credit }) => credit,
      year: ({ year = -Infinity }) => year,
      topic: ({ topic }) => topicName(this.#model, topic),
      code: ({ hasCode }) => Number(!hasCode),
      cited: ({ isCited }) => Number(!isCited),
    };
    const valueOf = value[column];
    const values = papers.map((paper) => valueOf(paper));
    const sign = isDescending ? -1 : 1;
    return this.#model.shown.sort((a, b) => {
      const [x = '', y = ''] = [values[a], values[b]];
      return (
        sign * (typeof x === 'number' && typeof y === 'number' ? x - y || 0 : collator.compare(String(x), String(y))) ||
        a - b
      );
    });
  }
}

function textCell(text: string): HTMLTableCellElement {
  const cell = document.createElement('td');
  cell.textContent = text;
  return cell;
}

/** What a topic is called in the editor's language. */
export function topicName(model: MapModel, topic: number): string {
  const found = model.content.topics[topic];
  return found === undefined ? pageText('noTopic') : isChinese ? (found.labelZh ?? found.label) : found.label;
}

/** The language of that name. */
export function topicLanguage(model: MapModel, topic: number): string {
  const found = model.content.topics[topic];
  return found === undefined || (isChinese && found.labelZh !== undefined) ? document.documentElement.lang : 'en';
}
