import assert from 'node:assert/strict';
import { anyLeft, Feature, Left } from '../../../src/core/parse/names/features';
import { findNames, weigh } from '../../../src/core/parse/names/find-name';

const hasEvidence = (text: string, key: string, evidence: number): boolean =>
  weigh(text).weighed.find(({ candidate }) => candidate.key === key)?.evidence[evidence] === 1;
const isCandidate = (text: string, key: string): boolean =>
  weigh(text).weighed.some(({ candidate }) => candidate.key === key);
const first = (text: string): string | undefined => findNames(text)[0];

describe('names that are introduced in other words', () => {
  it('takes what a text says by which name it goes', () => {
    for (const [naming, key] of [
      ['Our method, which we term Foldis, folds maps.', 'foldis'],
      ['We name our method Tidal Atlas Folding (TAF). It folds maps.', 'tidalatlasfolding'],
    ] as const) {
      assert.ok(hasEvidence(naming, key, anyLeft + Left.CalledOwn), naming);
    }
    assert.ok(!hasEvidence('Old maps, which we term Foldis, tear.', 'foldis', anyLeft + Left.CalledOwn));
    assert.ok(!hasEvidence('Our method, which they term Foldis, folds maps.', 'foldis', anyLeft + Left.CalledOwn));
    assert.equal(
      first('We name our method Tidal Atlas Folding (TAFOL). TAFOL folds maps, and TAFOL is fast.'),
      'TAFOL',
    );
  });

  it('takes `which we name by`, and nothing that others are called by', () => {
    const called = (text: string): boolean => hasEvidence(text, 'foldis', anyLeft + Left.CalledNew);
    assert.ok(called('We propose a way of folding maps, which we name by Foldis.'));
    assert.ok(!called('We propose a way of folding maps, which is named by Foldis.'));
  });

  it('takes a framework that is spoken of as this one, and a new system, for the authors’ own', () => {
    assert.ok(
      hasEvidence('Maps tear. This atlas framework, termed Foldis, folds.', 'foldis', anyLeft + Left.CalledNew),
    );
    assert.ok(
      !hasEvidence('Maps tear. Any atlas framework, termed Foldis, folds.', 'foldis', anyLeft + Left.CalledNew),
    );
    assert.ok(hasEvidence('Maps tear. The new system, Foldis, folds them.', 'foldis', anyLeft + Left.OwnComma));
    assert.ok(!hasEvidence('Maps tear. The old system, Foldis, folds them.', 'foldis', anyLeft + Left.OwnComma));
  });

  it('takes a phrase that something is called for its name', () => {
    for (const [text, name] of [
      ['We propose an attention scheme called tidal folding. Maps no longer tear.', 'tidal folding'],
      ['We propose an attention scheme named as tidal folding (TF). Tidal folding is fast.', 'tidal folding'],
      ['We propose a scheme of attention (called tidal folding) for maps.', 'tidal folding'],
      ['In this paper, we introduce a new task, termed as Tide talk, which asks for maps.', 'Tide talk'],
    ] as const) {
      assert.equal(first(text), name, text);
    }
    assert.ok(!isCandidate('We propose an attention scheme for tidal folding. Maps tear.', 'tidalfolding'));
    assert.ok(!isCandidate('We propose a task like Tide talk, which asks for maps.', 'tidetalk'));
    assert.ok(!isCandidate('We propose a task called Tide talk about long maps that tear.', 'tidetalk'));
  });

  it('takes a word in lower case with a hyphen that stands alone in brackets', () => {
    assert.ok(isCandidate('We introduce a propagation approach (fold-prop) for maps.', 'foldprop'));
    assert.ok(!isCandidate('We introduce a propagation approach (folding) for maps.', 'folding'));
    assert.ok(!isCandidate('We introduce a propagation approach (fold-prop maps) for tides.', 'foldprop'));
  });

  it('reads names that are glued to the word that calls, and such as databases mark', () => {
    assert.equal(first('In this paper, we propose a framework, calledFOLDIS, which folds maps.'), 'FOLDIS');
    assert.ok(isCandidate('We propose recalledFOLDIS for maps.', 'recalledfoldis'));
    for (const marked of ['&lt;i&gt;Foldis&lt;/i&gt;', '<i>Foldis</i>', '<jats:italic>Foldis</jats:italic>']) {
      assert.equal(first(`In this paper we propose ${marked}, a simple tool for maps.`), 'Foldis', marked);
    }
    assert.equal(first('We propose FoldNet, which folds where a < b and b > c.'), 'FoldNet');
  });

  it('takes what the authors propose with it, and what a part of theirs is', () => {
    const introduced = (text: string, key: string): boolean => hasEvidence(text, key, Feature.IntroducedFirst);
    assert.ok(introduced('Maps tear. With FOLDIS we propose an open pipeline.', 'foldis'));
    assert.ok(!introduced('Maps tear. With FOLDIS maps fold an open pipeline.', 'foldis'));
    assert.ok(introduced('A key ingredient of our approach is FOLDIS, a folding model for maps.', 'foldis'));
    assert.ok(!introduced('A key ingredient of any approach is FOLDIS, a folding model for maps.', 'foldis'));
    assert.ok(!introduced('A key ingredient of our approach is FOLDIS, that is fast.', 'foldis'));
  });

  it('takes no benchmark for the authors’ own that a comparison runs on', () => {
    const comma = (text: string): boolean => hasEvidence(text, 'tideqa', anyLeft + Left.KindComma);
    assert.ok(comma('We propose a benchmark, TideQA, for maps.'));
    assert.ok(!comma('The model we propose wins on the answer benchmark, TideQA, by far.'));
  });

  it('takes a part that the text calls by a name for the main one only where it speaks no more of another', () => {
    const part = 'a part of it, which we call it PartAnchor.';
    assert.equal(
      first(`We propose a new detector, named FoldBox. FoldBox has ${part} FoldBox is fast. FoldBox folds maps.`),
      'FoldBox',
    );
  });

  it('joins the phrase of two verbs, and what comes behind namely', () => {
    const phrase = (text: string, left: Left): boolean => hasEvidence(text, 'foldis', anyLeft + left);
    assert.ok(phrase('We collected and sorted the Foldis corpus of maps.', Left.IntroducedPhrase));
    assert.ok(!phrase('We like and sorted the Foldis corpus of maps.', Left.IntroducedPhrase));
    assert.ok(phrase('We fold maps at once, namely, a folding tracker (FOLDIS).', Left.BracketIntroduced));
    assert.ok(!phrase('We fold maps at once, often, a folding tracker (FOLDIS).', Left.BracketIntroduced));
  });

  it('goes by an address only where the text introduces nothing', () => {
    const link = 'Code is at https://github.com/ada/FoldNet.';
    assert.equal(first(`Maps tear, as they do in TearNet2. ${link}`), 'FoldNet');
    assert.equal(first(`We propose TearNet2, a new model for maps. ${link}`), 'TearNet2');
  });
});
