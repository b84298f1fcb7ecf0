import { PhrasePart } from './title-model';

/** Chinese words by what they are in phrases, whatever titles have of them. */
export const chineseParts: readonly (readonly [part: PhrasePart, words: string])[] = [
  [PhrasePart.Leading, '用于 针对 面向 对 在 基于 通过 利用'],
  [PhrasePart.Inner, '的 和 与 及 或'],
  [
    PhrasePart.Break,
    '中 本文 本文通过 现在 在 对 是 来 时 并 以 而 且 但 使 让 把 被 将 从 也 还 都 就 才 了 着 过 若 当 因 则 却 仅 只 又 能 会 可 要 需 应 该 这 那 它 其 他 她 你 我 我们 他们 它们 人们 这些 那些 这种 这个 该方法 但是 因此 然而 从而 例如 可以 能够 并且 以及 进行 称为 名为 为 到 出 等人 及其 而非 以便 时候 如何 为了 正在 成为 已 已经 正 曾 很 非常 十分 之后 之前 作为 变得 所 做 难以 难于 无法 缺乏 未能 受限于 受制于 局限于 限于 不足以 遭受 面临 过度依赖 严重依赖 高度依赖',
  ],
  [
    PhrasePart.NotFirst,
    '一种 一个 一项 一套 一类 一组 一款 各种 新 新的 新型 新颖 每个 各 每 种 个 项 款 套 等 上 下 间 后 前 有 者 性 化 之间 上述 其中 其他 不同 许多 现有 更 更好 通过 由 一些 两种 于 法 率 们 实现 提高 提升 增强 解决 改善 改进 关于 结合 所需 生成的 最近 最近的 常规 传统 传统的 常见 常见的 一般 开发的 使用的 提出的 我们的',
  ],
  [
    PhrasePart.Unfinished,
    '用于 基于 通过 面向 针对 对于 关于 利用 使用 采用 实现 提高 具有 包括 由于 不 更 最 很 较 于 两 三 新 未 如 由 向 方面 上 下 前 后 同时 一种 一个 新型 提升 增强 解决 改善 改进 合并 等 设计 生成的 不同 与其 之 第 之间 发布 受限 不足',
  ],
];

/** Words that the fitted lexicon lacks, and in whose place it would have two: 用|途, 法|则, 受限|于. */
export const furtherWords =
  '用途 用法 法则 场所 中途 难于 未能 受限于 受制于 局限于 不足以 遭受 过度依赖 严重依赖 高度依赖';

/** Where a sentence says what is wrong with something. */
export const wrong =
  /(?:难以|难于|无法|不能|未能|缺乏|缺少|受限|局限|受制于|依赖|不足|面临|遭受|忽略|忽视|容易|往往|需要|耗时|昂贵)/;

/** Characters with which a pair of characters is no part of a word. */
export const particles = new Set([...'的了与和在及之对于用以从中将为是'].map((character) => character.charCodeAt(0)));

/** Where the authors say what they do. */
export const statement =
  /(?:我们|本文|本研究|该论文|本论文|研究|论文|工作|作者)[^，。,]{0,6}?(?:提出|介绍|引入|设计|开发|推出|发布|构建|建立|研究|探讨|探索|调查|分析|专注于|旨在|讨论|证明|表明|展示|描述|提供|考虑|综述|回顾|评估)(?:了|出)?|^(?:提出|介绍|引入|设计|开发|推出|发布|构建|研究|探讨|探索|分析)(?:了|出)?/;

const unfinished =
  /(?:通过|用于|基于|针对|现在|正在|成为|以及|关于|包括|(?<!目|标)的|了|(?<!饱|调|总|中|平|温)和|(?<!参)与|及|(?<!存|潜|内|外)在|(?<!配|成|应|面|相|绝|反)对|(?<!服)从|或|并|而|把|被|将|(?<!行|人|作)为|其)$/;

const back = /我们|本文|本研究|该方法|这些|这种|这个|它们|但是|因此|然而|从而/;
/** Whether a phrase points back to what was said, or to its paper. */
export const pointsBack = (phrase: string): boolean => back.test(phrase);

const twice = /(方法|模型|框架|算法|训练|系统|网络|数据集|任务)\1/;
/** Whether a phrase says a word twice in a row. */
export const saysTwice = (phrase: string): boolean => twice.test(phrase);

const notFirst =
  /^(?:本文|我们|还是|还(?!原)|和|与|及(?!时|早)|的|了(?!解)|或|并(?!行|发|联)|而|但|且|也|该|其(?!他)|这|那|它)/;

const kind =
  /(?:框架|方法|模型|架构|算法|系统|网络|数据集|基准|工具箱|工具包|策略|机制|平台|模块|范式|软件|指标|竞赛|综述|研究|分析|技术|调查|评估|方案|工具|损失)$/;
/** Whether a phrase ends with what a paper gives. */
export const isKind = (phrase: string): boolean => kind.test(phrase);

const wantsFor = /^(?:基于|用于|通过|面向|针对|利用|使用|结合|具有|采用)/;
/** Whether a phrase begins with a preposition of its own. */
export const hasPreposition = (phrase: string): boolean => wantsFor.test(phrase);

const clause =
  /^(?:以(?!太|色列|往|上|下|前|后)|来(?!源|自)|并(?!行|发|联)|可(?!解释|视|靠|信|控|扩展|穿戴|见|变|微|逆|塑|迁移|再生|持续|用性|行性|读|调|学习|能性|转移|压缩)|能(?!力|量|源|耗|见度)|被(?!动)|把|视为|作为|成为|弥补|取决|导致|引起|造成|等价|优于|属于|难以|难于|无法|缺乏|未能|受限于|受制于|局限于|不足以)./;
/**
 * What a word of the lexicon is in phrases, by its characters: no phrase holds one that belongs to a clause (以提高), another word is wanted
 * after 可以通过, and 还是 belongs to what stands before. Bits of `PhrasePart`.
 */
export const partsOfWord = (word: string): number =>
  (clause.test(word) ? PhrasePart.Break : 0) |
  (unfinished.test(word) ? PhrasePart.Unfinished : 0) |
  (notFirst.test(word) ? PhrasePart.NotFirst : 0);
