import assert from 'node:assert/strict';
import { withDerived } from '../../../src/core/library/derive';
import { deriveKey, keyOfEntry } from '../../../src/core/library/keys/keys';
import { romanize } from '../../../src/core/library/keys/pinyin';
import type { Entry } from '../../../src/core/model/paper';
import { parseSource } from '../../../src/core/parse/source';
import { deriveTitle } from '../../../src/core/parse/title/derive-title';
import { yaml } from '../../../src/core/parse/yaml/library';
import { entryOf } from './entries';

const sources: Readonly<Record<string, string>> = {
  'a.txt': [
    'We present Quokka-Net, a network that counts small animals at night. Quokka-Net outperforms owls in all tests.',
    '我们提出了一种新的图像检测方法，称为竹子网络，在夜间计数小动物。该方法优于猫头鹰。',
    'In this paper, we study how wombats dig. Their tunnels are long, and we measured each of them with care.',
    '本文研究了袋熊如何挖掘。它们的隧道很长。',
    '12 34 56',
  ].join('\ntranslated by 谷歌翻译\n'),
  'b.txt': 'In this paper, we study how wombats dig. Their tunnels are long, and we measured each of them with care.\n',
  'c.bib': [
    '@article{written, title = {A Written Key}, author = {Doe, Jane}, year = {2020}, abstract = {Wombats.}}',
    '@misc{other, author = {王伟}, year = {2021}, abstract = {We study how bats fly at night over mountains and lakes.}}',
    '@misc{, title = {No Key, 没有键}, abstract = {We propose ΔNet.}}',
  ].join('\n'),
  'note.md': '---\ntitle: A note of its own\ntags: [owls]\n---\nOwls see well.\n',
};

function entriesOf(path: string): readonly Entry[] {
  const parsed = parseSource({ path, text: sources[path] ?? '' }, { markers: ['translated by 谷歌翻译'], yaml });
  return 'skipped' in parsed ? [] : parsed.entries;
}

describe('what is worked out of an entry where its source is parsed', () => {
  const all = Object.keys(sources).flatMap(entriesOf);

  it('is the title of the abstract, and of what a note says', () => {
    assert.ok(all.length >= 9, String(all.length));
    for (const entry of all) {
      const title = deriveTitle({ text: entry.abstract, names: entry.names, language: entry.language });
      assert.equal(withDerived(entry).derived.title, entry.title === undefined ? title : '');
    }
    assert.ok(all.some(({ title, abstract }) => title !== undefined && abstract !== ''));
    const { title, noteTitle } = withDerived(
      entryOf({ format: 'note', note: '\n# *Owls* at night\nThey hunt.' }),
    ).derived;
    assert.deepEqual({ title, noteTitle }, { title: '', noteTitle: 'Owls* at night' });
    const titleOf = (note: string) => withDerived(entryOf({ format: 'note', note })).derived.noteTitle;
    assert.equal(titleOf('> [!Cite]\n> Ash 2019\n\n# Ice on slow rivers\n'), 'Ice on slow rivers');
    assert.equal(titleOf('## Abstract\nIce on slow rivers'), 'Ice on slow rivers');
    assert.equal(titleOf('> [!note]- Ice on slow rivers\n> text'), 'Ice on slow rivers');
  });

  it('is no title where the entry has one, which is shown before any other', () => {
    const { title, noteTitle } = withDerived(
      entryOf({
        title: 'Owls',
        abstract: 'We study how owls hunt at night over frozen lakes.',
        note: '# Owls at night',
      }),
    ).derived;
    assert.deepEqual({ title, noteTitle }, { title: '', noteTitle: undefined });
  });

  it('gives the key that the title gives, and nothing where another title is shown', () => {
    for (const entry of all) {
      const ahead = withDerived(entry);
      for (const title of [entry.title ?? '', ahead.derived.title, 'Another title of the work', '']) {
        assert.equal(keyOfEntry(ahead, title, romanize), deriveKey(entry, title, romanize), title);
      }
    }
    const without = all.filter((entry) => withDerived(entry).derived.key === undefined).length;
    assert.ok(without >= 1 && without <= all.length - 3, String(without));
  });

  it('survives being kept as JSON', () => {
    for (const entry of all) {
      assert.deepEqual(
        JSON.parse(JSON.stringify(withDerived(entry))),
        withDerived(JSON.parse(JSON.stringify(entry)) as Entry),
      );
    }
  });
});
