import { chineseModel } from './chinese-weights';
import { chineseSigns, chineseUnits, unitAt, unitsOfText, far, type ChineseSign } from './chinese-words';
import { isFunctionWord } from './english-words';
import { choosePhrases, type Phrase } from './compose';
import { maxTitleLength } from './phrase';
import { plainSentences } from './sentences';
import { likelihoods, unpackModel, type TitleModel } from './unit';

let loaded: TitleModel | undefined;
const model = (): TitleModel => (loaded ??= unpackModel(chineseModel));

/** How many units a title has. */
const wanted = 15;
/** A Chinese title that one can take in at a glance has about this many characters. */
const glance = 40;

/** A title out of a Chinese abstract, `text` without markup; empty where no phrase of it could be one. */
export function chineseTitle(text: string, names: readonly string[]): string {
  const signs = chineseSigns(plainSentences(text), model().lexicon);
  const name = names[0]?.replace(/["“”]/g, '');
  const room = Math.min(glance, name === undefined ? maxTitleLength : maxTitleLength - name.length - 1);
  const there = new Set(unitsOfText(name ?? ''));
  const likely = likelihoods(chineseUnits(signs, names), model());
  const joined = (one: Phrase, other: Phrase): string | undefined => joinedText(one, other, room);
  const choice = choosePhrases(phrasesOf(signs, room, name), likely, there, wanted, joined);
  if (choice === undefined) {
    return name ?? '';
  }
  const [first, second] = choice.phrases;
  const said = (second === undefined ? undefined : joined(first, second)) ?? first.text;
  return name === undefined ? said : `${name}：${said}`;
}

/** Phrases are cut before and after these, and may hold them. */
const particles = new Set(['的', '和', '与', '及', '或', '在', '对', '中']);
/** Phrases hold none of these. */
const clauseWords = new Set(
  '是 来 时 并 以 而 且 但 使 让 把 被 将 从 也 还 都 就 才 了 若 当 因 则 却 仅 只 又 能 会 可 要 需 应 该 这 那 它 其 他们 它们 这些 那些 这种 这个 该方法 但是 因此 然而 从而 例如 可以 能够 并且 以及 进行 称为 名为 为 到 出 等人 及其 而非 以便 时候 如何 为了'.split(
    ' ',
  ),
);
const notFirst = new Set(
  '一种 一个 一项 一套 一类 一组 一款 各种 新 新的 新型 新颖 每个 各 每 种 个 项 款 套 类 等 上 下 间 后 前 所 有 者 性 化 之间 上述 其中 其他 不同 许多 现有 更 更好 通过 由 一些 两种 于 法 率'.split(
    ' ',
  ),
);
const notLast = new Set(
  '用于 基于 通过 面向 针对 对于 关于 利用 使用 采用 实现 提高 具有 包括 由于 等 不 会 所 更 最 很 较 于 两 三 新 未 如 由 向 方面 上 下 前 后 同时 时 一种 一个 新型 提升 增强 解决 改善 改进'.split(
    ' ',
  ),
);

/** Whether a sign is of a word that titles have. */
const isContent = (sign: ChineseSign | undefined): boolean =>
  sign !== undefined && !endsPhrases(sign) && !particles.has(sign.word);

const endsPhrases = ({ kind, word }: ChineseSign): boolean =>
  kind === 'mark' ||
  clauseWords.has(word) ||
  (kind === 'latin' ? isFunctionWord(word.toLowerCase()) : model().breaks.has(word));

/** Every phrase that may stand in a title, at most `room` long. */
function phrasesOf(signs: readonly ChineseSign[], room: number, name: string | undefined): Phrase[] {
  const found: Phrase[] = [];
  for (let from = 0; from < signs.length; from++) {
    const first = signs[from];
    if (first?.startsWord !== true || !isContent(first) || notFirst.has(first.word) || /^[的了和与及或而并但且](?![解时行发联])/.test(first.word)) {
      continue;
    }
    const isWhole = !isContent(signs[from - 1]);
    let text = '';
    const units = new Set<string>();
    for (let at = from; at < signs.length; at++) {
      const sign = signs[at];
      if (sign === undefined || endsPhrases(sign) || sign.text === name) {
        break;
      }
      const spaced = sign.kind === 'latin' && signs[at - 1]?.kind === 'latin' && at > from;
      text += spaced ? ` ${sign.text}` : sign.text;
      if (text.length > room) {
        break;
      }
      if (sign.kind === 'latin') {
        units.add(sign.text.toLowerCase());
      }
      const next = signs[at + 1];
      if (sign.endsWord && isContent(sign) && !isContent(next) && text.length >= 4 && endsWell(sign)) {
        const isCut = next !== undefined && next.kind !== 'mark' && next.word !== '的';
        found.push({
          text,
          units: new Set(units),
          head: text,
          isStated: first.fromStatement < far,
          form: (isWhole ? 1 : 0.96) * (isCut ? 0.97 : 1) * (first.fromStatement < 4 ? 1.04 : 1),
        });
      }
      const unit = unitAt(signs, at);
      if (unit !== undefined) {
        units.add(unit);
      }
    }
  }
  return found;
}

const endsWell = ({ word }: ChineseSign): boolean =>
  !notLast.has(word) && !model().unfinished.has(word) && !/^\d+$/.test(word);

const kind =
  /(?:框架|方法|模型|架构|算法|系统|网络|数据集|基准|工具箱|工具包|策略|机制|平台|模块|范式|软件|指标|竞赛|综述|研究|分析|技术|调查|评估|方案|工具|损失)$/;
const wantsFor = /^(?:基于|用于|通过|面向|针对|利用|使用|结合|具有|采用)/;

/** `方法`, `目标检测`: 目标检测的方法. */
function joinedText(one: Phrase, other: Phrase, room: number): string | undefined {
  if (!kind.test(one.head) || kind.test(other.head) || wantsFor.test(other.text)) {
    return undefined;
  }
  // Two of one kind, or too many of one particle.
  if (other.text.includes(one.text.slice(-4)) || (one.text + other.text).split('的').length > 3) {
    return undefined;
  }
  const text = wantsFor.test(one.text) ? `面向${other.text}的${one.text}` : `${other.text}的${one.text}`;
  return text.length > room ? undefined : text;
}
