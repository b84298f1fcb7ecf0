/**
 * How two titles relate: `same` but for case and punctuation, `near` (a subtitle left out, a word changed), `companion`
 * (they say that they are different parts, or that one corrects, supplements or answers), `other`, or `unclear`, since one
 * is missing or they are in different scripts.
 */
export type TitleRelation = 'same' | 'near' | 'unclear' | 'companion' | 'other';

/** A title as it is compared. */
export interface ComparedTitle {
  /** As it is written. */
  readonly written: string;
  /** Without case, spaces and punctuation. */
  readonly normal: string;
}

/** Titles of one or two words need an author in common. */
const minInformativeLength = 16;
/** Share of words in common, from which on titles are near. */
const nearShare = 0.7;
const maxTitleLength = 1_000;

const general = new RegExp(
  `^(?:${[
    '(?:guest)?editors?(?:ial)?s?(?:board|introduction|note|page|preface|comments?|remarks)?',
    'editorial\\w{0,20}',
    'introduction(?:to(?:the|this)?(?:special)?(?:issue|section))?',
    'preface',
    'foreword',
    'prologue',
    'epilogue',
    'afterword',
    '(?:book)?reviews?(?:section)?',
    'letters?(?:to|from)the(?:editors?|president|chair)',
    'correspondence',
    '(?:list|table)?(?:of)?contents',
    '(?:front|back)(?:matter|cover)',
    '(?:from|note|message)(?:by|from)?the(?:\\w{1,12})?(?:editors?|president|chair\\w{0,6})',
    'in(?:this|the)(?:issue|news)',
    'in(?:brief|memoriam)',
    'news\\w{0,12}',
    'obituar(?:y|ies)',
    'announcements?',
    'acknowledge?ments?',
    'conclusions?',
    'discussion',
    'abstracts?',
    '(?:author|subject|name)?index',
    'callforpapers',
    'calendar\\w{0,12}',
    'notices?',
    'miscellan\\w{1,6}',
    '(?:about|listof)the(?:authors?|contributors?)',
    '(?:errat|corrigend|addend)(?:um|a)',
    'corrections?',
    'retraction(?:notice)?',
    '(?:authors?)?(?:reply|response|comments?)',
    'comment(?:ary)?s?',
    'untitled',
    'notitle',
    '编者按',
    '卷首语',
    '前言',
    '序言?',
    '引言',
    '绪论',
    '书评',
    '社论',
    '勘误',
    '更正',
    '目录',
    '编后记',
    '致谢',
    '征稿\\p{Script=Han}{0,6}',
    '简讯',
    '消息',
  ].join('|')})$`,
  'u',
);

/** Whether a title, in normal form, is one that every journal has: `Editorial`, `Letters to the Editor`. */
export function isGeneralTitle(normal: string): boolean {
  return general.test(normal);
}

/** Whether a title tells its work from all others: long enough, and none that every journal has. */
export function isInformativeTitle(normal: string): boolean {
  const isHan = /\p{Script=Han}/u.test(normal);
  return normal.length >= (isHan ? minInformativeLength / 2 : minInformativeLength) && !isGeneralTitle(normal);
}

