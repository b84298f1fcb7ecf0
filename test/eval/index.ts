import { formatFigure, type Figure } from './figures';
import { evaluateLinks } from './links';
import { evaluateNames } from './names';
import { evaluateSearch } from './search';
import { evaluateTopics } from './topics';

/** npm run eval: prints the quality figures, each with the counts behind it. */
const parts: readonly (readonly [title: string, evaluate: () => readonly Figure[] | Promise<readonly Figure[]>])[] = [
  ['Names and language', evaluateNames],
  ['Links', evaluateLinks],
  ['Search', evaluateSearch],
  ['Topics', evaluateTopics],
];

async function main(): Promise<void> {
  for (const [title, evaluate] of parts) {
    console.log(`\n${title}`);
    (await evaluate()).map(formatFigure).forEach((line) => { console.log(line); });
  }
}

void main();
