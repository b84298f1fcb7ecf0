import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type ts from 'typescript';
import { inTraditionalChinese, translatedFiles } from '../../scripts/l10n/traditional-chinese';

const root = join(__dirname, '..', '..');
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>;

/** First arguments of `l10n.t(…)` and message templates of problems and refused styles: what the running extension shows. */
async function shownTexts(): Promise<string[]> {
  // 9 MB of code, which no other test needs.
  const { default: typescript } = await import('typescript');
  const texts: string[] = [];
  for (const file of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )) {
    const source = typescript.createSourceFile(
      file,
      readFileSync(join(root, 'src', file), 'utf8'),
      typescript.ScriptTarget.Latest,
    );
    const visit = (node: ts.Node): void => {
      if (typescript.isCallExpression(node) && /(?:^|\.)l10n\.t$/.test(node.expression.getText(source))) {
        const [first] = node.arguments;
        if (first !== undefined && typescript.isStringLiteralLike(first)) {
          texts.push(first.text);
        }
      }
      if (typescript.isNewExpression(node) && node.expression.getText(source) === 'StyleError') {
        const [first] = node.arguments ?? [];
        if (first !== undefined && typescript.isStringLiteralLike(first)) {
          texts.push(first.text);
        }
      }
      if (
        file.endsWith('problems.ts') &&
        typescript.isPropertyAssignment(node) &&
        node.name.getText(source) === 'template'
      ) {
        if (typescript.isStringLiteralLike(node.initializer)) {
          texts.push(node.initializer.text);
        }
      }
      typescript.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...new Set(texts)].sort();
}

const placeholders = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([match]) => match).sort();

describe('translations', () => {
  it('every text of the running extension is translated, and none is left over @slow', async () => {
    const translated = new Set(Object.keys(readJson('l10n/bundle.l10n.zh-cn.json')));
    const shown = new Set(await shownTexts());
    assert.deepEqual(
      [...shown].filter((text) => !translated.has(text)),
      [],
      'not translated',
    );
    assert.deepEqual(
      [...translated].filter((text) => !shown.has(text)),
      [],
      'left over',
    );
  });

  it('translations keep the placeholders', () => {
    for (const [text, translated] of Object.entries(readJson('l10n/bundle.l10n.zh-cn.json'))) {
      assert.deepEqual(placeholders(translated), placeholders(text), text);
    }
  });

  for (const [simplified, traditional] of translatedFiles) {
    it(`${traditional} says what ${simplified} says: "npm run l10n" writes it @slow`, () => {
      assert.equal(readFileSync(join(root, traditional), 'utf8'), inTraditionalChinese(root, simplified));
    });
  }

  it('every text of the manifest is there in both languages', () => {
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    const used = [...new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key!))];
    assert.deepEqual(Object.keys(readJson('package.nls.json')).sort(), [...used].sort());
    assert.deepEqual(Object.keys(readJson('package.nls.zh-cn.json')).sort(), [...used].sort());
  });
});