/** What makes of a title another work's: the part, the supplement, the correction, the reply. */
const markers: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'supplement',
    /\b(?:(?:support(?:ing|ive)|additional) (?:information|materials?|data|text|files?)|supplement(?:ary|al)?|appendix)\b|^(?:replication )?data (?:from|for)\b|(?:[补補]充|支[持撑]|附加)(?:材料|信息)|附录/iu,
  ],
  [
    'correction',
    /\b(?:errat(?:um|a)|corrigend(?:um|a)|correction (?:to|of|for)|addendum|publisher[’']s note)\b|\bcorrections? ?[:.—–]|[-(—] ?corrections?\)?$|(?:author|publisher) correction|勘[误誤]|更正|订正$/iu,
  ],
  ['retraction', /\b(?:retraction|retracted|withdrawn|expression of concern)\b|撤稿|[（(]撤回/iu],
  [
    'reply',
    /\b(?:reply|response|rejoinder|replies) (?:to|by)\b|\b(?:reply|response|rejoinder) ?[:.]|[:(] ?(?:reply|response)\)?$|答复|回应|》.{0,4}回复/iu,
  ],
  [
    'comment',
    /\b(?:comments?|commentary|discussion) (?:on|to|of)\b|\bcomment ?[:.]|[:(] ?comment\)?$|评论|商榷|评《|》.{0,4}讨论/iu,
  ],
  ['sequel', /[（(]续/u],
  ['review', /\b(?:book )?review of\b|^review ?[:.]|书评/iu],
];
/** What a title begins or ends with that another work has, and this one is about. */
const aboutAnother =
  /^\W{0,5}(?:(?:(?:author|publisher)(?:[’']s)? )?(?:errat(?:um|a)|corrigend(?:um|a)|addend(?:um|a)|corrections?|retraction(?: not(?:ic)?e)?|expression of concern|retracted(?: article)?|withdrawn|reply|rejoinder)(?: ?[:.—–-]| (?:to|of|for|on)\b|\W{0,5}$)|勘[误誤]|更正|撤稿)|[:：.(（—–-] ?(?:errat(?:um|a)|corrigend(?:um|a)|addend(?:um|a)|corrections?|retraction|retracted|勘[误誤]|更正)\W{0,5}$/iu;

/** Whether a title says that its work corrects, takes back or answers another one, whose text it may repeat. */
export function isAboutAnother(title: string): boolean {
  return aboutAnother.test(title.slice(0, maxTitleLength));
}

const part =
  /\b(?:part|pt|vol|volume|chapter|ch|no|book|section|lecture|episode)\.? ?(\d{1,4}|[ivxlc]{1,6}|one|two|three|four|five|six|[a-h])(?=\W|$)|第([一二三四五六七八九十\d]{1,4})(?:部分|章|卷|册|篇|讲|部)|([（(](?:[一二三四五六七八九十]{1,3}|\d{1,2}|[IVX]{1,4})[）)]|\s(?:[IVX]{1,5}|\d{1,2}))(?=[\s.:：,]*$|[.:：]\s)|([上中下])(?=$|[）)])|之([一二三四五六七八九十])(?=$|[\s)）:：])/giu;
const numerals: ReadonlyMap<string, string> = new Map(
  [
    'i one 一',
    'ii two 二',
    'iii three 三',
    'iv four 四',
    'v five 五',
    'vi six 六',
    'vii 七',
    'viii 八',
    'ix 九',
    'x 十',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, String(index + 1)] as const)),
);

function marksOf(written: string): string {
  const title = written.slice(0, maxTitleLength);
  const parts = [...title.matchAll(part)].map((match) => {
    const number = (match.slice(1).find((group) => group !== undefined) ?? '').toLowerCase().replace(/[\s()（）]/g, '');
    return numerals.get(number) ?? number;
  });
  return [...markers.filter(([, pattern]) => pattern.test(title)).map(([name]) => name), ...parts].join(' ');
}

const stopWords: ReadonlySet<string> = new Set(
  'a an the of for on in and with to by from at as via using its is are be towards toward'.split(' '),
);

/** Words; of Chinese, pairs of neighbouring characters. */
function wordsOf(written: string): Set<string> {
  const words =
    written
      .slice(0, maxTitleLength)
      .toLowerCase()
      .match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? [];
  const parts = words.flatMap((word) =>
    /\p{Script=Han}/u.test(word) && word.length > 1
      ? Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2))
      : [word],
  );
  const informative = parts.filter((word) => !stopWords.has(word));
  return new Set(informative.length > 0 ? informative : parts);
}

const isMostlyHan = (normal: string): boolean => (normal.match(/\p{Script=Han}/gu)?.length ?? 0) * 4 > normal.length;

/** See `TitleRelation`. */
export function titleRelation(left: ComparedTitle | undefined, right: ComparedTitle | undefined): TitleRelation {
  if (left === undefined || right === undefined || isMostlyHan(left.normal) !== isMostlyHan(right.normal)) {
    return 'unclear';
  }
  if (left.normal === right.normal) {
    return 'same';
  }
  if (marksOf(left.written) !== marksOf(right.written)) {
    return 'companion';
  }
  if (left.normal.startsWith(right.normal) || right.normal.startsWith(left.normal)) {
    return 'near';
  }
  const [one, two] = [wordsOf(left.written), wordsOf(right.written)];
  const common = [...one].filter((word) => two.has(word)).length;
  return (2 * common) / (one.size + two.size) >= nearShare ? 'near' : 'other';
}
