import { maxTextRead } from './asides';
import { pointsBack } from './chinese-words';
import { cutPhrase, maxTitleLength, sentencesOf, tidy } from './phrase';
import type { TextWords } from './text-words';

/*
 * What the authors say that they do, in their own words: the title where no phrase is likely to be one, as in fields whose words
 * were not learnt.
 */

const isClause =
  /[()[\]{}"“”;:…@\\]|\b(?:we|our|us|they|their|it|its|this|these|those|them|is|are|was|were|has|have|which|that|however|therefore|et al)\b/i;
const article = /^(?:(?:an?|the|how|that) )?(?:(?:novel|new|simple) )?/i;

/** What follows the first verb that says what the authors do, as far as it fits; undefined where that is a clause. */
export function englishStatement({ text, length, starts, fromStatement, sentences }: TextWords): string | undefined {
  let at = 0;
  while (at < length && fromStatement[at] !== 1) {
    at++;
  }
  let end = at;
  while (end < length && sentences[end] === sentences[at]) {
    end++;
  }
  if (at >= length - 1) {
    return undefined;
  }
  const said = cutPhrase(text.slice(starts[at], starts[end - 1]).replace(article, ''), maxTitleLength);
  return isClause.test(said) || !said.includes(' ') ? undefined : said;
}

const verb =
  /(?:我们|本文|论文|本研究|研究|工作|作者)[^，。,；;]{0,8}?(?:提出|介绍|引入|设计|开发|推出|发布|构建|建立|研究|探讨|探索|调查|分析|专注于|讨论|证明|描述|提供|考虑|综述|回顾|评估)(?:了|出)?(?:[一两三几多][种个套类款项组])?(?:全?新颖?的)?/g;
const hollow = /^(?:[，,、：:]|的|者|这|该|它|其|此|第.项|人员|结果|方向|表明|并|和|与)|[()（）[\]【】{}"“”「」《》;；…@\\]|等人/;
const dangling = /(?:的|了|和|与|及|在|对|从|或|并|而|把|被|将|为|其|以|于|通过|基于|用于|以及)$/;
/** A Chinese title that one can take in at a glance has about this many characters, and says something from this many on. */
const glance = 40;
const least = 6;

/** The first thing that the authors say that they do and that says something, as far as it fits; undefined where there is none. */
export function chineseStatement(text: string): string | undefined {
  for (const sentence of sentencesOf(text.slice(0, maxTextRead))) {
    for (const found of sentence.matchAll(verb)) {
      const rest = sentence.slice(found.index + found[0].length, found.index + found[0].length + glance + 1);
      const said = tidy(rest.length <= glance ? rest : rest.slice(0, rest.search(/[，,；;][^，,；;]*$/)));
      if (said.length >= least && !hollow.test(said) && !dangling.test(said) && !pointsBack(said)) {
        return said;
      }
    }
  }
  return undefined;
}
