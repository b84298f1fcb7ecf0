/** Names that a BibTeX field has between two ` and `: one by the book, several where people have joined them otherwise. */
import { charAt, isSpace, splitOutside, withoutNumber } from './person-names';

const han = /\p{Script=Han}/u;
/** A whole Korean name; of `김, 철수` neither part is one. */
const koreanName = /^\p{Script=Hangul}{2,4}$/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const separators = ',;，；、';

/**
 * The names of one part of a field, each in a form that BibTeX reads. What cannot be one name is a list: Han names and
 * others at commas, semicolons and ampersands, `et al.` and 等 left out.
 * @param beginsList whether the other part, after `and`, is a plain name: then `Ann Ash, Otto Birch` before it is two
 */
export function namesIn(part: string, beginsList: boolean): string[] {
  const list = trimmed(part);
  const behind = atSemicolonsWithInitials(list);
  if (behind !== undefined) {
    return behind;
  }
  const endsInComma = /,[\s~]{0,9}$/.test(part.slice(-10));
  return splitOutside(list, semicolonAt)
    .flatMap((piece) => {
      const pieces = atAmpersands(trimmed(piece));
      return pieces.flatMap((one) => atCommas(one, beginsList || endsInComma || pieces.length > 1));
    })
    .map(trimmed)
    .filter((name) => /[\p{L}{\\]/u.test(name));
}

/** Names of a list in BibTeX's form, where all of several have initials behind the family name: `Wood KA`, `Reed G`. */
export const withGivenBehind = (names: readonly string[]): readonly string[] =>
  names.length > 1 && names.every((name) => !name.includes(',') && initialsBehind(name) > 0)
    ? names.map(listed)
    : names;

/** `Wood KA; Reed G`: where each has initials behind the family name, they are given names. */
function atSemicolonsWithInitials(list: string): string[] | undefined {
  const names = list.includes(';') ? splitOutside(list, semicolonAt).map(trimmed) : [];
  return names.length > 1 && names.every((name) => !name.includes(',') && initialsBehind(name) > 0)
    ? names.map(listed)
    : undefined;
}

/** Braces round a part of a name say that it is one. */
function atCommas(text: string, isList: boolean): string[] {
  const parts = splitOutside(text, charAt(han.test(text) ? ',，' : ','));
  if (parts.length < 2 && !han.test(text)) {
    return [text];
  }
  const isByTheBook = parts.length < 4 && parts.some((part) => part.startsWith('{'));
  return isByTheBook ? [text] : han.test(text) ? hanNames(text, parts.map(trimmed)) : westernNames(text, parts, isList);
}

/** Whether a part is a first and a last name without a comma. */
export function isPlainName(part: string): boolean {
  return !part.includes(',') && wordsOf(part).length > 1 && isPersonal(part);
}

const isEnd = (char: string | undefined): boolean => isSpace(char) || separators.includes(char ?? ' ');

const notInList =
  /(?:^|[\s~,，、；;])(?:(?:et\.?[\s~]{1,3}al(?:ii|ia)?\.?|and|others|u\.[\s~]?a\.)|\\(?:emph|textit)\{et\.?[\s~]{1,3}al\.?\})$|(?:^|(?<=\p{Script=Han}{2})|[\s,，、；;])等人?$|[\s~]\{?0\d{3}\}?$|[\s~]\((?:eds?|editors?|hrsg|hgg?|dir|coord)s?\.?\)$/iu;

/** Without what stands at the ends of a list and is no name: commas, `and`, `et al.`, 等, and the numbers by which DBLP tells namesakes apart. */
function trimmed(text: string): string {
  let start = 0;
  while (start < text.length && isEnd(text[start])) {
    start++;
  }
  let end = text.length;
  for (let last = -1; last !== end;) {
    while (end > start && isEnd(text[end - 1])) {
      end--;
    }
    last = end;
    end -= notInList.exec(text.slice(Math.max(start, end - 40), end))?.[0].length ?? 0;
  }
  return withoutNumber(text.slice(start, end).replace(/^(?:and|&|\\&)\s/i, ''));
}

/** A semicolon that ends no entity, or the mark that parts Han words. */
function semicolonAt(text: string, index: number): number {
  const char = text[index];
  return char === '；' ||
    char === '、' ||
    (char === ';' && !/&#?\w{1,8}$/.test(text.slice(Math.max(0, index - 10), index)))
    ? 1
    : 0;
}

/** What joins the last two names of a list: ampersands, and "and" in languages in which it stands in no name. */
const joining = /^(?:\\?&|&amp;|[和与及]|und|et|og|och)[\s~]/;
/** Spanish names have it between two family names. */
const joiningWholeNames = /^y[\s~]/;

const joiningAt =
  (pattern: RegExp) =>
  (text: string, index: number): number =>
    isSpace(text[index]) ? (pattern.exec(text.slice(index + 1, index + 8))?.[0].length ?? -1) + 1 : 0;

/** Apart at ampersands and words for "and" where those join persons, since names of bodies have them too. A backslash hides no ampersand. */
function atAmpersands(text: string): string[] {
  return apartAt(text, joining).flatMap((part) => apartAt(part, joiningWholeNames));
}

function apartAt(text: string, pattern: RegExp): string[] {
  const parts = splitOutside(text, joiningAt(pattern));
  return parts.length > 1 && parts.every(isPersonal) ? parts : [text];
}

const notPersonal =
  /^(?:of|and|for|the|in|on|to|at|&|\\&|inc|ltd|llc|co|corp|gmbh|company|university|universit\p{L}{0,5}|institut\p{L}{0,3}|department|ministry|office|agency|council|committee|commission|group|team|association|society|cent(?:er|re)|services?|research|development|partners|sons|foundation|laborator\p{L}{1,3}|bank|press|collaboration|consortium|project|school|college|division|bureau|board|network|union|stiftung|verein|verband|gesellschaft|\p{L}{0,12}amt|ministerium|hochschule|akademie|zentrum|ag|kg|fondation|société|ministère|conseil|école|centro|fundación|ministerio|asociación|sociedad|comisión|consejo)[.,]?$/iu;
const particles = /^(?:\p{Ll}{1,4}|d')$/u;

/** Whether a text looks like a person: several words with capitals and particles, or two to four Han characters. */
function isPersonal(text: string): boolean {
  const words = wordsOf(text.replace(/,/g, ' '));
  if (han.test(text)) {
    return /^\p{Script=Han}{2,4}$/u.test(words.join('')) || text.includes(',');
  }
  return (
    words.length > 1 &&
    words.length < 8 &&
    words.every((word) => !notPersonal.test(word) && (/^[\p{Lu}{\\'’]/u.test(word) || particles.test(word)))
  );
}

function wordsOf(text: string): string[] {
  return splitOutside(text, (all, index) => (isSpace(all[index]) ? 1 : 0));
}

const surnames: ReadonlySet<string> = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎闫余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文' +
    '庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净' +
    '張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾譚鄒陸萬錢湯龔賴顧龍嚴齊莊衛單寧閔',
);
const compoundSurnames: ReadonlySet<string> = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 南宫 独孤 长孙 宇文 轩辕 钟离 澹台 淳于 申屠 呼延 歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 鍾離'.split(
    ' ',
  ),
);

const isHanName = (text: string, least: number, most: number): boolean =>
  /^\p{Script=Han}+$/u.test(text) && text.length >= least && text.length <= most;
/** A whole Chinese name: it begins with a family name. */
const isWholeName = (text: string): boolean =>
  isHanName(text, 2, 4) && (surnames.has(text[0] ?? '') || compoundSurnames.has(text.slice(0, 2)));
const isFamily = (text: string): boolean => isHanName(text, 1, 1) || compoundSurnames.has(text);

/** `王小明与李红`, `王小明/李红`, `山田太郎・鈴木一郎`: whole names with a character or sign between them. */
function joinedNames(text: string): string[] | undefined {
  const joined = text.length <= 9 ? text.split(/[和与及]/) : [];
  if (joined.length === 2 && joined.every(isWholeName)) {
    return joined;
  }
  const names = text.split(/\s?[/／・･]\s?/);
  const isName = /[/／]/.test(text) ? isWholeName : (name: string) => isHanName(name, 3, 5);
  return names.length > 1 && names.every(isName) ? names : undefined;
}

/** Names with Han characters: `王, 小明` and `山田, 太郎` are one, `王小明, 李红` and `王伟 李红` two. */
function hanNames(text: string, parts: readonly string[]): string[] {
  if (parts.length === 1) {
    const words = wordsOf(text);
    return words.length > 1 && words.every(isWholeName) ? words : (joinedNames(text) ?? [text]);
  }
  const [first = '', second = ''] = parts;
  const isOne =
    parts.length === 2 &&
    (!han.test(first) ||
      kana.test(text) ||
      isFamily(first) ||
      (isHanName(first, 2, 2) && isHanName(second, 1, 2) && !(isWholeName(first) && isWholeName(second))));
  if (isOne) {
    return [`${first}, ${second}`];
  }
  const names: string[] = [];
  for (let index = 0; index < parts.length; index++) {
    const [part = '', given = ''] = parts.slice(index, index + 2);
    if (isFamily(part) && isHanName(given, 1, 3)) {
      names.push(`${part}, ${given}`);
      index++;
    } else {
      names.push(part);
    }
  }
  return names;
}

const suffix =
  /^\{?(?:jr|sr|jnr|snr|junior|senior|filho|neto|júnior|sobrinho|[ivx]{1,4}|\d(?:st|nd|rd|th)|ph\.?\s?d|m\.?d|esq|m\.?sc|phil)\.?\}?$/i;
const initials = /^(?:\p{Lu}\.?[ -]?){1,4}$/u;
const initialsWord = /^(?!(?:II|III|IV|VI)$)(?:\p{Lu}\.?-?){1,3}$/u;

/** Of `Wood KA` or `Wood K. A.` how many words are initials behind a family name; 0 where the text is no such name. */
function initialsBehind(text: string): number {
  const words = wordsOf(text);
  let behind = 0;
  while (words.length < 6 && initialsWord.test(words[words.length - 1 - behind] ?? '')) {
    behind++;
  }
  return behind < words.length && words.slice(0, words.length - behind).every((word) => /\p{Ll}/u.test(word))
    ? behind
    : 0;
}

/** `K. A. Wood`. */
function hasInitialsBefore(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 1 && /^(?:\p{Lu}\.-?){1,3}$/u.test(words[0] ?? '') && /\p{Ll}/u.test(words.at(-1) ?? '');
}

/** A name of a list with commas in BibTeX's form. */
function listed(text: string): string {
  const behind = initialsBehind(text);
  const words = wordsOf(text);
  return behind === 0 ? text : `${words.slice(0, -behind).join(' ')}, ${words.slice(-behind).join(' ')}`;
}

const isOneWord = (text: string): boolean => wordsOf(text).filter((word) => !particles.test(word)).length === 1;

/** Names without Han characters, separated by commas where they cannot be one name. */
function westernNames(text: string, parts: readonly string[], isList: boolean): string[] {
  const [first = '', second = '', third = ''] = parts;
  if (parts.every((part) => koreanName.test(part))) {
    return [...parts];
  }
  if (parts.length === 2) {
    const areNames =
      initialsBehind(first) > 0
        ? initialsBehind(second) > 0
        : hasInitialsBefore(first)
          ? hasInitialsBefore(second)
          : isList && !/^\p{Ll}/u.test(first) && isPersonal(first) && isPersonal(second);
    return areNames ? parts.map(listed) : [text];
  }
  // The X of `Lan, X., K. Wood` is no tenth.
  if (parts.length === 3 && suffix.test(second) && !(initials.test(second) && hasInitialsBefore(third))) {
    return [text];
  }
  if (parts.length === 3 && suffix.test(third)) {
    return [`${first}, ${third}, ${second}`];
  }
  if (parts.length === 3 && initials.test(second) && initials.test(third)) {
    return [`${first}, ${second} ${third}`];
  }
  const isInPairs = parts.length % 2 === 0 && parts.every((part, index) => index % 2 === 1 || isOneWord(part));
  const names: string[] = [];
  for (let index = 0; index < parts.length; index++) {
    const [part = '', next = ''] = parts.slice(index, index + 2);
    if (next !== '' && (isInPairs || (initials.test(next) && !initials.test(part)))) {
      names.push(`${part}, ${next}`);
      index++;
    } else if (suffix.test(part) && names.length > 0) {
      names.push(withSuffix(names.pop() ?? '', part));
    } else {
      names.push(listed(part));
    }
  }
  return names;
}

/** `Ann Ash` or `Ash, Ann` with what follows a family name. */
function withSuffix(name: string, behind: string): string {
  const [family = '', given = ''] = splitOutside(name, charAt(','));
  const words = wordsOf(name);
  return given === ''
    ? `${words.at(-1) ?? ''}, ${behind}, ${words.slice(0, -1).join(' ')}`
    : `${family}, ${behind}, ${given}`;
}
