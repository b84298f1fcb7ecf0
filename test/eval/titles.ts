import { findNames } from '../../src/core/parse/names/find-name';
import { deriveTitle } from '../../src/core/parse/title/derive-title';
import { share, type Figure } from './figures';
import { contentStems, heldBackFifth, readTitledTexts, type TitledText } from './title-papers';
import { forbiddenShapes } from './title-shapes';

const maxLength = 80;

/** The baseline that anyone has: the first sentence, as far as it fits. */
function firstSentence({ text }: TitledText): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const end = plain.search(/[.!?](?= |$)|[。！？]/);
  const sentence = end === -1 ? plain : plain.slice(0, end);
  return sentence.length <= maxLength
    ? sentence
    : sentence
        .slice(0, maxLength + 1)
        .replace(/[A-Za-z0-9-]*$/, '')
        .slice(0, maxLength);
}

const derived = ({ text, language }: TitledText): string => deriveTitle({ text, names: findNames(text), language });

class Overlap {
  #wanted = 0;
  #given = 0;
  #both = 0;

  add(title: string, truth: string): void {
    const wanted = contentStems(truth);
    const given = contentStems(title);
    this.#wanted += wanted.size;
    this.#given += given.size;
    given.forEach((each) => {
      this.#both += wanted.has(each) ? 1 : 0;
    });
  }

  get f1(): number {
    return (2 * this.#both) / (this.#wanted + this.#given);
  }

  shares(what: string): Figure[] {
    return [share(`${what}: recall`, this.#both, this.#wanted), share(`${what}: precision`, this.#both, this.#given)];
  }
}

/** F1 of the titles that rules made, before phrases were weighed (commit e7f1e41), on each fifth. */
const before: Readonly<Record<string, readonly number[]>> = {
  'en, first corpus': [0.367, 0.361, 0.362, 0.365, 0.369],
  'en, second corpus': [0.34, 0.347, 0.337, 0.341, 0.343],
  'zh, model': [0.405, 0.39, 0.388, 0.394, 0.382],
  'zh, tencent': [0.223, 0.229, 0.225, 0.222, 0.224],
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How much of a paper's own title the derived one tells, on each fifth of both corpora, and how many titles are ill formed. */
export function evaluateTitles(): Figure[] {
  const texts = readTitledTexts();
  const titles = texts.map(derived);
  const fifths = [0, 1, 2, 3, 4];
  const reached = fifths.map((): number[] => []);
  const heldBack = (fifth: number): string => `fifth ${fifth}${fifth === heldBackFifth ? ', held back' : ''}`;
  const figures = Object.entries(before).flatMap(([kind, former]) =>
    fifths.flatMap((fifth) => {
      const [ours, first] = [new Overlap(), new Overlap()];
      texts.forEach((text, at) => {
        if (text.title !== null && text.fifth === fifth && `${text.language}, ${text.from}` === kind) {
          ours.add(titles[at] ?? '', text.title);
          first.add(firstSentence(text), text.title);
        }
      });
      const what = `titles: ${kind}, ${heldBack(fifth)}`;
      reached[fifth]?.push(ours.f1);
      return [
        ...ours.shares(what),
        { what: `${what}: F1, by rules ${(former[fifth] ?? 0).toFixed(3)}`, value: ours.f1 },
        { what: '  first sentence: F1', value: first.f1 },
      ];
    }),
  );
  for (const fifth of fifths) {
    const rules = mean(Object.values(before).map((former) => former[fifth] ?? 0));
    figures.push({
      what: `titles: all four, ${heldBack(fifth)}: mean F1, by rules ${rules.toFixed(3)}`,
      value: mean(reached[fifth] ?? []),
      target: Math.ceil((rules * 4000) / 3) / 1000,
    });
  }
  for (const [shape, has] of forbiddenShapes) {
    const found = titles.filter(has);
    figures.push(share(`titles: ${shape}`, found.length, titles.length));
    if (process.argv.includes('--show')) {
      found.slice(0, 12).forEach((title) => {
        console.log(`    ${shape}: ${title}`);
      });
    }
  }
  return figures;
}
