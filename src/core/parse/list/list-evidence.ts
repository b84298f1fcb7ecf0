import { withoutCode } from './code-blocks';
import { rowsOfPage } from './html-rows';
import { rowsOf } from './list-entry';
import { labelledOf, type LabelledField } from './labels';
import type { Block } from './list-block';
import { isFurniture, markedLabel } from './markup';
import { splitList } from './split';
import { readRows } from './list-rows';
import { isDelimiterRow } from './table-cells';
import { endsAsSentence, proposes, weightOf } from './line-heuristics';

const abstractWording =
  /\b(?:we (?:\w+ly )?(?:propose|present|introduce|show|study|develop|investigate|describe|demonstrate|explore|address|find|argue)|this (?:paper|work|article|study|survey|thesis)|our (?:method|approach|model|framework|experiments|results)|experiment\w* (?:show|demonstrate|results)|state-of-the-art)\b|本文|本研究|这项工作|该论文|这篇论文|我们(?:提出|介绍|设计|研究|展示|开发|发现)|提出了|实验结果|实验表明|最先进/i;
/** What a document that cites holds, and a list of abstracts does only now and then. */
const citing = /\[-?@[\w:.-]{1,80}[\];,]|\\(?:cite|section|begin)(?![a-z]{6})/i;
const fence = /^(?:```|~~~)/;
const sectionName =
  '(?:introduction|(?:related|previous|prior|future) works?|background|literature review|(?:materials?|methods?|methodology|approach|experiments?|experimental setup|evaluation|results?|discussions?|analysis|limitations?)|conclusions?|references|bibliography|acknowledge?ments?|appendix|usage|installation|getting started|license|引言|绪论|前言|结论|总结|方法|研究方法|相关工作|研究背景|实验|实验结果|讨论|参考文献|致谢)';
const ownHeading = new RegExp(
  `^#{1,6}\\s*(?:(?:chapter |第)?[\\d.一二三四五六七八九十]{1,8}[章节、.:：]?\\s*)?${sectionName}(?:\\s*(?:,|&|and|和|与|及)\\s*${sectionName}){0,3}\\s*[:：.]?\\s*#*$`,
  'i',
);
const most = 200_000;
/** So many unlabelled abstracts outweigh one sign of the user's own writing. */
const abstractsPerSign = 3;
/** A heading of a section says more than a citation. */
const signsPerHeading = 3;
/** The share of a text that its abstracts must make up: labelled ones, and others. */
const minLabelled = 0.5;
const minUnlabelled = 0.7;

/** How many paragraphs of a text show that it is the user's own writing: citations, fences of code, names of sections. */
function signsOfOwnWriting(texts: readonly string[]): number {
  const fences = texts.filter((text) => fence.test(text)).length;
  return (
    Math.ceil(fences / 2) +
    texts.filter((text) => citing.test(text)).length +
    signsPerHeading * texts.filter((text) => ownHeading.test(text)).length
  );
}

const isOfPage = (text: string): boolean => /^#{1,6}\s/.test(text) || isFurniture(text) || isDelimiterRow(text, text);

/** Whether a titled text has the address of its paper beside it. */
function isReferred({ fields }: Block): boolean {
  const addresses = ['link', 'arxiv', 'doi'].flatMap((field) => fields.get(field as LabelledField) ?? []);
  return (
    fields.has('title') && addresses.some(({ text }) => /\barxiv\b|\b\d{4}\.\d{4,5}\b|\b10\.\d{4,9}\//i.test(text))
  );
}

/**
 * Whether a text shows by itself that it is a list of abstracts: by markers, by labelled abstracts, by tables of works, or by being made of
 * paragraphs that are worded as abstracts are. `least`: how many of these there must be. Citations, code or headings as
 * in a document of one's own need the more abstracts against them.
 */
export function looksLikeList(text: string, markers: readonly string[], least: number): boolean {
  const rows = rowsOfPage(readRows(text.slice(0, most), markers));
  if (rows.some(({ kind }) => kind === 'marker')) {
    return true;
  }
  const texts = rows.filter(({ kind }) => kind === 'text').map((row) => row.text);
  const { entries } = splitList([{ rows: withoutCode(rows), closed: false }], 'auto');
  // Beside tables, contents and headings are no text of the user's own.
  const hasTable = entries.some((entry) => 'fields' in entry && entry.isTableRow === true);
  const all = texts.reduce((sum, row) => sum + (hasTable && isOfPage(row) ? 0 : weightOf(row)), 0);
  let labelled = 0;
  let ofLabelled = 0;
  let worded = 0;
  let ofWorded = 0;
  for (const entry of entries) {
    const pieces = rowsOf(entry);
    const weight = pieces.reduce((sum, piece) => sum + weightOf(piece.text), 0);
    const body = 'fields' in entry ? (entry.fields.get('abstract') ?? []) : entry.rows;
    const last = body.at(-1);
    if (
      ('fields' in entry && (entry.isTableRow === true || isReferred(entry))) ||
      pieces.some(
        (piece) =>
          labelledOf(piece.text)?.field === 'abstract' ||
          ('fields' in entry && markedLabel(piece.text)?.field === 'abstract'),
      )
    ) {
      labelled++;
      ofLabelled += weight;
    }
    if (
      last !== undefined &&
      endsAsSentence(last.text) &&
      weight >= 250 &&
      body.some((piece) => proposes(piece.text) || abstractWording.test(piece.text.slice(0, 5_000)))
    ) {
      worded++;
      ofWorded += weight;
    }
  }
  const signs = signsOfOwnWriting(texts);
  if (labelled >= (signs > 0 ? Math.max(least, 2) : 1) && ofLabelled >= minLabelled * all) {
    return true;
  }
  return worded >= least + abstractsPerSign * signs && ofWorded >= minUnlabelled * all;
}
