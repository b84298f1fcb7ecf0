import type { LinkKind } from '../../src/core/model/paper';

/** Clean addresses, damaged in each form in which they are met in lists of abstracts, in English and Chinese sentences. */

interface Wanted {
  readonly kind: LinkKind;
  readonly url: string;
}

export interface DamagedText {
  readonly damage: string;
  readonly text: string;
  readonly links: readonly Wanted[];
}

interface Clean extends Wanted {
  /** As it is written where nothing is damaged. */
  readonly written: string;
}

const repository = (written: string, url = written): Clean => ({ kind: 'repository', written, url });
const website = (written: string): Clean => ({ kind: 'website', written, url: written });

const clean: readonly Clean[] = [
  repository('https://github.com/river-lab/TidalNet'),
  repository('https://github.com/a-b-c/deep_survey.v2'),
  repository('https://github.com/quokka42/fast-rcnn-3d'),
  repository('https://github.com/river-lab/TidalNet.git', 'https://github.com/river-lab/TidalNet'),
  repository('https://github.com/river-lab/TidalNet/tree/main', 'https://github.com/river-lab/TidalNet'),
  repository('https://github.com/river-lab/TidalNet/', 'https://github.com/river-lab/TidalNet'),
  repository('https://www.github.com/river-lab/Wan2.1', 'https://github.com/river-lab/Wan2.1'),
  repository('https://gitlab.com/opal/shore-line'),
  repository('https://bitbucket.org/opal/shoreline'),
  repository('https://codeberg.org/opal/shoreline'),
  repository('https://gitee.com/opal/shoreline'),
  repository('https://huggingface.co/opal/shore-7b'),
  repository('https://huggingface.co/datasets/opal/ShoreQA'),
  repository('https://huggingface.co/spaces/opal/demo_shore', 'https://huggingface.co/spaces/opal/demo_shore'),
  repository('https://anonymous.4open.science/r/shore-1F2A'),
  website('https://opal.github.io/shoreline'),
  website('https://shoreline-project.github.io/'),
  website('https://www.example.org/datasets/shore.html'),
  website('https://people.example.edu/~opal/shore/'),
  website('https://sites.google.com/view/shoreline-nets'),
  website('http://data.example.ac.uk/shore(v2)/index.html'),
  website('https://www.example.com/view?id=12&lang=en#top'),
  { kind: 'arxiv', written: 'https://arxiv.org/abs/2401.01234', url: 'https://arxiv.org/abs/2401.01234' },
  { kind: 'arxiv', written: 'https://arxiv.org/pdf/2401.01234v3.pdf', url: 'https://arxiv.org/abs/2401.01234' },
  { kind: 'arxiv', written: 'https://arxiv.org/abs/hep-th/9901001', url: 'https://arxiv.org/abs/hep-th/9901001' },
  { kind: 'doi', written: 'https://doi.org/10.5281/zenodo.1234567', url: 'https://doi.org/10.5281/zenodo.1234567' },
  {
    kind: 'doi',
    written: 'https://dx.doi.org/10.1016/S0925-4005(98)00186-4',
    url: 'https://doi.org/10.1016/S0925-4005(98)00186-4',
  },
];

type Damage = (written: string) => string | undefined;

