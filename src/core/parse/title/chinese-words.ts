import { segment } from './segment';
import type { Unit } from './unit';

/** One Han character, or a whole Latin word, or a mark. */
export interface ChineseSign {
  readonly text: string;
  readonly kind: 'han' | 'latin' | 'mark';
  readonly sentence: number;
  readonly fromStatement: number;
  /** The word that it is part of, and whether it is the first or last sign of it. */
  readonly word: string;
  readonly startsWord: boolean;
  readonly endsWord: boolean;
}

export const far = 1000;

const pattern = /\p{Script=Han}|[\p{L}\p{N}](?:(?!\p{Script=Han})[\p{L}\p{N}'_+]|[-–/.&](?=(?!\p{Script=Han})[\p{L}\p{N}]))*[+#]*(?:[ ](?=[A-Za-z0-9]))?|[^\s\p{L}\p{N}]+/gu;
const statement = /(?:我们|本文|本研究|该论文|本论文|研究|论文|工作|作者)[^，。,]{0,6}?(?:提出|介绍|引入|设计|开发|推出|发布|构建|建立|研究|探讨|探索|调查|分析|专注于|旨在|讨论|证明|表明|展示|描述|提供|考虑|综述|回顾|评估)(?:了|出)?|^(?:提出|介绍|引入|设计|开发|推出|发布|构建|研究|探讨|探索|分析)(?:了|出)?/g;

/**
 * The signs of sentences in order.
 * @param costs of words, see `segment`
 */
export function chineseSigns(sentences: readonly string[], costs: ReadonlyMap<string, number>): ChineseSign[] {
  const signs: ChineseSign[] = [];
  sentences.forEach((sentence, number) => {
    statement.lastIndex = 0;
    const stated = statement.exec(sentence);
    const from = stated === null ? Infinity : stated.index + stated[0].length;
    let since = far;
    const matches = [...sentence.matchAll(pattern)];
    let run: string[] = [];
    let left = 0;
    matches.forEach((match, at) => {
      const text = match[0].trimEnd();
      const kind = /^\p{Script=Han}/u.test(text) ? 'han' : /^[\p{L}\p{N}]/u.test(text) ? 'latin' : 'mark';
      since = match.index < from ? far : since === far ? 0 : since + 0.5;
      if (kind !== 'han') {
        signs.push({ text, kind, sentence: number, fromStatement: since, word: text, startsWord: true, endsWord: true });
        return;
      }
      const startsWord = left === 0;
      if (startsWord) {
        if (run.length === 0) {
          run = segment(hanRun(matches, at), costs);
        }
        left = run[0]?.length ?? 1;
      }
      const word = run[0] ?? text;
      left -= text.length;
      if (left <= 0) {
        left = 0;
        run.shift();
      }
      signs.push({ text, kind, sentence: number, fromStatement: since, word, startsWord, endsWord: left === 0 });
    });
    signs.push({ text: '', kind: 'mark', sentence: number, fromStatement: far, word: '', startsWord: true, endsWord: true });
  });
  return signs;
}

/** Han characters that stand side by side from one on. */
function hanRun(matches: readonly RegExpExecArray[], from: number): string {
  let run = '';
  let end = matches[from]?.index ?? 0;
  for (let at = from; at < matches.length; at++) {
    const match = matches[at];
    if (match?.index !== end || !/^\p{Script=Han}/u.test(match[0])) {
      break;
    }
    run += match[0];
    end += match[0].length;
  }
  return run;
}

/** Particles: a pair of characters with one of them is no word. */
export const particles = new Set('的了与和在及之对于用以从中将为是');

/** The unit that begins with a sign: a Latin word in lower case, or two Han characters without a particle. */
export function unitAt(signs: readonly ChineseSign[], at: number): string | undefined {
  const sign = signs[at];
  if (sign?.kind === 'latin') {
    return sign.text.toLowerCase();
  }
  const next = signs[at + 1];
  return sign?.kind === 'han' && next?.kind === 'han' && !particles.has(sign.text) && !particles.has(next.text)
    ? sign.text + next.text
    : undefined;
}

/** The units of a text, with what is known of each. */
export function chineseUnits(signs: readonly ChineseSign[], names: readonly string[]): Map<string, Unit> {
  const inName = new Set(unitsOfText(names[0] ?? ''));
  const inLongName = new Set(names.slice(1).flatMap(unitsOfText));
  const units = new Map<string, Unit>();
  signs.forEach(({ text, kind, sentence, fromStatement }, at) => {
    const key = unitAt(signs, at);
    if (key === undefined) {
      return;
    }
    const unit = units.get(key);
    if (unit === undefined) {
      units.set(key, {
        count: 1,
        sentences: 1,
        firstSentence: sentence,
        lastSentence: sentence,
        fromStatement,
        isCapital: kind === 'latin' && /\p{Lu}.*\p{Lu}/u.test(text),
        inName: inName.has(key),
        inLongName: inLongName.has(key),
      });
      return;
    }
    unit.count++;
    if (unit.lastSentence !== sentence) {
      unit.sentences++;
      unit.lastSentence = sentence;
    }
    unit.fromStatement = Math.min(unit.fromStatement, fromStatement);
  });
  return units;
}

/** The units of a name or title. */
export function unitsOfText(text: string): string[] {
  const signs = chineseSigns([text], new Map());
  return signs.flatMap((_, at) => unitAt(signs, at) ?? []);
}
