import { readRows, type Row } from './rows';
import { decideShape } from './shape';
import { assemble, isAbstractLike, readUnits } from './units';
import { weightOf } from './wording';

const abstractWording =
  /\b(?:we (?:\w+ly )?(?:propose|present|introduce|show|study|develop|investigate|describe|demonstrate|explore|address|find|argue)|this (?:paper|work|article|study|survey|thesis)|our (?:method|approach|model|framework|experiments|results)|experiment\w* (?:show|demonstrate|results)|state-of-the-art)\b|本文|本研究|我们(?:提出|介绍|设计|研究|展示|开发|发现)|这项工作|该论文|这篇论文|提出了|实验结果|实验表明|最先进/i;
/** What a document that cites holds, and a list of abstracts does not. */
const ownWriting = /^(?:```|~~~)|\[-?@[\w:.-]{1,80}[\];,]|\\(?:cite|section|begin)\b|^#{1,6}\s*(?:introduction|related work|method|conclusion|usage|installation|引言|结论|方法)/im;
const most = 200_000;

/**
 * Whether a text shows by itself that it is a list of abstracts: by markers, by labelled blocks, or by being made of
 * paragraphs that are worded as abstracts are. `least`: how many of these there must be.
 */
export function looksLikeList(text: string, markers: readonly string[], least: number): boolean {
  const sample = text.slice(0, most);
  const rows = readRows(sample, markers);
  if (rows.some(({ kind }) => kind === 'marker')) return true;
  if (ownWriting.test(sample)) return false;
  const layout = decideShape([rows]);
  if (layout.shape === 'block') return rows.some((row: Row) => /^(?:[*_#\s-]{0,6})[[【]?(?:abstract|摘要)/i.test(row.text));
  const { drafts } = assemble(readUnits(rows, 0, layout, false), [false]);
  const weigh = (pieces: readonly { readonly text: string }[]) => pieces.reduce((sum, piece) => sum + weightOf(piece.text), 0);
  const abstracts = drafts.filter((draft) => isAbstractLike(draft.rows) && draft.rows.some((row) => abstractWording.test(row.text.slice(0, 5_000))));
  const covered = abstracts.reduce((sum, draft) => sum + weigh(draft.rows) + weightOf(draft.title?.text ?? ''), 0);
  return abstracts.length >= least && covered >= 0.7 * weigh(rows);
}
