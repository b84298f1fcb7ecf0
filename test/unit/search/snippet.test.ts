import assert from 'node:assert/strict';
import { snippet } from '../../../src/core/search/results/snippet';
import { assertLinear } from '../parse/hostile';

const marked = (text: string, words: string[], length: number): string => {
  const { text: shown, highlights } = snippet(text, words, length);
  assert.ok(shown.length <= length, `${shown.length} units: ${shown}`);
  let result = '';
  let from = 0;
  for (const [start, end] of highlights) {
    result += `${shown.slice(from, start)}[${shown.slice(start, end)}]`;
    from = end;
  }
  return result + shown.slice(from);
};

describe('snippet', () => {
  it('gives a short text whole, white space flattened', () => {
    assert.equal(marked('  One\n\ttwo   three ', ['two'], 80), 'One [two] three');
  });

  it('shows the part with most different words and cuts at words', () => {
    const text = `${'Filler words stand here. '.repeat(20)}The saliency of mixup matters. ${'More words. '.repeat(20)}saliency`;
    assert.match(marked(text, ['saliency', 'mixup'], 60), /^….*The \[saliency\] of \[mixup\] matters\. .*…$/);
    assert.doesNotMatch(marked(text, ['saliency'], 60), /…(iller|ords|tand|ere)/);
  });

  it('begins at the beginning without a match', () => {
    assert.equal(marked('Some words in a row that go on', ['absent'], 16), 'Some words in…');
  });

  it('finds Han words inside a run and cuts between characters', () => {
    assert.equal(marked('我们提出目标检测方法', ['目标检测'], 40), '我们提出[目标检测]方法');
    assert.match(
      marked(`${'很长的文字。'.repeat(30)}目标检测${'更多文字。'.repeat(30)}`, ['目标检测'], 30),
      /^….*\[目标检测\].*…$/,
    );
  });

  it('finds compounds, any case and accents', () => {
    assert.equal(marked('Use SAM-DETR, Café.', ['sam-detr', 'cafe'], 40), 'Use [SAM-DETR], [Café].');
  });

  it('does not mark parts of words', () => {
    assert.equal(marked('cat concatenate', ['cat'], 40), '[cat] concatenate');
  });

  it('takes time by the length of a text of matches @slow', () => {
    assertLinear((text) => snippet(text, ['word'], text.length / 5), ['word '], 500_000);
    assertLinear((text) => snippet(text, ['word'], 200), ['word '], 500_000);
  });
});
