import { findNames } from '../../src/core/parse/names/find-name';
import { deriveTitle } from '../../src/core/parse/title/derive-title';
import { share, type Figure } from './figures';
import { contentStems, readTitledTexts, type TitledText } from './title-papers';
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

  figures(what: string, before: number | undefined): Figure[] {
    return [
      share(`${what}: recall`, this.#both, this.#wanted),
      share(`${what}: precision`, this.#both, this.#given),
      {
        what: `${what}: F1${before === undefined ? '' : `, before ${before.toFixed(3)}`}`,
        value: (2 * this.#both) / (this.#wanted + this.#given),
        ...(before === undefined ? {} : { target: Math.round(before * 1333) / 1000 }),
      },
    ];
  }
}

/** F1 of the titles that rules made, before phrases were weighed (commit e7f1e41), on half 0 and half 1. */
const before: Readonly<Record<string, readonly [number, number]>> = {
  'en, first corpus': [0.368, 0.362],
  'en, second corpus': [0.341, 0.342],
  'zh, model': [0.392, 0.391],
  'zh, tencent': [0.224, 0.225],
};

/** How much of a paper's own title the derived one tells, on each half of both corpora, and how many titles are ill formed. */
export function evaluateTitles(): Figure[] {
  const texts = readTitledTexts();
  const titles = texts.map(derived);
  const kinds = [...new Set(texts.map(({ from, language }) => `${language}, ${from}`))];
  const figures = kinds.flatMap((kind) =>
    ([0, 1] as const).flatMap((half) => {
      const [ours, first] = [new Overlap(), new Overlap()];
      let any = false;
      texts.forEach((text, at) => {
        if (text.title !== null && text.half === half && `${text.language}, ${text.from}` === kind) {
          any = true;
          ours.add(titles[at] ?? '', text.title);
          first.add(firstSentence(text), text.title);
        }
      });
      const what = `titles: ${kind}, ${half === 0 ? 'half fitted to' : 'the other half'}`;
      return any
        ? [...ours.figures(what, before[kind]?.[half]), ...first.figures(`  first sentence`, undefined).slice(2)]
        : [];
    }),
  );
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
