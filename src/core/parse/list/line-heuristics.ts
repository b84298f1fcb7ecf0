import { plainOfDatabase, withoutReferences } from '../../text/plain-markup';

/** What the wording of one line tells: whether it is a title, a label, an item of a numbered list. Each test is of one line. */

const endsSentence = /[。.!?！？…;；][)"'”’』」）\]】}*_]*$/;
const innerSentence = /[.!][)"'”]?\s+[A-Z\u4e00-\u9fff][\w\u4e00-\u9fff]*\s+\S+\s+\S|[。！？]./;

/** Longer texts are weighed by their beginning. */
const weighed = 1_000;

/** Length of a text as it is read: a Han character says as much as two and a half letters. */
export function weightOf(text: string): number {
  const length = Math.min(text.length, weighed);
  let han = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x3400 && (code <= 0x9fff || (code >= 0xf900 && code <= 0xfaff))) {
      han++;
    }
  }
  return text.length === 0 ? 0 : text.length + (1.5 * han * text.length) / length;
}

/** Whether a text is at most so long, counted as `weightOf` does, which is never less than its length. */
export function weighsAtMost(text: string, most: number): boolean {
  return text.length <= most && weightOf(text) <= most;
}

/** Whether a line ends as a sentence does; an address may stand for the full stop. */
export function endsAsSentence(text: string): boolean {
  return endsSentence.test(text) || /https?:\/\/\S{1,300}$/.test(text.slice(-310));
}

/** Whether a text holds the end of a sentence and the beginning of the next. */
export function hasSeveralSentences(text: string): boolean {
  return innerSentence.test(text.slice(0, 4_000));
}

const unfinished =
  /-$|(?:^|\s)(?:a|an|and|are|as|at|be|but|by|can|for|from|has|have|in|into|is|it|its|of|on|or|our|than|that|the|their|these|they|this|to|was|we|were|which|while|with)$/i;

/** Whether a line ends as one does that goes on in the next. */
export function breaksOff(text: string): boolean {
  return unfinished.test(text);
}

/** From this weight on a line may have been broken to a width. */
const minBroken = 50;

/** Whether a line goes on with the sentence of the one above it, though it begins with a word and a colon: "the written / language: …". */
export function runsOn(above: string, text: string): boolean {
  return /^\p{Ll}/u.test(text) && weightOf(above) >= minBroken && !endsAsSentence(above) && !/[:：]$/.test(above);
}

const proposal =
  /(?:^|[.!?:;,]\s{1,3})(?:here,? |(?:in|with) this (?:\w+ )?(?:paper|work|article|study|survey|thesis|report|note|project),? )?(?:we|i) (?:\w+ly |also |first |then )?(?:propose|present|introduce|show|study|develop|investigate|describe|demonstrate|explore|address|release|provide|report|prove|analy[sz]e|give|consider|extend|design|build|construct|evaluate|compare|survey|review|train|derive|offer|publish|argue|find|found)\b|(?:^|[.!?]\s{1,3})(?:this|the|our) (?:\w+ )?(?:paper|work|article|study|survey|thesis|report|note|project|tool|toolbox|library|benchmark|dataset) (?:proposes|presents|introduces|shows|studies|develops|investigates|describes|demonstrates|explores|addresses|provides|reports|reviews|surveys|examines|considers|analy[sz]es|extends|offers|deals|aims|gives|proves|is about)\b|(?:本文|本研究|本论文|本工作|我们|笔者|该论文|这篇论文|该文|文章|这项工作|该工作|作者).{0,12}(?:提出|介绍|设计|研究|展示|开发|发现|探讨|构建|分析|发布|描述|证明|综述|给出|建立|比较|评估|引入|实现|考虑|提供|讨论|报告|扩展)|^提出|\b(?:is|are|was|were) (?:\w+ly |also |here )?(?:proposed|presented|introduced|described|developed|studied|investigated|released|reported|surveyed|reviewed|demonstrated|evaluated)\b(?!\?)/i;

/** Whether a text says by itself what a work proposes, as abstracts do and titles do not. */
export function proposes(text: string): boolean {
  return proposal.test(text.slice(0, 2_000));
}

const laterPart =
  /^(?:[*_[【(]{0,3})((?:materials and )?methods?|results?|findings|conclusions?|discussion|interpretation|significance|limitations|方法|结果|结论|讨论)[\]】)*_]{0,3}\s?[:：.]/i;

