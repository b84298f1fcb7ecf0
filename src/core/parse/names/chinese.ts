/**
 * What stands before and after a name in Chinese prose: the same evidence as the English word classes, by the end of
 * the Han run before the name and the start of the one after it.
 */
const called = ['名为', '称为', '命名为', '叫做', '称作', '称之为', '取名为', '叫', '命名', '称'];
/** Naming only where something is introduced before. */
const short = ['简称', '简称为', '即', '缩写为', '被称为'];
const examples = ['如', '例如', '诸如', '比如'];
const introduced = [
  '提出',
  '提出了',
  '介绍',
  '介绍了',
  '引入',
  '引入了',
  '推出',
  '推出了',
  '发布',
  '发布了',
  '设计',
  '设计了',
  '开发',
  '开发了',
  '构建',
  '构建了',
  '呈现',
  '展示了',
  '贡献了',
  '创建了',
  '研发了',
  '提供了',
  '建立了',
  '建立',
  '公开了',
  '开源了',
  '发表了',
  '形成了',
  '并提出',
  '构造了',
  '实现了',
];
const own = ['我们', '我们的', '所提出的', '提出的', '本文的', '拟议的', '提议的', '所提'];
const kinds = [
  '竞赛',
  '比赛',
  '挑战赛',
  '框架',
  '方法',
  '模型',
  '数据集',
  '基准',
  '系统',
  '算法',
  '网络',
  '工具',
  '工具包',
  '工具箱',
  '软件',
  '平台',
  '架构',
  '策略',
  '模块',
  '库',
  '机制',
  '范式',
  '套件',
  '管道',
  '流程',
  '指标',
  '编码器',
  '检测器',
];
const others = [
  '也称为',
  '又称为',
  '也称',
  '又称',
  '亦称',
  '通称',
  '新提出的',
  '近提出的',
  '前提出的',
  '已提出的',
  '借助',
  '通过',
  '与',
  '和',
  '或',
  '比',
  '在',
  '基于',
  '使用',
  '包括',
  '等',
  '对',
  '从',
  '以及',
  '利用',
  '采用',
  '超过',
  '优于',
  '及',
  '于',
  '用',
  '上',
  '像',
  '将',
  '把',
  '给',
  '为',
];
const subjects = [
  '是',
  '通过',
  '在',
  '实现',
  '利用',
  '可以',
  '能',
  '能够',
  '的核心',
  '优于',
  '包含',
  '旨在',
  '将',
  '使用',
  '引入',
  '达到',
  '显著',
  '支持',
  '不仅',
  '首先',
  '还',
  '采用',
  '由',
  '会',
  '取得',
  '展示',
  '提供',
  '超越',
  '有效',
  '证明',
  '搜索',
  '并',
  '生成',
  '自动',
  '构建',
  '也',
  '模型',
  '设计',
  '共同',
  '托管',
  '表现',
  '结合',
  '具有',
  '基于',
  '整合',
  '提升',
  '解决',
  '涵盖',
  '让',
];

export const enum Before {
  None,
  Called,
  Short,
  Introduced,
  Own,
  Kind,
  Example,
  Other,
}

/** A trigger before a name may be followed by these without losing it: 提出了一种新的 X. */
const longest = 4;
const before = new Map<string, Before>();
for (const word of others) {
  before.set(word, Before.Other);
}
for (const word of kinds) {
  before.set(word, Before.Kind);
}
for (const word of own) {
  before.set(word, Before.Own);
}
for (const word of introduced) {
  before.set(word, Before.Introduced);
}
for (const word of called) {
  before.set(word, Before.Called);
}
for (const word of short) {
  before.set(word, Before.Short);
}
for (const word of examples) {
  before.set(word, Before.Example);
}
const after = new Set(subjects);
const kindSet = new Set(kinds);

/** What the end of the Han run `text[start, end)` says about the name after it. */
export function hanBefore(text: string, start: number, end: number): Before {
  for (let length = Math.min(longest, end - start); length > 0; length--) {
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

export function hanKind(text: string, start: number, end: number): boolean {
  return startsWith(kindSet, text, start, end);
}

function startsWith(set: ReadonlySet<string>, text: string, start: number, end: number): boolean {
  for (let length = 1; length <= longest && start + length <= end; length++) {
    if (set.has(text.slice(start, start + length))) {
      return true;
    }
  }
  return false;
}

/** First characters of the verbs of introducing with the second ones. */
const introducing = new Map<number, string>();
for (const verb of '提出 介绍 引入 推出 设计 设想 开发 构建 发布 称为 名为'.split(' ')) {
  introducing.set(verb.charCodeAt(0), (introducing.get(verb.charCodeAt(0)) ?? '') + verb.charAt(1));
}

/** Whether a Han run introduces something of the authors' own: 提出, 介绍, 名为, … */
export function hanIntroduces(text: string, start: number, end: number): boolean {
  for (let i = start; i + 1 < end; i++) {
    const verbs = introducing.get(text.charCodeAt(i));
    if (verbs === undefined || !verbs.includes(text.charAt(i + 1))) {
      continue;
    }
    // 最近提出的 speaks of others, 所提出的 of the authors; 也称为 names what is known.
    if (text.charAt(i + 2) === '的' && i + 2 < end && !'所们文'.includes(text.charAt(i - 1))) {
      continue;
    }
    if (text.charAt(i) === '称' && i > start && '也又被简可常通亦'.includes(text.charAt(i - 1))) {
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

/** Whether the end of a Han run speaks of others' work: 常规的…. */
export function hanUsual(text: string, start: number, end: number): boolean {
  return /常规|传统|现有|经典|已有/.test(text.slice(Math.max(start, end - 20), end));
}

const topics = ['领域', '技术', '问题', '任务', '方向', '社区', '研究'];
const topicSet = new Set(topics);

/** Whether what follows a name makes it a field of study rather than a work. */
export function hanTopic(text: string, start: number, end: number): boolean {
  return startsWith(topicSet, text, start, end);
}

/** Whether a Han run speaks of data rather than of a method. */
export function hanIsData(text: string, start: number, end: number): boolean {
  const run = text.slice(start, end);
  return run.includes('数据集') || run.includes('基准') || run.includes('语料');
}

/** Whether a Han run says that the text is a survey. */
export function hanSurveys(text: string, start: number, end: number): boolean {
  const run = text.slice(start, end);
  return run.includes('综述') || run.startsWith('这项调查') || run.startsWith('本调查') || run.startsWith('本次调查');
}

const leads = [
  '提出了',
  '提出',
  '称为',
  '名为',
  '叫做',
  '称作',
  '介绍了',
  '引入了',
  '设计了',
  '开发了',
  '构建了',
  '实现了',
  '创建了',
  '我们的',
  '所谓',
  '一种',
  '一个',
  '一套',
  '一类',
  '新颖的',
  '新的',
  '即',
];
const maxLongFormLength = 20;

/**
 * The Chinese long form at the end of the Han run `text[start, end)` before a bracket: what follows the last word of
 * introducing, or, where a Latin word goes before the run, what follows the first 的. `undefined` if it is no name.
 */
export function hanLongForm(text: string, start: number, end: number, afterLatin: boolean): string | undefined {
  const run = text.slice(Math.max(start, end - 40), end);
  let from = -1;
  for (const lead of leads) {
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
