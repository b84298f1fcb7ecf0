/** Writes the texts for users in Traditional Chinese from those in Simplified Chinese: `npm run l10n`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTraditionalChinese, translatedFiles } from './l10n/traditional-chinese';

const root = join(__dirname, '..');
for (const [simplified, traditional] of translatedFiles) {
  writeFileSync(join(root, traditional), inTraditionalChinese(root, simplified));
}