/** The name of the later part of a structured abstract that a paragraph begins with, in small letters. */
export function laterPartOf(text: string): string | undefined {
  return laterPart.exec(text.slice(0, 60))?.[1]?.toLowerCase();
}

const firstPart =
  /^(?:[*_[【(]{0,3})(background|introduction|context|importance|rationale|motivation|objectives?|aims?|purpose|目的|背景|引言|目标)[\]】)*_]{0,3}\s?[:：.]/i;

/** The name of the first part of a structured abstract that a paragraph begins with, in small letters. */
export function firstPartOf(text: string): string | undefined {
  return firstPart.exec(text.slice(0, 60))?.[1]?.toLowerCase();
}

/** Whether a paragraph begins as a later part of a structured abstract does. */
export function continuesAbstract(text: string): boolean {
  return laterPartOf(text) !== undefined;
}

/** Whether a text that is more than a name holds an address, as where its code is. */
export function namesAddress(text: string): boolean {
  const at = text.slice(0, 2_000).search(/https?:\/\/|\bgithub\.com\/|\bwww\./i);
  return at > 0 && !/^\[[^\]]{1,300}\]\(\S{1,300}\)$/.test(text) && weightOf(text.slice(0, at)) >= 25;
}

const availability =
  /^(?:(?:our|the|all|its|full|more) ){0,2}(?:(?:source )?code|codes|data|datasets?|models?|implementation|project page|website|demos?|videos?|details|information)\b.{0,80}https?:\/\/|^(?:源?代码|项目|数据集?|模型|详情|更多信息).{0,40}https?:\/\//i;

/** Whether a line only says where code or data of the paper before it are. */
export function onlySaysWhereCodeIs(text: string): boolean {
  return text.length < 200 && availability.test(text) && !proposes(text);
}

