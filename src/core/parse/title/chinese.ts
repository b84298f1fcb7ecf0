import { balanced, longestTitle, sentencesOf, tidy } from './phrase';

const lead =
  /(?:我们|本文|本研究|本论文|这项工作|该论文|该研究|该文|本工作|作者|论文|研究|^|^通过这项工作，我们)(?:还|首次|进一步|首先|因此|主要|系统地|在此|从而|将)?(?:提出|提议|介绍|引入|设计|设想|制定|使用|训练|收获|旨在|致力于|专注于|关注|开发|推出|发布|构建|研究(?!者|人员|生)|探讨|探索|调查|分析|描述|展示|提供|建立|考虑|讨论|证明|表明|发现|认为|采用|建议|解决|评估|比较|考察|进行|回顾|综述)(?:了|并|出)?/;
const article = /^(?:一种|一个|一套|一类|一款|一项|一组|了)?(?:新颖的?|全新的?|新型的?|新的|简单而有效的|简单的|有效的|高效的)?(?:、|且|而)?/;

/** A title out of a Chinese abstract: `text` without markup. */
export function chineseTitle(text: string, names: readonly string[]): string {
  // A comma inside a number is no clause.
  const sentences = sentencesOf(text.replace(/(\d),(?=\d{3})/g, '$1'));
  const name = names[0];
  if (name !== undefined) {
    const what = whatItIs(sentences, name, names);
    if (what !== undefined) return `${name}：${cutHan(what, longestTitle - name.length - 1)}`;
  }
  const phrase = statement(sentences) ?? sentences[0] ?? tidy(text);
  if (name !== undefined && !phrase.toLowerCase().includes(name.toLowerCase())) return `${name}：${cutHan(phrase, longestTitle - name.length - 1)}`;
  return cutHan(phrase, longestTitle);
}

function statement(sentences: readonly string[]): string | undefined {
  for (const sentence of sentences) {
    const found = lead.exec(sentence);
    if (found === null) continue;
    const rest = tidy(sentence.slice(found.index + found[0].length).replace(/^[，,：:]/, '')).replace(article, '').replace(/^名为/, '');
    if (rest.length >= 8) return rest;
  }
  return undefined;
}

/** What a name is, is said where it first stands. */
const mostLooked = 12;

function whatItIs(sentences: readonly string[], name: string, names: readonly string[]): string | undefined {
  let looked = 0;
  for (const sentence of sentences) {
    for (let at = sentence.indexOf(name); at !== -1 && looked++ < mostLooked; at = sentence.indexOf(name, at + 1)) {
      const found = described(sentence.slice(Math.max(0, at - 300), at), sentence.slice(at + name.length), names);
      if (found !== undefined && found.length >= 3) return found;
    }
  }
  return undefined;
}

function described(before: string, after: string, names: readonly string[]): string | undefined {
  // 名为 X 的开源工具箱，…
  const called = /(?:名为|称为|命名为|叫做|称作|名叫)[“"《\s\uE000]*$/.test(before);
  const noun = /^[”"》\s\uE001]*的([^，。,；;]{2,60})(?:，(?:用于|旨在|以|来)([^，。,；;]{2,40}))?/.exec(after);
  if (called && noun !== null) return noun[1];
  // X，一种…；X 是一种…
  const apposition = /^\s*(?:[（(][^（）()]{0,80}[）)])?(?:[，,：:]|——|\s*是)(?:这)?(?:是)?(?:一种|一个|一套|一款|一项|首个|第一个)([^，。,；;]{3,60})/.exec(after);
  if (apposition?.[1] !== undefined) return apposition[1].replace(article, '');
  // X 提出了一种…
  const proposing = /^\s*(?:框架|方法|模型)?(?:提出|引入|设计|开发|介绍)了?(?:一种|一个|一套|一款)([^，。,；;]{3,60})/.exec(after);
  if (proposing?.[1] !== undefined) return proposing[1].replace(article, '');
  // 我们介绍了 X，该工具包…
  const that = /^\s*(?:[（(][^（）()]{0,80}[）)])?[，,](?:该|这种|这个|此)([^，。,；;]{4,60})/.exec(after);
  if (that?.[1] !== undefined) return that[1];
  // 长名（X）…
  if (/[（(]\s*$/.test(before)) {
    const long = names[1];
    const stem = before.replace(/[（(]\s*$/, '');
    const rest = /^[^）)]{0,20}[）)]([^，。,；;]{0,30})/.exec(after)?.[1] ?? '';
    const tail = /^(?:框架|方法|模型|架构|算法|系统|网络|数据集|基准)/.exec(rest)?.[0] ?? '';
    if (long !== undefined && stem.endsWith(long)) return long + tail;
    const found = /(?:提出|介绍|设计|开发|引入|推出|构建)了?(?:一种|一个|一套)?([^，。,；;]{3,50})$/.exec(stem);
    if (found?.[1] !== undefined) return found[1].replace(article, '') + tail;
  }
  return undefined;
}

/** A Chinese title that one can take in at a glance has about this many characters. */
const glance = 40;

/** The longest beginning of a Chinese phrase, at most `limit` long, that ends at a clause, else at a phrase. */
export function cutHan(phrase: string, limit: number): string {
  const text = balanced(tidy(phrase));
  const most = Math.min(limit, glance);
  if (text.length <= most) return text;
  for (const marks of [clauseMarks, '、的', ' ']) {
    for (let i = most; i >= 10; i--) if (marks.includes(text.charAt(i))) return balanced(tidy(text.slice(0, i)));
  }
  // Never in the middle of a Latin word.
  let end = most;
  while (end > 10 && /[A-Za-z0-9]/.test(text.charAt(end)) && /[A-Za-z0-9]/.test(text.charAt(end - 1))) end--;
  return tidy(text.slice(0, end));
}

const clauseMarks = '，,；;：:（(';
