import type { Link } from '../../model/paper';

/**
 * Tells from the wording whether a text cites a link as somebody else's. What is said to be available there is the
 * paper's own; what it is based on, follows or compares with is not; an arXiv number in the middle of a sentence is
 * somebody else's unless the sentence says that the paper itself is found there.
 */

/** How far back a sentence is read. */
const window = 240;

const sentenceEnd = /[.!?。！？；;](?=\s|$|[\p{Script=Han}A-Z])|[。！？；]|\n\s*\n/gu;
const abbreviation = /\b(?:e\.g|i\.e|et al|cf|vs|Fig|Sec|No|resp|etc)\.$/i;

const offered =
  /\b(?:availab\w+|availb\w+|released?|releasing|open-?sourc\w+|accessible|accessed|find|found|hosted|provided?|published|shared|obtained|downloaded|visited|seen|online|maintain\w*|located)\b|(?:可在|可以在|可从|可于|可通过|已在|将在|将于|公开|开源|发布|发表|获得|获取|得到|找到|下载|访问|托管|提供|网址|网站|链接|主页|地址)/giu;
const ownThing =
  /\b(?:(?:our|this|the|full|extended|long|longer|complete|project|demo|source)\s+(?:(?:source|project|full|extended|arxiv|demo)\s+)?(?:code|codes|codebase|paper|version|page|website|webpage|homepage|site|video|data|dataset|repository|repo|implementation|preprint|article|report|link|url|demo))(?:\s+(?:is|are))?\s*(?:(?:on|at|in|here)\s*)?[:：]?\s*[(（[]?\s*$|^(?:code|codes|data|demo|project page|paper|url|link|arxiv|doi|preprint|论文|代码|链接|项目主页)\s*[:：]?\s*$/i;
/** What stands before somebody else's code or page. */
const othersCode =
  /\b(?:based (?:up)?on|base our|buil(?:d|ds|t|ding) (?:up)?on|on top of|(?<!the )follow(?:s|ing|ed)(?! (?:link|url|repositor|website|page|pr|address|github|anonymous))|as in|as done in|adapted (?:from|to)|adopt(?:s|ed|ing)? from|borrow\w*|modif(?:ied|ication) (?:from|of)|fork(?:s|ed)? (?:from|of)|a fork of|deriv(?:ed|es) from|taken from|comes? from|inspired by|according to|(?:propos|introduc|develop|report|describ|discuss|releas|publish|provid|maintain)\w* by|extend(?:s|ed|ing)?|extension of|compar\w+ (?:to|with|against)|outperform\w*|unlike|(?:previous|prior|earlier|related|concurrent) (?:work|paper|article|stud(?:y|ie))s?|cf|the (?:official|original) (?:\w+ )?(?:code|codebase|implementation|repositor\w+|repo)|(?:implementation|code|codebase) (?:from|by)|we (?:use|used|employ|employed|adopt|adopted|adapt|thank)|using (?:the )?(?:code|implementation|official|library|toolbox|toolkit|framework)|implemented (?:with|using)|such as|et al)\b|(?:基于|根据|遵循|参考|参照|借鉴|采用|沿用|改编自|源自|来自|引自|取自|修改自|继承|扩展|参见文献|文献|受.{0,20}启发|先前|此前|之前的|前人|现有工作|官方)/giu;
/** What stands before the number of somebody else's paper, besides. */
const othersPaper =
  /\b(?:(?:propos|introduc|present|describ|defin|develop|report|show|studi|discuss|prov|establish|consider|observ|identif|obtain|discover|suggest|formulat)\w* in|results? (?:of|in|from)|generali[sz]\w+ (?:of|in|from)|improv\w+ (?:on|upon|over)|(?:recent|companion) (?:work|paper|preprint|result|article|study)s?|follow-?up|preprint|refer to|references?|works? (?:of|by)|in)\s*[(\[]?\s*$|\b(?:previous|prior|earlier|companion) (?:work|paper|preprint|result|article|study)s?\b/gi;
const copula = /\b(?:is|are|was|were|be|been|being)\b(?:\s+\w+){0,3}\s*$|[,，]\s*$|^\s*$/;
const relative = /\b(?:that|which)\s+(?:(?:is|are|was|were|has|have|been)\s+){0,2}(?:\w+\s+){0,2}$/;
const citedAfter =
  /^[\s)\]）】}]*(?:\[[^\]\n]{1,24}\]\s*)?(?:(?:中|里|上)[^，。,;；\n]{0,8}(?:发现|提出|介绍|报告|描述|定义|证明|研究|讨论|引入|展示|指出|给出)|的(?:方法|工作|实现|结果|代码|框架|做法)|等人)/u;
