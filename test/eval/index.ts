import { formatFigure, type Figure } from './figures';
import { evaluateFormats } from './formats';
import { evaluateIdentify } from './identify';
import { evaluateLinks } from './links';
import { evaluateMap } from './map';
import { evaluateNames } from './names';
import { acrossFifths, evaluateAcross } from './across';
import { evaluateSearch } from './search';
import { evaluateSourcesOfText } from './sources-of-text';
import { evaluateTitles } from './titles';
import { evaluateTopics } from './topics';

/**
 * npm run eval: prints the quality figures, each with the counts behind it; `-- titles`, `-- across` or another part's word: that part alone;
 * `-- fifths`: those across languages on each fifth of the papers.
 */
const parts: readonly (readonly [title: string, evaluate: () => readonly Figure[] | Promise<readonly Figure[]>])[] = [
  ['Names and language', evaluateNames],
  ['Links', evaluateLinks],
  ['Search', evaluateSearch],
  ['Search across languages', () => evaluateAcross()],
  ['Titles', evaluateTitles],
  ['Topics', evaluateTopics],
  ['Map of the library', evaluateMap],
  ['Formats beside Pandoc', evaluateFormats],
  ['Identify papers by catalogues', evaluateIdentify],
  ['Sources of texts', evaluateSourcesOfText],
];

async function main(): Promise<void> {
  const [, , named] = process.argv;
  const wanted =
    named === 'fifths'
      ? acrossFifths()
      : parts.filter(([title]) => named === undefined || title.toLowerCase().includes(named.replaceAll('-', ' ')));
  for (const [title, evaluate] of wanted) {
    console.log(`\n${title}`);
    (await evaluate()).map(formatFigure).forEach((line) => {
      console.log(line);
    });
  }
}

void main();