/** Whether a sentence ends before the address that a text holds: no title does that. */
export function saysWhereItIs(text: string): boolean {
  return (
    namesAddress(text) &&
    /[.!?。！？;；]\s{0,3}(?:\S{1,20}\s{1,3}){0,5}\S{0,20}[<([]?(?:https?:\/\/|github\.com\/|www\.)/i.test(
      text.slice(0, 600),
    )
  );
}

/** Whether a line may be a title or heading: short, no sentence, not the middle of one. */
export function mayBeTitle(text: string): boolean {
  if (weightOf(text) > 260) {
    return false;
  }
  if (/^#{1,6}\s/.test(text)) {
    return (
      !saysWhereItIs(text) && !(endsAsSentence(text) && proposes(text.replace(/^#{1,6}\s+(?:\d{1,4}[.)、]\s*)?/, '')))
    );
  }
  if (breaksOff(text) || isOnlyLink(text) || proposes(text) || saysWhereItIs(text)) {
    return false;
  }
  return (
    /\p{L}|\p{N}/u.test(text) &&
    !/^[a-z]+(?:[ ,;]|$)/.test(text) &&
    !/[。.;；,，:：][)"'”’』」）\]】}]*$/.test(text) &&
    !innerSentence.test(text)
  );
}

const signs = /^(?:[-=*_~#–—%+|@/\\^&.·…═─━☆★◆◇■□○●※＊－＝～＿]{3,}|\\\\|[*•·●○◦▪■◆◇※☆★])$/u;

const dayAlone =
  /^(?:(?:19|20)\d\d(?:\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2}\s?日?|\s?月)?|\s?年)?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:\d{1,2}\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s(?:\d{1,2},?\s)?(?:19|20)\d\d)$/i;
/** `CVPR 2021`, `NeurIPS'23`, `IEEE TPAMI 2020 (oral)`. */
const venueAlone =
  /^[A-Z]\w{0,12}[A-Z]\w{0,12}(?:[\s'’&/-]{1,3}[A-Z]\w{0,15}){0,3}[\s'’,-]{1,3}(?:(?:19|20)\d\d|(?<=['’])\d\d)(?:\s?[(（]?[A-Za-z]{4,12}[)）]?)?$/;

/** Whether a line holds nothing but a day, or where and when a work appeared. */
export function isDayOrVenue(text: string): boolean {
  if (text.length > 60) {
    return false;
  }
  const inside = /^[[(（【]\s?([^\])）】]{4,50}?)\s?[\])）】]$/.exec(text)?.[1] ?? text;
  return dayAlone.test(inside) || venueAlone.test(inside);
}

/** Signs that only part or adorn: `----`, `====`, `***`, `\\`, a bullet alone. */
export function isRule(text: string): boolean {
  return text.length < 400 && !/^[\p{L}\p{N}]/u.test(text) && signs.test(text.replace(/\s/g, ''));
}

/** A line that holds only an address: it belongs to the text before it. */
export function isOnlyLink(text: string): boolean {
  return text.length < 500 && /^[<([]?(?:https?:\/\/|www\.|arxiv:|doi:)\S+[>)\].。]?$/i.test(text);
}

export interface ListItem {
  /** Undefined for a bullet. */
  readonly number: number | undefined;
  /** Length of what stands before the text. */
  readonly indent: number;
}

const item =
  /^(?:[[［]([\d０-９]{1,4})[\]］]|[(（]([\d０-９]{1,4})[)）]|([\d０-９]{1,4})(?:[.)]\s|\.(?=[^\s\d])|[、．）])|[-*+•·●▪◦‣–]\s(?:\[[ xX]\]\s)?|[①-⑳])\s*/;

/** The number or bullet that a line begins with. */
export function itemOf(text: string): ListItem | undefined {
  const found = item.exec(text.slice(0, 40));
  if (found === null) {
    return undefined;
  }
  const circled = /^[①-⑳]/.test(text) ? String(text.charCodeAt(0) - 0x245f) : undefined;
  const written = found[1] ?? found[2] ?? found[3] ?? circled;
  return { number: written === undefined ? undefined : Number(written.normalize('NFKC')), indent: found[0].length };
}

/** Whether a row begins an item of a list: with a number, which may have been taken off, or a bullet. */
export const isItem = (row: { readonly text: string; readonly number?: number }): boolean =>
  row.number !== undefined || itemOf(row.text) !== undefined;

/** Whether separators stand so close that a line enumerates names or keywords. */
export function enumerates(text: string): boolean {
  const sample = text.slice(0, weighed);
  const separators = sample.match(/[,;，；、]/g)?.length ?? 0;
  return separators * 25 >= weightOf(sample);
}

/** Without `#`, emphasis, HTML's elements and references, and the backslashes that Markdown has before signs. */
export function plainTitle(text: string): string {
  return plainOfDatabase(
    text
      .replace(/^#{1,6}\s+/, '')
      .replace(/^(\*\*|__)(.{1,300})\1$/, '$2')
      .replace(/^《([^《》]{1,300})》$/, '$1')
      .replace(/\\([-.#*_()[\]!+&|])/g, '$1'),
  );
}

const personWord =
  /^(?:\p{Lu}(?:(?!\p{Script=Han})[\p{L}'’.-])*|(?:de|da|das|del|della|dei|der|den|di|do|dos|du|e|la|las|le|los|van|von|vom|y|bin|bint|ibn|al|el|zu|zum|zur|ten|ter|af|av)|[\u4e00-\u9fff]{2,4})$/u;

/** A Chinese name without the space that fills it to the width of others: `王 明`, `王 小明`. */
export function withoutGap(name: string): string {
  return name.replace(/^([\u4e00-\u9fff]{1,2})[ \u3000]{1,4}([\u4e00-\u9fff]{1,2})$/, '$1$2');
}

/** Whether a line holds the names of at least `least` persons and hardly anything else. */
export function mayBeAuthors(text: string, least = 2): boolean {
  if (text.length > 8_000 || (text.length > 60 && endsSentence.test(text.slice(-60).replace(/et al\.$/, '')))) {
    return false;
  }
  const parts = withoutReferences(text)
    .replace(/[\d*†‡§¹²³⁴]+/g, '')
    .replace(/\bet al\.?$|等$/, '')
    .split(/[,;，；、]|\s+(?:and|&|和)\s+/)
    .map((part) => withoutGap(part.trim()))
    .filter((part) => /\p{L}/u.test(part));
  const named = parts.filter((part) => {
    const words = part.split(/\s+/, 9);
    return (
      words.filter((word) => !/^\p{Ll}/u.test(word)).length <= 5 &&
      words.length <= 8 &&
      (words.length >= 2 || /^[\u4e00-\u9fff]{2,4}$/.test(part)) &&
      words.every((word) => personWord.test(word))
    );
  });
  return parts.length >= least && named.length >= 0.8 * parts.length;
}
