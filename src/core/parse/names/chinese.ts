import {
  abbreviatingWords,
  conjunctionWords,
  describingWords,
  exampleWords,
  fieldWords,
  introducingWords,
  kindWords,
  longFormLeads,
  namingWords,
  otherWords,
  ownWorkWords,
  predicateWords,
} from './chinese-words';

/**
 * What is before and after a name in Chinese prose: the same evidence as the English word classes, by the end of
 * the Han run before the name and the start of the one after it.
 */

/** What the end of a Han run says of the name after it. */
export const enum Before {
  None,
  Called,
  Short,
  Introduced,
  Described,
  Own,
  Kind,
  Example,
  Other,
}

/** A trigger before a name may be followed by these without losing it: 提出了一种新的 X. */
const maxWordLength = 4;
/** A word of several lists is what the last of them says. */
const before = new Map(
  (
    [
      [otherWords, Before.Other],
      [kindWords, Before.Kind],
      [ownWorkWords, Before.Own],
      [describingWords, Before.Described],
      [introducingWords, Before.Introduced],
      [namingWords, Before.Called],
      [abbreviatingWords, Before.Short],
      [exampleWords, Before.Example],
    ] as const
  ).flatMap(([words, kind]) => words.map((word): [string, Before] => [word, kind])),
);
const after = new Set(predicateWords);
const kindSet = new Set(kindWords);
const conjunctions = new Set(conjunctionWords);

/** What the end of the Han run `text[start, end)` says about the name after it. */
export function hanBefore(text: string, start: number, end: number): Before {
  for (let length = Math.min(maxWordLength, end - start); length > 0; length--) {
    const found = before.get(text.slice(end - length, end));
    if (found !== undefined) {
      return found;
    }
  }
  return Before.None;
}

/** Whether the Han run `text[start, end)` begins with the predicate of the name before it. */
export function hanPredicate(text: string, start: number, end: number): boolean {
  return startsWith(after, text, start, end);
}

/** Whether the Han run `text[start, end)` begins with a noun for a kind of work, such as 框架. */
export function hanKind(text: string, start: number, end: number): boolean {
  return startsWith(kindSet, text, start, end);
}

/** Whether the Han run `text[start, end)` begins with a word that joins another name to the one before it. */
export function hanConjunction(text: string, start: number, end: number): boolean {
  return startsWith(conjunctions, text, start, end);
}

function startsWith(set: ReadonlySet<string>, text: string, start: number, end: number): boolean {
  for (let length = 1; length <= maxWordLength && start + length <= end; length++) {
    if (set.has(text.slice(start, start + length))) {
      return true;
    }
  }
  return false;
}

/** First characters of verbs with the second ones. */
function verbsByFirst(verbs: string): ReadonlyMap<number, string> {
  const seconds = new Map<number, string>();
  for (const verb of verbs.split(' ')) {
    seconds.set(verb.charCodeAt(0), (seconds.get(verb.charCodeAt(0)) ?? '') + verb.charAt(1));
  }
  return seconds;
}

const introducing = verbsByFirst('提出 介绍 引入 推出 设计 设想 开发 构建 发布 称为 名为');

/** Verbs that introduce where the authors are their subject: 我们提供, 本文描述. */
const ownVerbs = verbsByFirst('提供 展示 描述 呈现 报告 报道 建立 创建 构造 贡献 推介 给出 收集 实现 建议');

/** Whether 我们 or 本文 stands at most two characters before `at`: 我们还展示. */
function isOwnSubject(text: string, start: number, at: number): boolean {
  for (let i = Math.max(start + 1, at - 3); i < at; i++) {
    const pair = text.slice(i - 1, i + 1);
    if (pair === '我们' || pair === '本文') {
      return true;
    }
  }
  return false;
}

/** Whether a Han run, up to `end`, speaks of what others did: …等人提出, 由谷歌开发; not 由此, 由于 nor 由我们. */
export function hanByOthers(text: string, start: number, end: number): boolean {
  const run = text.slice(Math.max(start, end - 40), end);
  const by = run.lastIndexOf('由');
  const isAgent =
    by !== -1 && !'自理缘'.includes(run.charAt(by - 1) || '-') && !/^由(?:此|于|来|.*[组构]成)/.test(run.slice(by));
  return (isAgent || run.includes('等人') || run.includes('学者')) && !hanOwn(run);
}

/** Whether a Han run says that something was made: 提出, 开发. What parts build is no maker's. */
export function hanMakes(text: string, start: number, end: number): boolean {
  return /提出|开发|发布|推出|引入/.test(text.slice(start, Math.min(end, start + 40)));
}

