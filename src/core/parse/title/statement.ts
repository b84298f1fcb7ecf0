import { maxTextRead } from './asides';
import { pointsBack } from './chinese-words';
import { cutPhrase, maxTitleLength, sentencesOf, tidy } from './phrase';
import type { TextWords } from './text-words';

/*
 * What the authors say that they do, in their own words: the title where no phrase is likely to be one, as in fields whose words
 * were not learnt.
 */

const isClause =
  /[()[\]{}"“”;:…@\\]|^(?:that|which|who|and|or|but|of|there|also|because|so|thus|then|not)\b|\b(?:we|our|us|they|their|it|its|this|these|those|them|is|are|was|were|has|have|which|however|therefore|et al)\b/i;
/** `Objective: To assess whether`, `a novel`. */
const lead =
  /^(?:[A-Z][a-z]{2,15}: (?:To [a-z]+ )?)?(?:whether |if |how |that )?(?:(?:an?|the) )?(?:(?:novel|new|simple) )?/;

/** What the authors say that they do, else the first sentence, as far as it fits; undefined where that is a clause or nothing. */
export function englishStatement(words: TextWords): string | undefined {
  const { text, length, starts, fromStatement } = words;
  const at = fromStatement.subarray(0, length).indexOf(1);
  return (
    (at === -1 ? undefined : sentenceFrom(words, at)) ??
    (/^[A-Z]/.test(text) && starts[0] === 0 ? sentenceFrom(words, 0) : undefined)
  );
}

function sentenceFrom({ text, length, starts, sentences }: TextWords, at: number): string | undefined {
  let end = at;
  while (end + 1 < length && sentences[end + 1] === sentences[at]) {
    end++;
  }
  const said = cutPhrase(text.slice(starts[at], starts[end]).replace(lead, ''), maxTitleLength);
  return isClause.test(said) || !said.includes(' ') ? undefined : said;
}

const verb =
  /(?:我们|本文|论文|文章|本研究|研究|工作|作者)[^，。,；;]{0,8}?(?:提出|介绍|引入|设计|开发|推出|发布|构建|建立|研究|探讨|探索|调查|考察|分析|比较|专注于|讨论|证明|描述|揭示|重建|提供|考虑|综述|回顾|评估)(?:了|出)?(?:一[种个套类款项组])?(?:全?新颖?的)?/g;
const hollow =
  /^(?:[，,、：:]|的|者|这|该|它|其|此|第.项|人员|结果|方向|表明|并|和|与)|[()（）[\]【】{}"“”「」《》;；…@\\]|等人/;
const dangling = /(?:的|了|和|与|及|在|对|从|或|并|而|把|被|将|为|其|以|于|通过|基于|用于|以及)$/;
/** A Chinese title that one can take in at a glance has about this many characters, and says something from this many on. */
const glance = 40;
const least = 6;

/** The first thing that the authors say that they do, else the first sentence, if it fits and says something; undefined where there is none. */
export function chineseStatement(text: string): string | undefined {
  const sentences = sentencesOf(text.slice(0, maxTextRead));
  for (const sentence of sentences) {
    for (const found of sentence.matchAll(verb)) {
      const said = clausesOf(sentence.slice(found.index + found[0].length));
      if (said !== undefined) {
        return said;
      }
    }
  }
  const first = sentences[0] ?? '';
  return first.length <= glance && !/[，,]/.test(first) ? clausesOf(first) : undefined;
}

/** The clauses at the beginning of a text that fit; undefined where they say nothing by themselves. */
function clausesOf(text: string): string | undefined {
  const rest = text.slice(0, glance + 1);
  const said = tidy(rest.length <= glance ? rest : rest.slice(0, Math.max(0, rest.search(/[，,][^，,]*$/))));
  return said.length >= least && !hollow.test(said) && !dangling.test(said) && !pointsBack(said) ? said : undefined;
}
