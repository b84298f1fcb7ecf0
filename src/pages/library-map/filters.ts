import { type MapFilter, yearsOf } from '../../core/map/map-filter';
import type { MapModel } from './model';
import { element } from './page';
import { topicLanguage, topicName } from './table-view';

/** The fields by which papers are filtered. */
export class Filters {
  readonly #model: MapModel;
  readonly #from = element<HTMLInputElement>('from');
  readonly #to = element<HTMLInputElement>('to');
  readonly #code = element<HTMLSelectElement>('code');
  readonly #cited = element<HTMLSelectElement>('cited');
  readonly #topic = element<HTMLSelectElement>('topic');
  readonly #fields = [this.#from, this.#to, this.#code, this.#cited, this.#topic];

  /** @param changed told of what the user chose */
  constructor(model: MapModel, changed: (filter: MapFilter) => void) {
    this.#model = model;
    const tell = () => {
      const filter = this.#read();
      this.#showClear(filter);
      changed(filter);
    };
    this.#fields.forEach((field) => {
      // What is kept of an earlier page takes their place when the papers come.
      field.disabled = true;
      field.addEventListener(field instanceof HTMLInputElement ? 'input' : 'change', tell);
    });
    element('clearFilters').addEventListener('click', () => {
      this.#fields.forEach((field) => {
        field.value = '';
      });
      tell();
      this.#topic.focus();
    });
  }

  /** Offers the topics and years that there are, and shows the filter of the model. */
  update(): void {
    const { papers, topics } = this.#model.content;
    const years = yearsOf(papers);
    element('years').hidden = years === undefined;
    this.#fields.forEach((field) => {
      field.disabled = false;
    });
    for (const field of [this.#from, this.#to]) {
      field.min = String(years?.first ?? '');
      field.max = String(years?.last ?? '');
    }
    this.#from.placeholder = String(years?.first ?? '');
    this.#to.placeholder = String(years?.last ?? '');
    const counts = new Map<number, number>();
    papers.forEach(({ topic }) => counts.set(topic, (counts.get(topic) ?? 0) + 1));
    const options = [...topics.keys(), -1]
      .filter((topic) => (counts.get(topic) ?? 0) > 0)
      .map((topic) => {
        const option = document.createElement('option');
        option.value = String(topic);
        option.lang = topicLanguage(this.#model, topic);
        option.textContent = `${topicName(this.#model, topic)} (${counts.get(topic) ?? 0})`;
        return option;
      });
    this.#topic.replaceChildren(...[...this.#topic.options].slice(0, 1), ...options);
    const { from, to, hasCode, isCited, topic } = this.#model.filter;
    const answer = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no');
    this.#from.value = String(from ?? '');
    this.#to.value = String(to ?? '');
    this.#code.value = answer(hasCode);
    this.#cited.value = answer(isCited);
    this.#topic.value = String(topic ?? '');
    this.#showClear(this.#model.filter);
  }

  #showClear(filter: MapFilter): void {
    element('clearFilters').hidden = Object.keys(filter).length === 0;
  }

  #read(): MapFilter {
    const year = ({ value }: HTMLInputElement): number | undefined => {
      const number = Number(value);
      return value.trim() === '' || !Number.isFinite(number) ? undefined : number;
    };
    const answer = ({ value }: HTMLSelectElement): boolean | undefined => (value === '' ? undefined : value === 'yes');
    const [from, to] = [year(this.#from), year(this.#to)];
    const [hasCode, isCited] = [answer(this.#code), answer(this.#cited)];
    return {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(hasCode === undefined ? {} : { hasCode }),
      ...(isCited === undefined ? {} : { isCited }),
      ...(this.#topic.value === '' ? {} : { topic: Number(this.#topic.value) }),
    };
  }
}
