import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseList } from '../../../src/core/parse/list/parse-list';
import { hasData, readSeedTruth, seedsFolder } from '../../data';

const options = { markers: ['translated by 谷歌翻译'] };

describe('the real seeds', () => {
  before(function () {
    if (!hasData) {
      console.log('      skipped: no real input; set LITERATURE_NOTES_DATA to the folder that holds it');
      this.skip();
    }
  });

  const read = () =>
    readdirSync(seedsFolder)
      .sort()
      .map((file) => {
        const text = readFileSync(join(seedsFolder, file), 'utf8');
        return { file, text, ...parseList(text, options) };
      });

  it('hold 50 papers and 7 empty entries', () => {
    const sources = read();
    assert.deepEqual(
      sources.map(({ entries }) => entries.length),
      [10, 10, 13, 7, 10],
    );
    const problems = sources.flatMap((source) => source.problems);
    assert.deepEqual(
      problems.map(({ code }) => code),
      new Array(7).fill('empty-entry'),
    );
  });

  it('give each paper the whole of its line', () => {
    for (const { text, entries } of read()) {
      const rows = text.split('\n');
      for (const { span, abstract } of entries) {
        assert.equal(span.line, span.endLine);
        assert.equal(abstract, rows[span.line]?.trim());
        assert.equal(text.slice(span.start, span.end), abstract);
      }
    }
  });

  it('yield the links of the truth, and where they stand', () => {
    const sources = read();
    for (const truth of readSeedTruth()) {
      const source = sources.find(({ file }) => file === truth.file);
      const entry = source?.entries.find(({ span }) => span.line === truth.line - 1);
      assert.ok(source !== undefined && entry !== undefined, `${truth.file}:${truth.line}`);
      const own = entry.links.filter((link) => link.own !== false);
      assert.deepEqual(
        own.filter(({ kind }) => kind === 'repository').map(({ url }) => url),
        truth.repos,
      );
      assert.deepEqual(
        own.filter(({ kind }) => kind === 'website').map(({ url }) => url),
        truth.links,
      );
      assert.deepEqual(
        entry.links.filter(({ kind }) => kind === 'arxiv').map(({ url, own: isOwn }) => [url, isOwn]),
        truth.arxiv.map((id) => [`https://arxiv.org/abs/${id}`, false]),
      );
      for (const { start, end } of entry.links) {
        assert.ok(/^(?:https? ?: ?\/\/|www\.|arxiv)\S*\S$/i.test(source.text.slice(start, end).replace(': ', ':')));
      }
    }
  });
});
