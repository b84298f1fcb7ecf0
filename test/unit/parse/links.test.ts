import assert from 'node:assert/strict';
import { findLinks, repositoryId, sameRepository } from '../../../src/core/parse/links/find-links';
import { doiIn } from '../../../src/core/parse/fields/doi';
import { damagedTexts } from '../../eval/damaged-links';

const urls = (text: string) => findLinks(text, 0).map(({ url }) => url);
const only = (text: string) => {
  const [link, ...more] = findLinks(text, 0);
  assert.equal(more.length, 0, text);
  assert.ok(link !== undefined, text);
  return link;
};
const cited = (text: string) => findLinks(text, 0).map(({ own }) => own === false);

describe('findLinks', () => {
  it('ends a DOI before what turns the direction of text, is not seen, or is no character', () => {
    for (const sign of ['\u202e', '\u2066', '\u{e0041}', '\u0007', '\ud800']) {
      assert.equal(doiIn(`10.1000/abc${sign}def`), '10.1000/abc');
      assert.deepEqual(urls(`See doi:10.1000/abc${sign}def.`).slice(0, 1), ['https://doi.org/10.1000/abc']);
      assert.deepEqual(urls(`See https://doi.org/10.1000/abc${sign}def.`).slice(0, 1), ['https://doi.org/10.1000/abc']);
    }
  });

  it('reads every damaged address of the evaluation', () => {
    for (const { text, links } of damagedTexts()) {
      assert.deepEqual(
        findLinks(text, 0).map(({ kind, url }) => ({ kind, url })),
        links.map(({ kind, url }) => ({ kind, url })),
        text,
      );
    }
  });

  it('gives the fields of each kind', () => {
    const text =
      'Code: https://GitHub.com/River-Lab/TidalNet.git, page www.tides.example.org/, paper: arXiv:2401.01234v2, data: doi:10.5281/zenodo.77.';
    assert.deepEqual(
      findLinks(text, 100).map(({ start, end, ...link }) => [link, text.slice(start - 100, end - 100)]),
      [
        [
          {
            kind: 'repository',
            url: 'https://github.com/River-Lab/TidalNet',
            host: 'github.com',
            owner: 'River-Lab',
            repo: 'TidalNet',
          },
          'https://GitHub.com/River-Lab/TidalNet.git',
        ],
        [
          { kind: 'website', url: 'https://www.tides.example.org/', host: 'tides.example.org' },
          'www.tides.example.org/',
        ],
        [{ kind: 'arxiv', url: 'https://arxiv.org/abs/2401.01234', host: 'arxiv.org' }, 'arXiv:2401.01234v2'],
        [{ kind: 'doi', url: 'https://doi.org/10.5281/zenodo.77', host: 'doi.org' }, 'doi:10.5281/zenodo.77'],
      ],
    );
  });

  it('covers the address only, stray spaces and line ends included', () => {
    for (const [text, part] of [
      ['在（https: //github.com/a/b）中', 'https: //github.com/a/b'],
      ['\\ url {https://github.com/a/b}中', 'https://github.com/a/b'],
      ['[https://github.com/a/b].', 'https://github.com/a/b'],
      ['见https://github.com/a/b/tree/main/docs。', 'https://github.com/a/b/tree/main/docs'],
      ['at https://github.com/a/b.git.', 'https://github.com/a/b.git'],
      ['at https://github.com/a-\nb/c-\nd and more', 'https://github.com/a-\nb/c-\nd'],
    ] as const) {
      const { start, end } = only(text);
      assert.equal(text.slice(start, end), part);
    }
  });

  describe('repositories', () => {
    for (const [written, url] of [
      ['https://gitlab.com/group/sub/project/-/tree/main', 'https://gitlab.com/group/sub/project'],
      ['https://gitlab.uni.example.edu/a/b', 'https://gitlab.uni.example.edu/a/b'],
      ['https://bitbucket.org/a/b/src/master/', 'https://bitbucket.org/a/b'],
      ['https://codeberg.org/a/b', 'https://codeberg.org/a/b'],
      ['https://gitee.com/a/b/blob/master/x.py', 'https://gitee.com/a/b'],
      ['https://huggingface.co/a/b/resolve/main/x.bin', 'https://huggingface.co/a/b'],
      ['https://hf.co/datasets/a/b', 'https://huggingface.co/datasets/a/b'],
      ['https://huggingface.co/spaces/a/b', 'https://huggingface.co/spaces/a/b'],
      ['https://anonymous.4open.science/r/a-b-1234/README.md', 'https://anonymous.4open.science/r/a-b-1234'],
      ['https://github.com/a/b/issues/12#top', 'https://github.com/a/b'],
      ['https://github.com/a/b.github.io.', 'https://github.com/a/b.github.io'],
      ['https://github.com/a/M.A.O .', 'https://github.com/a/M.A.O'],
      ['https://github.com/a/ DeepTide.', 'https://github.com/a/DeepTide'],
      ['https://github.com/ river/DeepTide.', 'https://github.com/river/DeepTide'],
      ['https://github.com/a/b.The rest', 'https://github.com/a/b'],
      ['https://github.com/a/b,https', 'https://github.com/a/b'],
    ] as const) {
      it(written, () => {
        const link = only(written);
        assert.deepEqual([link.kind, link.url], ['repository', url]);
      });
    }

    for (const written of [
      'https://github.com/river-lab',
      'https://github.com/features/actions',
      'https://huggingface.co/papers/2401.01234',
      'https://huggingface.co/datasets/squad',
      'https://github.com/',
    ]) {
      it(`${written} is none`, () => {
        assert.equal(only(written).kind, 'website');
      });
    }

    it('are implied by the pages of an owner', () => {
      assert.deepEqual(
        [
          'https://river-lab.github.io/tides/',
          'https://river-lab.github.io',
          'https://river-lab.github.io/projects/tides',
          'https://river-lab.gitlab.io/tides/a.html',
        ].map((url) => only(url).repositoryUrl),
        ['https://github.com/river-lab/tides', undefined, undefined, 'https://gitlab.com/river-lab/tides'],
      );
    });

    it('are compared without case', () => {
      const [one, other, third] = findLinks(
        'https://github.com/River/Tides http://www.github.com/river/tides.git https://github.com/river/tides2',
        0,
      );
      assert.ok(one !== undefined && other !== undefined && third !== undefined);
      assert.ok(sameRepository(one, other));
      assert.ok(!sameRepository(one, third));
      assert.equal(repositoryId(one), 'github.com/river/tides');
    });
  });

  describe('identifiers', () => {
    for (const [text, id] of [
      ['arXiv:2401.01234', '2401.01234'],
      ['Arxiv: 0704.0001v1', '0704.0001'],
      ['arXiv preprint arXiv:2401.01234', '2401.01234'],
      ['arXiv：2401.01234', '2401.01234'],
      ['arXiv 2401. 01234', '2401.01234'],
      ['arXiv:hep-th/9901001v3', 'hep-th/9901001'],
      ['arXiv:math.GT/0309136', 'math.GT/0309136'],
      ['https://arxiv.org/html/2401.01234v1', '2401.01234'],
      ['https://export.arxiv.org/abs/cs/0112017', 'cs/0112017'],
      ['https://doi.org/10.48550/arXiv.2401.01234', '2401.01234'],
    ] as const) {
      it(text, () => {
        const link = only(text);
        assert.deepEqual([link.kind, link.url], ['arxiv', `https://arxiv.org/abs/${id}`]);
      });
    }
    for (const [text, doi] of [
      ['doi:10.1234/abc.5', '10.1234/abc.5'],
      ['DOI: 10.1007/978-3-030-1_2.', '10.1007/978-3-030-1_2'],
      ['(10.1016/S0925-4005(98)00186-4)', '10.1016/S0925-4005(98)00186-4'],
      ['https://doi.org/10.1234%2Fabc', '10.1234/abc'],
      ['发表于10.1234/abc.5。', '10.1234/abc.5'],
    ] as const) {
      it(text, () => {
        assert.equal(only(text).url, `https://doi.org/${doi}`);
      });
    }
  });

  it('takes nothing else for a link', () => {
    for (const text of [
      'Write to anna@example.com or {anna,otto}@walls.example.edu.',
      'We use Node.js, i.e. version 3.5, e.g. in Fig.2, vs. GPT-3.5/4 and TensorFlow.js.',
      'Rev.ai, Key.Net and Varif.ai are products; reviews come from Amazon.com.',
      'DNS-over-HTTPS, HTTP/2 and HTTP and WebSocket transports.',
      '627,000 papers from arXiv, 2020 to 2024, and the doi of each.',
      'A ratio of 10.1234/5, and 10.5 of 11.',
      'The results are good.In the end it works.Our code is small.',
      'see www. and https:// alone',
      'Ethics approval 2024.01234 of arXiv:9913.01234',
    ]) {
      assert.deepEqual(urls(text), [], text);
    }
  });

  it('takes a bare domain for a link only where the text offers it', () => {
    assert.deepEqual(urls('The demo is available at walls.example.org, and at modelzoos.cc/data.'), [
      'https://walls.example.org',
      'https://modelzoos.cc/data',
    ]);
    assert.deepEqual(urls('项目主页见walls.cc。'), ['https://walls.cc']);
    assert.deepEqual(urls('We crawled walls.com twice.'), []);
    assert.deepEqual(urls('smartlab.github.io'), ['https://smartlab.github.io']);
  });

  it('tells glued addresses apart', () => {
    assert.deepEqual(urls('https://github.com/a/bhttps://github.com/c/d'), [
      'https://github.com/a/b',
      'https://github.com/c/d',
    ]);
    assert.deepEqual(
      urls('https://github.com/a/b;https://github.com/c/d，github.com/e/f和github.com/g/h'),
      ['a/b', 'c/d', 'e/f', 'g/h'].map((path) => `https://github.com/${path}`),
    );
    assert.deepEqual(urls('[https://github.com/a/b](https://github.com/a/b)'), [
      'https://github.com/a/b',
      'https://github.com/a/b',
    ]);
    assert.deepEqual(urls('https://web.archive.org/web/2020/https://walls.example.org/'), [
      'https://web.archive.org/web/2020/https://walls.example.org/',
    ]);
  });

  it('does not run on into the next line or word', () => {
    assert.deepEqual(urls('at https://walls.example.org/\nWe count'), ['https://walls.example.org/']);
    assert.deepEqual(urls('at https://github.com/river/tides\nWe count'), ['https://github.com/river/tides']);
    assert.deepEqual(urls('at https://github.com/river/ soon.'), ['https://github.com/river/']);
    assert.deepEqual(urls('at https://github.com/river/tides .It'), ['https://github.com/river/tides']);
  });

  it('drops a hyphen at a line end only if the text writes the word without', () => {
    assert.deepEqual(urls('DeepTide is at https://github.com/river/Deep-\nTide now'), [
      'https://github.com/river/DeepTide',
    ]);
    assert.deepEqual(urls('It is at https://github.com/river/Deep-\nTide now'), ['https://github.com/river/Deep-Tide']);
  });

  describe('what a text cites as the work of others', () => {
    for (const text of [
      '在Arxiv:2001.03994 [CS.LG]中发现了一种模式。',
      'Our work extends TidalNet (arXiv:2401.01234) to lakes.',
      'We build on the bound proposed in arXiv:2401.01234.',
      'The gauges of Stone et al. (2020) arXiv:2005.01234 are used.',
      'Our code is based on the implementation at https://github.com/river/tides.',
      'Following https://github.com/river/tides, we train for ten days.',
      'We use the official code of TidalNet (https://github.com/river/tides).',
      'Gaps are filled as in [12] https://github.com/river/tides.',
      '我们的实现基于https://github.com/river/tides。',
      '遵循官方实现(https://github.com/river/tides)进行训练。',
    ]) {
      it(`is: ${text}`, () => {
        assert.deepEqual(cited(text), [true]);
      });
    }
    for (const text of [
      'Code is available at https://github.com/river/tides.',
      'Our code, which is based on PyTorch, is available at https://github.com/river/tides.',
      'We release our code at the following link: https://github.com/river/tides.',
      'The dataset was published in https://huggingface.co/datasets/river/tides.',
      'Unlike previous work, it is fast. Code: https://github.com/river/tides.',
      'The paper is available at https://arxiv.org/abs/2401.01234.',
      'arXiv:2401.01234',
      'Project page: https://river.github.io/tides',
      '代码可在https://github.com/river/tides上获得。',
      '基于该框架的代码已在https://github.com/river/tides公开。',
    ]) {
      it(`is not: ${text}`, () => {
        assert.deepEqual(cited(text), [false]);
      });
    }
    it('is passed on over an "and"', () => {
      assert.deepEqual(
        cited('Following https://github.com/a/b and https://github.com/c/d, we train. Code: https://github.com/e/f.'),
        [true, true, false],
      );
    });
  });
});
