import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolDefinitions } from '../../../../src/core/usecases/agent/definitions';

/** All descriptions and schemas, which every request to a model carries. */
const mostTokens = 1500;

/**
 * More tokens than any tokenizer in use makes of English JSON: a token for every four letters of a word, at least one, and one for each
 * digit, mark, and character of another script.
 */
function tokensAtMost(text: string): number {
  const parts = text.match(/[A-Za-z]+|[^\sA-Za-z]/g) ?? [];
  return parts.reduce((sum, part) => sum + (/[A-Za-z]/.test(part) ? Math.ceil(part.length / 4) : 1), 0);
}

const manifest = JSON.parse(readFileSync(join(__dirname, '../../../../package.json'), 'utf8')) as {
  files: readonly string[];
  contributes: Record<string, readonly Record<string, unknown>[]>;
};

describe('the tools for language models', () => {
  it('are told in few enough tokens', () => {
    const told = toolDefinitions.map(({ name, description, inputSchema }) =>
      JSON.stringify({ name, description, inputSchema }),
    );
    const tokens = told.reduce((sum, each) => sum + tokensAtMost(each), 0);
    assert.ok(tokens <= mostTokens, String(tokens));
    assert.ok(tokensAtMost(told.join() + ' word'.repeat(mostTokens)) > mostTokens, 'the estimate counts');
  });

  it('are told to VS Code as they are to others, and to people in two languages', () => {
    const tools = manifest.contributes.languageModelTools ?? [];
    assert.deepEqual(
      tools.map(({ name, modelDescription, inputSchema }) => ({ name, description: modelDescription, inputSchema })),
      toolDefinitions.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
    );
    for (const { name, displayName, userDescription, toolReferenceName } of tools) {
      assert.equal(displayName, `%tool.${String(name)}%`);
      assert.equal(userDescription, `%tool.${String(name)}.description%`);
      assert.match(String(toolReferenceName), /^[a-zA-Z]+$/);
    }
  });

  it('name what is required among what there is', () => {
    for (const { inputSchema } of toolDefinitions) {
      assert.deepEqual(
        inputSchema.required.filter((name) => inputSchema.properties[name] === undefined),
        [],
      );
    }
  });

  it('come with a skill that names them all, and whose folder has its name', () => {
    for (const { path } of manifest.contributes.chatSkills ?? []) {
      const [, folder] = /^\.\/skills\/([a-z-]+)\/SKILL\.md$/.exec(String(path)) ?? [];
      const text = readFileSync(join(__dirname, '../../../..', String(path)), 'utf8');
      assert.equal(/^---\nname: (\S+)\ndescription: \S/.exec(text)?.[1], folder);
      assert.deepEqual(
        toolDefinitions.filter(({ name }) => !text.includes(`\`${name}\``)),
        [],
      );
    }
    assert.equal(manifest.contributes.chatSkills?.length, 1);
    assert.ok(manifest.files.includes('skills/*/SKILL.md'));
  });
});