const citedAfterLatin =
  /^[\s)\]]*(?:\[[^\]\n]{1,24}\][\s,]*)?(?:propos|introduc|present|show|studi|report|prove|obtain|achiev|'s\b)/i;
const standsAlone = /^(?:see|visit|check|code|paper|url|link|arxiv|preprint)\b|^(?:论文|链接|见|参见|详见)/i;
const brackets = /\[\s*\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\s*\]\s*[,:：]?\s*[(（[]?\s*$/;
const joins = /^[\s)}\]）】]*(?:,|，|、|;|；|and|or|&|和|与|及|以及|或)?\s*(?:(?:at|in|on)\s+)?[\s([{（【<]*$/i;

function sentenceBefore(text: string, start: number, previousEnd: number): string {
  const before = text.slice(Math.max(previousEnd, start - window), start);
  let from = 0;
  sentenceEnd.lastIndex = 0;
  for (let found = sentenceEnd.exec(before); found !== null; found = sentenceEnd.exec(before)) {
    const after = found.index + found[0].length;
    if (!abbreviation.test(before.slice(Math.max(0, found.index - 8), found.index + 1))) {
      from = after;
    }
  }
  return before
    .slice(from)
    .replace(/\\(?:url|href|texttt|emph|textit|footnote|underline)|[{}~$]/g, ' ')
    .trimStart();
}

/** The last match of a global pattern. */
function last(pattern: RegExp, text: string): RegExpExecArray | undefined {
  let found: RegExpExecArray | undefined;
  for (const match of text.matchAll(pattern)) {
    found = match;
  }
  return found;
}

/**
 * Whether the text cites the link at `start` to `end` as somebody else's. `previous` is the link before it in the same
 * text, whose standing is taken over where only a comma or an "and" stands between.
 */
export function isCited(
  text: string,
  kind: Link['kind'],
  start: number,
  end: number,
  previous: { readonly end: number; readonly cited: boolean } | undefined,
): boolean {
  if (previous !== undefined && start - previous.end < 30 && joins.test(text.slice(previous.end, start))) {
    return previous.cited;
  }
  const before = sentenceBefore(text, start, previous?.end ?? 0);
  const after = text.slice(end, end + 60);
  if (brackets.test(before)) {
    return true;
  }
  const isIdentifier = kind === 'arxiv' || kind === 'doi';
  if (isIdentifier && (citedAfter.test(after) || citedAfterLatin.test(after))) {
    return true;
  }
  const offer = last(offered, before);
  const other = last(othersCode, before) ?? (isIdentifier ? last(othersPaper, before) : undefined);
  if (other === undefined) {
    if (kind !== 'arxiv' || offer !== undefined || ownThing.test(before)) {
      return false;
    }
    // Only a number set in a sentence is a citation; one that stands alone, after a label or after "see", is not.
    return /\p{L}[^:：]*$/u.test(before) && !standsAlone.test(before);
  }
  const afterOther = before.slice(other.index + other[0].length);
  if (offer !== undefined && offer.index > other.index) {
    const between = before.slice(other.index + other[0].length, offer.index);
    if (relative.test(between)) {
      return true;
    }
    return !(copula.test(between) || /[一-鿿]/.test(offer[0]) || /\b(?:we|and|release|is|are|be)\b/i.test(between));
  }
  if (/\b(?:our|this)\b/i.test(afterOther) && ownThing.test(afterOther)) {
    return false;
  }
  // "We release our code, based on X, at …": the place belongs to the release, not to what it is based on.
  if (offer !== undefined && /[,，]\s*(?:at|on|in|在)?\s*$/.test(afterOther)) {
    return false;
  }
  return isIdentifier || (afterOther.length < 60 && !/[,，;；]/.test(afterOther));
}
