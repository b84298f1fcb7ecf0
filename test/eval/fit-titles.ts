import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { PackedModel } from '../../src/core/parse/title/title-model';
import { fitTitleModel } from './title-model';
import { heldBackFifth, readTitledTexts } from './title-papers';

/*
 * npx tsx test/eval/fit-titles.ts [en|zh]: fits the models of src/core/parse/title to four fifths of both corpora. Minutes.
 */

const names = { en: 'english', zh: 'chinese' } as const;

const source = (language: 'en' | 'zh', model: PackedModel): string => `/*
 * Made by \`npx tsx test/eval/fit-titles.ts\` from titles and texts of four fifths of two corpora: xmkxabc/daily-arXiv-ai-enhanced
 * (Apache-2.0), and AMDS123/amds123.github.io with daksim/NewAdversarialAttackPaper.
 */
export const ${names[language]}Model =
  '${gzipSync(JSON.stringify(model), { level: 9 }).toString('base64')}';
`;

const texts = readTitledTexts().filter(({ fifth, title }) => fifth !== heldBackFifth && title !== null);
const languages = (['en', 'zh'] as const).filter(
  (language) => process.argv[2] === undefined || process.argv[2] === language,
);
for (const language of languages) {
  const model = fitTitleModel(
    texts.filter((text) => text.language === language),
    language,
  );
  const file = join(__dirname, '..', '..', 'src', 'core', 'parse', 'title', `${names[language]}-weights.ts`);
  writeFileSync(file, source(language, model));
}
