import { balanced, cutMark, maxTitleLength, sentencesOf, tidy } from './phrase';

/** A title out of a Chinese abstract: `text` without markup. */
export function chineseTitle(text: string, names: readonly string[]): string {
  // A comma inside a number is no clause.
  const sentences = sentencesOf(text.replace(/(\d),(?=\d{3})/g, '$1'));
  const name = names[0];
  if (name === undefined) {
    return cutHan(statement(sentences) ?? withoutLead(sentences[0] ?? tidy(text)), maxTitleLength);
  }
  const what =
    whatItIs(sentences, name, names) ??
    goal(sentences, name) ??
    statement(sentences) ??
    does(sentences, name) ??
    sentences[0] ??
    '';
  const rest = cutHan(withoutName(withoutLead(what), name), maxTitleLength - name.length - 1);
  return rest === '' ? name : `${name}：${rest}`;
}

const kind =
  '(?:框架|方法|模型|架构|算法|系统|网络|数据集|基准套件|基准|工具箱|工具包|策略|机制|平台|模块|范式|软件|指标|分类法|任务|竞赛)';
const endsInKind = new RegExp(`${kind}$`);
const throughKind = new RegExp(`^.{2,60}?${kind}(?!的|和|与|、|在|数据集|套件|测试)`);

/** What stands between the verb of a contribution and what it is. */
const article =
  /^(?:了|出)?(?:一种|一个|一套|一类|一款|一项|一组|我们的|我们)?(?:全新的?|新颖的?|新型的?|创新的?|新的|简单而有效的|简单的|有效的|高效的)?(?:、|且|而)?(?:名为|称为)?/;
const strong = /(?:提出|介绍|引入|设计|开发|推出|发布|构建|建立|设想|提议|创建)(?:了|出)?/g;
const weak =
  /研究了|研究(?=[^了者人员生的，,]{6})|探讨了?|探索了?|调查了?|分析了|专注于|致力于|旨在|讨论了|证明了?|表明|发现|比较了|评估了|综述了|回顾了|采用了|更好地了解/g;
/** Before a verb, these make the authors its subject. */
const authors =
  /(?:^|[，,：:；;]|们|本文|研究|论文|工作|作者|并|还|首次|进一步|首先|彻底|以便|将|也|系统地|旨在|此|主要)$/;
/** And these others. */
const others = /(?:最近|先前|以前|现有|已|被|别人|如前)$/;
/** What says nothing by itself, or only points back. */
const hollow =
  /^(?:(?:的|者|这|该|它|其|此|两个贡献|第一项研究|系统的实证研究|实证研究|一项研究|概念|方法$|解决方案)|.{0,3}$)/;

interface Statement {
  readonly phrase: string;
  readonly worth: number;
}

/** What the authors say that they do: the clause that says most, the earlier of equals. */
function statement(sentences: readonly string[]): string | undefined {
  let best: Statement | undefined;
  for (const [at, sentence] of sentences.entries()) {
    for (const found of [...stated(sentence, strong, 4), ...stated(sentence, weak, 1)]) {
      const worth = found.worth - Math.min(at, 8) * 0.3;
      if (best === undefined || worth > best.worth) {
        best = { phrase: found.phrase, worth };
      }
    }
  }
  return best?.phrase;
}

function stated(sentence: string, verb: RegExp, worth: number): Statement[] {
  const found: Statement[] = [];
  verb.lastIndex = 0;
  for (let match = verb.exec(sentence); match !== null && found.length < 4; match = verb.exec(sentence)) {
    const before = sentence.slice(Math.max(0, match.index - 4), match.index);
    if (!authors.test(before) || others.test(before)) {
      continue;
    }
    const rest = withoutLead(
      tidy(sentence.slice(match.index + match[0].length, match.index + match[0].length + 160)).replace(article, ''),
    );
    if (hollow.test(rest)) {
      continue;
    }
    const clause = cutHan(rest, maxTitleLength);
    const size = clause.length < 6 ? -3 : clause.length < 9 ? 0 : 2;
    found.push({ phrase: clause, worth: worth + size + (verb === strong && endsInKind.test(clause) ? 2 : 0) });
  }
  return found;
}

/** What a name is, is said where it first stands. */
const maxOccurrencesRead = 12;

function whatItIs(sentences: readonly string[], name: string, names: readonly string[]): string | undefined {
  let looked = 0;
  const wanted = name.toLowerCase();
  for (const sentence of sentences) {
    const text = sentence.toLowerCase();
    for (let at = text.indexOf(wanted); at !== -1 && looked++ < maxOccurrencesRead; at = text.indexOf(wanted, at + 1)) {
      const found = described(sentence.slice(Math.max(0, at - 300), at), sentence.slice(at + name.length), names);
      if (found !== undefined && found.length >= 5 && !hollow.test(found)) {
        return found;
      }
    }
  }
  return undefined;
}

