import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectLanguage } from '../../src/core/text/language';
import { findNames } from '../../src/core/parse/names/find-name';
import { readCorpus, readSeedTruth, readTranslatedCorpus, seedsFolder } from '../data';
import { formatFigure, share, type Figure } from './figures';
import { chineseText, englishAbstract, handFigures, readHandLabels } from './hand-labelled-names';
import { halfOf, occurs, sameName, titledNames } from './titled-names';

/** How well names and languages are read, on the bilingual corpus and on the seeds. */
export function evaluateNames(): Figure[] {
  const corpus = readCorpus();
  const titled = titledNames(corpus);
  const figures: Figure[] = [];

  const right = titled.filter(({ paper, name }) => sameName(findNames(paper.abstract)[0], name));
  figures.push(share('names: first name equals the title’s, English abstracts', right.length, titled.length, 0.9));
  for (const half of [0, 1]) {
    const of = titled.filter(({ paper }) => halfOf(paper.id) === half).length;
    const what = `  of these, half ${half} by hash of the id`;
    figures.push(share(what, right.filter(({ paper }) => halfOf(paper.id) === half).length, of));
  }
  for (const half of [0, 1]) {
    const chinese = titled.filter(({ paper, name }) => halfOf(paper.id) === half && occurs(paper.zh_text ?? '', name));
    const found = chinese.filter(({ paper, name }) => sameName(findNames(paper.zh_text ?? '')[0], name));
    figures.push(
      share(`names: first name equals the title’s, Chinese texts, half ${half}`, found.length, chinese.length),
    );
  }

  figures.push(...translatedNames());

  const labels = readHandLabels();
  const finds = (text: string, names: readonly string[]): boolean | undefined => {
    const [first] = findNames(text);
    return first === undefined ? undefined : names.some((name) => sameName(first, name));
  };
  figures.push(
    ...handFigures('names: English abstracts', corpus, labels, englishAbstract, finds, [0.92, 0.93, 0.95]),
    ...handFigures('names: Chinese texts', corpus, labels, chineseText, finds, [0.92, 0.94, 0.96]),
  );

  const truth = readSeedTruth();
  let firstRight = 0;
  let languageRight = 0;
  for (const { file, line, names, lang } of truth) {
    const text = (readFileSync(join(seedsFolder, file), 'utf8').split(/\r?\n/)[line - 1] ?? '').replace(
      /translated by 谷歌翻译.*$/,
      '',
    );
    const [first] = findNames(text);
    const [wanted] = names;
    if (wanted === undefined ? first === undefined : sameName(first, wanted)) {
      firstRight++;
    }
    if (detectLanguage(text).split('-')[0] === lang) {
      languageRight++;
    }
  }
  figures.push(share('names: seed papers with the right first name, or rightly none', firstRight, truth.length));
  figures.push(share('language: seed papers', languageRight, truth.length));
  return figures;
}

/** First names in what translation programs wrote, and in the abstracts of the same papers. */
function translatedNames(): Figure[] {
  const corpus = readTranslatedCorpus();
  const wanted = { tencent: { english: 0.88, chinese: 0.9 }, google: { english: 0.78, chinese: 0.82 } };
  return (['tencent', 'google'] as const).flatMap((mt) => {
    const titled = titledNames(corpus.filter((paper) => paper.mt === mt));
    const chinese = titled.filter(({ paper, name }) => occurs(paper.zh_text ?? '', name));
    const right = (text: string, name: string): boolean => sameName(findNames(text)[0], name);
    return [
      share(
        `names: first name equals the title’s, English abstracts of ${mt}’s`,
        titled.filter(({ paper, name }) => right(paper.abstract, name)).length,
        titled.length,
        wanted[mt].english,
      ),
      share(
        `names: first name equals the title’s, Chinese texts by ${mt}`,
        chinese.filter(({ paper, name }) => right(paper.zh_text ?? '', name)).length,
        chinese.length,
        wanted[mt].chinese,
      ),
    ];
  });
}

if (require.main === module) {
  for (const figure of evaluateNames()) {
    console.log(formatFigure(figure));
  }
}
