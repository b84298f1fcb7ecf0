import { expect } from 'chai';
import { hashOfAbstract, keyOfEntry, sketchOfEntry, titleFromAbstract, withDerived } from '../../../src/core/library/derived';
import { Library } from '../../../src/core/library/library';
import { romanize } from '../../../src/core/library/pinyin';
import type { Entry } from '../../../src/core/model';
import { parseSource } from '../../../src/core/parse/source';

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
  const parsed = parseSource({ path, text: sources[path] ?? '' }, { markers: ['translated by 谷歌翻译'] });
  return 'skipped' in parsed ? [] : parsed.entries;
}

const papersOf = (ahead: boolean, withRomanizer: boolean) => {
  const library = new Library(withRomanizer ? romanize : undefined);
  const updated = Object.keys(sources).map((source) => ({ source, parsed: { entries: entriesOf(source).map((entry) => (ahead ? withDerived(entry) : entry)), problems: [] } }));
  library.apply({ updated, removed: [] });
  return library.papers;
};

describe('what is worked out of an entry ahead', () => {
  const all = Object.keys(sources).flatMap(entriesOf);

  it('is what would be worked out', () => {
    expect(all.length).to.be.at.least(9);
    for (const entry of all) {
      const ahead = withDerived(entry);
      expect(titleFromAbstract(ahead)).to.equal(titleFromAbstract(entry));
      expect(hashOfAbstract(ahead)).to.equal(hashOfAbstract(entry));
      expect(sketchOfEntry(ahead)).to.equal(sketchOfEntry(entry));
      for (const title of [entry.title ?? '', titleFromAbstract(entry), 'Another title of the work', '']) {
        expect(keyOfEntry(ahead, title, romanize), title).to.equal(keyOfEntry(entry, title, romanize));
      }
    }
    expect(all.filter((entry) => withDerived(entry).derived?.key === undefined).length).to.be.within(1, all.length - 3);
  });

  for (const withRomanizer of [true, false]) {
    it(`makes the same library ${withRomanizer ? 'with' : 'without'} a romanizer`, () => {
      expect(papersOf(true, withRomanizer)).to.deep.equal(papersOf(false, withRomanizer));
    });
  }

  it('survives being kept as JSON', () => {
    for (const entry of all) {
      expect(JSON.parse(JSON.stringify(withDerived(entry)))).to.deep.equal(withDerived(JSON.parse(JSON.stringify(entry)) as Entry));
    }
  });
});
