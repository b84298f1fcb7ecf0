import { formatFigure, type Figure } from './figures';
import { evaluateLinks } from './links';
import { evaluateNames } from './names';
import { evaluateFifths, evaluateSearch } from './search';
import { evaluateTitles } from './titles';
import { evaluateTopics } from './topics';

/**
 * npm run eval: prints the quality figures, each with the counts behind it; `-- titles` or another part's first word: that part alone;
 * `-- fifths`: those across languages on each fifth of the papers.
 */
const parts: readonly (readonly [title: string, evaluate: () => readonly Figure[] | Promise<readonly Figure[]>])[] = [
  ['Names and language', evaluateNames],
  ['Links', evaluateLinks],
  ['Search', evaluateSearch],
  ['Titles', evaluateTitles],
  ['Topics', evaluateTopics],
];

async function main(): Promise<void> {
  const part = process.argv[2];
  const wanted =
    part === 'fifths'
      ? [['Search across languages, by fifth', evaluateFifths] as const]
      : parts.filter(([title]) => part === undefined || title.toLowerCase().startsWith(part));
  for (const [title, evaluate] of wanted) {
    console.log(`\n${title}`);
    (await evaluate()).map(formatFigure).forEach((line) => {
      console.log(line);
    });
  }
}

void main();