/** The ways an address itself is broken; undefined where one does not apply. */
const damages: Record<string, Damage> = {
  none: (url) => url,
  'space after the colon': (url) => url.replace('://', ': //'),
  'spaces around the colon': (url) => url.replace('://', ' : //'),
  'space after the slashes': (url) => url.replace('://', ':// '),
  'space between the slashes': (url) => url.replace('://', ':/ /'),
  'one slash': (url) => url.replace('://', ':/'),
  'full-width colon': (url) => url.replace('://', '：//'),
  'upper-case scheme': (url) => url.replace(/^https/, 'HTTPS'),
  'space after a dot of the host': (url) =>
    /github\.com/.test(url) ? url.replace('github.com', 'github. com') : undefined,
  'no scheme': (url) =>
    /github\.com|gitlab\.com|huggingface|www\.|github\.io|arxiv|doi\.org|4open|gitee|codeberg|bitbucket/.test(url)
      ? url.replace(/^https?:\/\//, '')
      : undefined,
  'www. instead of a scheme': (url) => (/\/\/www\./.test(url) ? url.replace(/^https?:\/\//, '') : undefined),
  'escaped for LaTeX': (url) => (/[_#&~]/.test(url) ? url.replace(/[_#&]/g, '\\$&').replace('~', '\\~{}') : undefined),
  'tilde as a formula': (url) => (url.includes('~') ? url.replace('~', '$\\sim$') : undefined),
  'full-width tilde': (url) => (url.includes('~') ? url.replace('~', '～') : undefined),
  'line end at a hyphen': (url) =>
    /[a-z]-[a-z0-9]/.test(url) ? url.replace(/([a-z]-)([a-z0-9])/, '$1\n$2') : undefined,
  'line end after a slash': (url) =>
    /github\.com\/[^/]+\/\w/.test(url) ? url.replace(/(github\.com\/[^/]+\/)/, '$1\n') : undefined,
  'line end after the host': (url) =>
    /github\.com\//.test(url) ? url.replace('github.com/', 'github.com/\n') : undefined,
  'encoded space at the end': (url) => `${url}%20`,
  'encoded spaces at the end': (url) => `${url}%20%20`,
  'zero-width space inside': (url) => url.replace('//', '//\u200b'),
  'dot at the end': (url) => `${url}.`,
  'dots at the end': (url) => `${url}...`,
};

/** How it stands in its sentence. `{}` is the address. */
const contexts: Record<string, string> = {
  'end of an English sentence': 'Code and models are available at {}.',
  'middle of an English sentence': 'Our code (available at {}) runs on one card.',
  'comma after': 'We release {}, with all weights.',
  'semicolon after': 'All data are at {}; the rest will follow.',
  'square brackets': 'Our code is released at [{}].',
  'angle brackets': 'The page <{}> has more.',
  'LaTeX url': 'Our code is available at \\url{{}}.',
  'LaTeX url, spaced': '我们的代码可在\\ url {{}}中获得。',
  'LaTeX href': 'The code is \\href{{}}{here}.',
  'LaTeX footnote': 'We publish all data\\footnote{{}} and code.',
  'LaTeX tie before': 'Code is available at~{}.',
  'Markdown link': 'See [the page]({}) for more.',
  'Markdown bold': 'Code: **{}**',
  quotes: 'The code is at "{}".',
  'end of text': 'Project page: {}',
  'next sentence with a space': 'Code: {} . It is small.',
  'Han glued on both sides': '代码可在{}上找到。',
  'Han before, full stop after': '项目主页见{}。',
  'Chinese brackets': '我们公开了数据集（{}），供研究使用。',
  'Chinese lenticular brackets': '代码【{}】已开源。',
  'ASCII brackets in Chinese': '我们公开了数据集({})以丰富资源。',
  'Chinese comma': '代码位于{}，欢迎使用。',
  'ASCII comma in Chinese': '代码位于{},欢迎使用。',
  'Chinese corner brackets': '主页「{}」提供下载。',
  'Chinese colon before': '代码：{}',
};

/** Every clean address in every damage, with contexts in turn, and every context with the undamaged address. */
export function damagedTexts(): DamagedText[] {
  const texts: DamagedText[] = [];
  const names = Object.keys(contexts);
  let turn = 0;
  for (const { kind, url, written } of clean) {
    for (const [damage, apply] of Object.entries(damages)) {
      const broken = apply(written);
      if (broken === undefined) {
        continue;
      }
      const several =
        damage === 'none' ? names : [0, 1, 2, 3, 4, 5].map((step) => names[(turn + step * 4) % names.length] ?? '');
      turn++;
      for (const context of several) {
        // A dot glued to a word is not a damage but another address.
        const pattern = contexts[context] ?? '{}';
        texts.push({
          damage: `${damage}, ${context}`,
          text: pattern.replace('{}', () => broken),
          links: [{ kind, url }],
        });
      }
    }
  }
  return texts;
}