function described(before: string, after: string, names: readonly string[]): string | undefined {
  // 名为 X 的开源工具箱，…
  const noun = /^[”"》\s\uE001]*的([^，。,；;]{2,60})/.exec(after)?.[1];
  if (/(?:名为|称为|命名为|叫做|称作|名叫)[“"《\s\uE000]*$/.test(before) && noun !== undefined) {
    return throughKind.exec(noun)?.[0] ?? noun;
  }
  // X，一种…；X 是一种…
  const apposition =
    /^\s*(?:[（(][^（）()]{0,80}[）)])?(?:[，,：:]|——|\s*是)(?:这)?(?:是)?(?:一种|一个|一套|一款|一项|首个|第一个)([^，。,；;]{3,60}(?:[，,]用于[^，。,；;]{4,40})?)/.exec(
      after,
    )?.[1];
  if (apposition !== undefined) {
    return apposition.replace(article, '');
  }
  // X 提出了一种…
  const proposing =
    /^\s*(?:框架|方法|模型)?(?:提出|引入|设计|开发|介绍)了?(?:一种|一个|一套|一款)([^，。,；;]{3,60})/.exec(after)?.[1];
  if (proposing !== undefined) {
    return proposing.replace(article, '');
  }
  // 我们介绍了 X，该工具包…
  const that = /^\s*(?:[（(][^（）()]{0,80}[）)])?[，,](?:该|这种|这个|此)([^，。,；;]{4,60})/.exec(after)?.[1];
  if (that !== undefined && !/^版本|^研究/.test(that)) {
    return that;
  }
  return /[（(]\s*$/.test(before) ? longForm(before.replace(/\s*[（(]\s*$/, ''), after, names) : undefined;
}

/** 长名（X）框架, with what belongs to it after the bracket. */
function longForm(before: string, after: string, names: readonly string[]): string | undefined {
  const rest = /^[^）)]{0,20}[）)]([^，。,；;]{0,30})/.exec(after)?.[1] ?? '';
  const tail = new RegExp(`^(?:的[^，。,；;]{2,12}$|${kind})`).exec(rest)?.[0] ?? '';
  const long = names.slice(1).find((name) => name.length > 2 && before.endsWith(name));
  if (long !== undefined) {
    return long + tail;
  }
  const found =
    /(?:提出|介绍|设计|开发|引入|推出|构建|名为|称为|叫做)(?:了|出)?((?:(?!名为|称为|提出|介绍)[^，。,；;]){3,50})$/
      .exec(before)?.[1]
      ?.replace(article, '');
  if (found !== undefined && !/^[与和在对从以]/.test(found)) {
    return found + tail;
  }
  const made = /^设计的([^，。,；;]{3,30})/.exec(rest)?.[1];
  return made;
}

/** What comes after the first place of a name in each sentence. */
function afterName(sentences: readonly string[], name: string): string[] {
  const wanted = name.toLowerCase();
  return sentences.flatMap((sentence) => {
    const at = sentence.toLowerCase().indexOf(wanted);
    return at === -1 ? [] : [sentence.slice(at + name.length, at + name.length + 120)];
  });
}

/** What a name is for: 旨在…. */
function goal(sentences: readonly string[], name: string): string | undefined {
  for (const rest of afterName(sentences, name)) {
    const found = /旨在([^，。,；;]{6,60})/.exec(rest)?.[1];
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** What a name does: 通过…实现…. */
function does(sentences: readonly string[], name: string): string | undefined {
  for (const rest of afterName(sentences, name)) {
    const found =
      /^\s*(?:框架|方法|模型|系统)?(?:能够|可以)?((?:完全)?(?:通过|利用|基于|结合|采用)[^。；;]{6,80})/.exec(rest)?.[1];
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Without words that lead in: 通过这项工作，我们…, 可以…, 方法来…. */
function withoutLead(phrase: string): string {
  return phrase
    .replace(/^[，,：:、\s]+/, '')
    .replace(/^(?:通过这项工作|在这项工作中|在本文中|在此|为此|因此)[，,]/, '')
    .replace(/^(?:我们|本文|该论文|本研究)(?![^，,]{0,3}的)/, '')
    .replace(/^(?:可以|能够|了|方法来|任务)(?=.{6})/, '');
}

function withoutName(phrase: string, name: string): string {
  return phrase.toLowerCase().startsWith(name.toLowerCase())
    ? phrase.slice(name.length).replace(/^[\s的，,：:]+/, '')
    : phrase;
}

/** A Chinese title that one can take in at a glance has about this many characters. */
const glance = 40;

/** The longest beginning of a Chinese phrase, at most `limit` long, that ends at a clause, else at a phrase. */
function cutHan(phrase: string, limit: number): string {
  const text = balanced(tidy(phrase));
  const most = Math.min(limit, glance);
  if (text.length <= most) {
    return text;
  }
  for (let i = most; i >= 10; i--) {
    if ('，,；;：:'.includes(text.charAt(i))) {
      return balanced(tidy(text.slice(0, i)));
    }
  }
  // Before a bracket, or a word that begins what a thing is for.
  for (let i = most; i >= 10; i--) {
    if ('来以并从、 （('.includes(text.charAt(i)) && !/[A-Za-z0-9]/.test(text.charAt(i + 1))) {
      return balanced(tidy(text.slice(0, i)));
    }
  }
  // Never in the middle of a Latin word.
  let end = most - 1;
  while (end > 10 && /[A-Za-z0-9]/.test(text.charAt(end)) && /[A-Za-z0-9]/.test(text.charAt(end - 1))) {
    end--;
  }
  return `${tidy(text.slice(0, end)).replace(/[的了和与在]$/, '')}${cutMark}`;
}