/** Whether a Han run speaks of the authors. */
export function hanOwn(run: string): boolean {
  return run.includes('我们') || run.includes('本文') || run.includes('本研究');
}

/** Whether a Han run introduces something of the authors' own: 提出, 介绍, 名为, … */
export function hanIntroduces(text: string, start: number, end: number): boolean {
  for (let i = start; i + 1 < end; i++) {
    const code = text.charCodeAt(i);
    if (ownVerbs.get(code)?.includes(text.charAt(i + 1)) === true && isOwnSubject(text, start, i)) {
      return true;
    }
    if (introducing.get(code)?.includes(text.charAt(i + 1)) !== true) {
      continue;
    }
    // 最近提出的 speaks of otherWords, 所提出的 of the authors; 也称为 names what is known.
    if (text.charAt(i + 2) === '的' && i + 2 < end && !'所们文'.includes(text.charAt(i - 1))) {
      continue;
    }
    if (text.charAt(i) === '称' && i > start && '也又被简可常通亦'.includes(text.charAt(i - 1))) {
      continue;
    }
    if (hanByOthers(text, start, i)) {
      continue;
    }
    return true;
  }
  return false;
}

const ownNaming =
  /(?:我们的|本文的?|提出的|该)(?:新)?(?:方法|模型|框架|系统|算法|架构|数据集|基准|工具)被?(?:称为|命名为|名为|叫做)/;

/** Whether a Han run names the authors' own work: 我们的方法称为…. */
export function hanNamesOwn(text: string, start: number, end: number): boolean {
  return ownNaming.test(text.slice(Math.max(start, end - 40), end));
}

/** Whether the end of a Han run speaks of otherWords' work: 常规的…. */
export function hanUsual(text: string, start: number, end: number): boolean {
  return /常规|传统|现有|经典|已有/.test(text.slice(Math.max(start, end - 20), end));
}

const topicSet = new Set(fieldWords);

/** Whether what follows a name makes it a field of study rather than a work. */
export function hanTopic(text: string, start: number, end: number): boolean {
  return startsWith(topicSet, text, start, end);
}

/** Whether a Han run speaks of data rather than of a method. */
export function hanIsData(text: string, start: number, end: number): boolean {
  const run = text.slice(start, end);
  return run.includes('数据集') || run.includes('基准') || run.includes('语料');
}

/** Whether the Han run `text[start, end)` is or ends in a noun for a kind of work: 是一个开源工具包. */
export function hanIsOfKind(text: string, start: number, end: number): boolean {
  return hanBefore(text, start, end) === Before.Kind;
}

/** Whether what begins at `at` says what was just named is: `，一种…`, `，这是…`. */
export function hanExplains(text: string, at: number): boolean {
  return text.startsWith('一', at) || text.startsWith('这是', at) || text.startsWith('它是', at);
}

/** Whether what begins at `at` goes on about what was just named: `，它…`, `，其…`. */
export function hanRefersBack(text: string, at: number): boolean {
  return text.startsWith('它', at) || text.startsWith('其', at) || text.startsWith('该', at);
}

/** Whether a Han run says that the text is a survey. */
export function hanSurveys(text: string, start: number, end: number): boolean {
  const run = text.slice(start, end);
  return run.includes('综述') || run.startsWith('这项调查') || run.startsWith('本调查') || run.startsWith('本次调查');
}

const maxLongFormLength = 20;

/**
 * The Chinese long form at the end of the Han run `text[start, end)` before a bracket: what follows the last word of
 * introducing, or, where a Latin word goes before the run, what follows the first 的. `undefined` if it is no name.
 */
export function hanLongForm(text: string, start: number, end: number, afterLatin: boolean): string | undefined {
  const run = text.slice(Math.max(start, end - 40), end);
  let from = -1;
  for (const lead of longFormLeads) {
    const at = run.lastIndexOf(lead);
    if (at !== -1) {
      from = Math.max(from, at + lead.length);
    }
  }
  if (from === -1 && afterLatin) {
    const de = run.indexOf('的');
    if (de > 0 && de <= 4) {
      from = de + 1;
    }
  }
  if (from === -1) {
    return undefined;
  }
  while (run.charAt(from) === '的' || run.charAt(from) === '了') {
    from++;
  }
  const form = run.slice(from);
  return form.length < 3 || form.length > maxLongFormLength ? undefined : form;
}
