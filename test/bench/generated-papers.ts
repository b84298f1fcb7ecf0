import type { CorpusPaper } from '../data';
import { randomNumbers } from '../eval/corpus-papers';

const vocabulary = 20_000;
const hanWords = 6_000;
const wordsInAbstract = 180;
const wordsInTitle = 9;
const firstHan = 0x4e00;
/** Characters that Chinese texts are written with here; the real ones use some 3,000. */
const hanCharacters = 3_000;

const onsets = 'b c d f g l m n p r s t v st tr pr cl'.split(' ');
const vowels = 'a e i o u ea io'.split(' ');
const codas = ['', '', 'n', 'r', 'l', 's', 't', 'ng'];

/**
 * Papers of made-up words where there are no real ones, the same for the same seed: words as frequent as Zipf's law
 * has them, titles of words of the abstract, every third with a name, and each with a Chinese text.
 */
export function generatedPapers(count: number, seed = 1): CorpusPaper[] {
  const random = randomNumbers(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const syllables = (least: number, most: number): string =>
    Array.from(
      { length: least + Math.floor(random() * (most - least + 1)) },
      () => pick(onsets) + pick(vowels) + pick(codas),
    ).join('');
  const english = [
    ...'the of and a to in we is for that'.split(' '),
    ...Array.from({ length: vocabulary }, () => syllables(2, 4)),
  ];
  const chinese = Array.from({ length: hanWords }, () =>
    Array.from({ length: 2 }, () => String.fromCharCode(firstHan + Math.floor(random() * hanCharacters))).join(''),
  );
  /** Of n words the one of rank r is about 1/r as frequent as the first. */
  const zipf = (words: readonly string[]): string => words[Math.floor(words.length ** random()) - 1] ?? words[0] ?? '';
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  const sentences = (words: readonly string[], length: number, joint: string, stop: string): string =>
    Array.from(
      { length: Math.ceil(words.length / length) },
      (_, at) => capital(words.slice(at * length, (at + 1) * length).join(joint)) + stop,
    ).join(joint);

  return Array.from({ length: count }, (_, index) => {
    const words = Array.from({ length: wordsInAbstract }, () => zipf(english));
    const name = index % 3 === 0 ? `${capital(syllables(1, 1))}${capital(syllables(1, 2))}` : undefined;
    const informative = [...new Set(words)].filter((word) => word.length > 3);
    const title = Array.from({ length: wordsInTitle }, () => pick(informative)).join(' ');
    const introduced = name === undefined ? '' : ` We propose ${name}, a new method.`;
    const han = Array.from({ length: wordsInAbstract }, () => zipf(chinese));
    return {
      id: `g${index}`,
      title: name === undefined ? title : `${name}: ${title}`,
      abstract: sentences(words, 20, ' ', '.') + introduced,
      authors: [],
      date: null,
      zh_title: han.slice(0, wordsInTitle).join(''),
      zh_text: sentences(han, 15, '', '。'),
    };
  });
}
