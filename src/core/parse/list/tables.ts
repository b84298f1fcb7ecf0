import { fieldOfLabel, type LabelledField } from './labels';
import type { Block } from './list-block';
import type { ListRow } from './list-rows';
import { withoutMarks } from './markup';
import { cellsOf, isDelimiterRow, type TableCell } from './table-cells';
import { isTitle, readTitleCell } from './table-titles';
import type { Piece } from './units';

/** What a column holds that a label would not say, or says otherwise. */
const columns: Partial<Readonly<Record<LabelledField, string>>> = {
  title:
    'title, paper title, article title, title of paper, titles, 论文名称, 论文名, 文章名称, 文献, 文献题目, 文献标题, 文献名称',
  authors: 'first author, author(s), author names, 第一作者, 作者列表',
  abstract:
    'tl;dr, tldr, description, overview, main idea, key idea, key ideas, idea, contribution, contributions, main contributions, highlights, key points, takeaways, 主要内容, 主要贡献, 贡献, 创新点, 概述, 概要, 要点, 核心思想, 描述, 说明',
  year: 'pub date, pub. date, time, release date, 发表年份, 发表年, 出版年份, 出版时间',
  tags: 'topics, topic, 主题, 研究方向',
  other:
    'venue, pub., publication, publications, conf, conf., published in, source, where, conference/journal, venue/year, 会议/期刊, 期刊/会议, 发表, 发表会议, 发表期刊, 刊名, 会议名称, 级别',
};
const fieldOfColumn: ReadonlyMap<string, LabelledField> = new Map(
  Object.entries(columns).flatMap(([field, names]) =>
    names.split(', ').map((name): [string, LabelledField] => [name, field as LabelledField]),
  ),
);
/** Columns whose cells name works where no other column has their titles. */
const ofWorks: ReadonlySet<string> = new Set(
  'paper, papers, article, articles, publication, publications, work, works, reference, 论文, 文章, 文献, 工作'.split(
    ', ',
  ),
);
/** Columns in which an address is one of the work itself, and not of what was made with it. */
const ofAddresses =
  /^(?:links?|urls?|papers?|pdf|arxiv|doi|paper (?:link|url)s?|pdf link|reference|链接|论文|论文链接|论文地址|原文|原文链接|网址|地址)$/;

interface Column {
  readonly name: string;
  readonly field: LabelledField;
}

/** The columns that a row names; undefined where none of them may hold titles. */
function columnsOf(row: ListRow): { readonly columns: readonly Column[]; readonly title: number } | undefined {
  const names = cellsOf(row.text).map(({ text }) => {
    const { start, end } = withoutMarks(text);
    return text.slice(start, end).toLowerCase().replace(/\s+/g, ' ').trim();
  });
  const fields = names.map(
    (name) => fieldOfColumn.get(name) ?? fieldOfLabel.get(name.replace(/ /g, '')) ?? fieldOfLabel.get(name),
  );
  const titled = fields.findIndex((field, i) => field === 'title' && !ofWorks.has(names[i] ?? ''));
  const title = titled < 0 ? names.findIndex((name) => ofWorks.has(name)) : titled;
  return title < 0
    ? undefined
    : {
        title,
        columns: names.map((name, i) => {
          const field = fields[i] ?? 'other';
          return { name, field: i === title ? 'title' : field === 'title' ? 'link' : field };
        }),
      };
}

const isEmpty = (text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text) || /^(?:none|null|n\/?a|tba|tbd|无|暂无)$/i.test(text);
const hasAddress = (text: string): boolean => /https?:\/\/|\bwww\.|\barxiv:\s?\d|\b10\.\d{4,9}\//i.test(text);

/** What the cells of a row say of one work; undefined where none of them is a title. */
function blockOf(row: ListRow, { columns, title }: NonNullable<ReturnType<typeof columnsOf>>): Block | undefined {
  const cells = cellsOf(row.text);
  const cell = cells[title];
  const parts =
    cell === undefined
      ? undefined
      : readTitleCell(
          row.text,
          cell,
          columns.every(({ field }) => field !== 'authors'),
        );
  if (parts === undefined) {
    return undefined;
  }
  const fields = new Map<LabelledField, Piece[]>();
  const take = (field: LabelledField, start: number, end: number): void => {
    const piece = { start: row.start + start, end: row.start + end, line: row.line, text: row.text.slice(start, end) };
    fields.set(field, [...(fields.get(field) ?? []), piece]);
  };
  parts.forEach(({ field, start, end }) => {
    take(field, start, end);
  });
  columns.forEach(({ field }, i) => {
    const other: TableCell | undefined = cells[i];
    if (i === title || other === undefined) {
      return;
    }
    const { start, end } =
      field === 'link' || field === 'abstract' ? other : withoutMarks(row.text, other.start, other.end);
    const text = row.text.slice(start, end);
    if (isEmpty(text) || (field === 'authors' && fields.has('authors'))) {
      return;
    }
    take(field === 'other' && hasAddress(text) ? 'link' : field, start, end);
  });
  // A venue tells the year where nothing else does: `CVPR 2021`.
  const venue = fields.get('other')?.map((piece) => ({ piece, found: /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(piece.text) }));
  const dated = fields.has('year') ? undefined : venue?.find(({ found }) => found !== null);
  if (dated !== undefined) {
    const start = dated.piece.start - row.start + (dated.found?.index ?? 0);
    take('year', start, start + 4);
  }
  return { fields, rows: [row], isTableRow: true };
}

/** Whether the rows below a head are works: it has columns of authors or texts, or of places of publication, or most lead to a paper. */
function areWorks(
  head: NonNullable<ReturnType<typeof columnsOf>>,
  rows: readonly ListRow[],
  blocks: readonly Block[],
): boolean {
  const { columns, title } = head;
  const titled = rows.filter(({ text }) => {
    const cell = cellsOf(text)[title];
    return cell !== undefined && isTitle(text, cell);
  });
  const linked = rows.filter(({ text }) =>
    cellsOf(text).some((cell, i) => hasAddress(cell.text) && (i === title || ofAddresses.test(columns[i]?.name ?? ''))),
  );
  return (
    blocks.length > 0 &&
    blocks.length * 2 >= rows.length &&
    titled.length * 2 >= rows.length &&
    (columns.some(({ field }) => field === 'authors') ||
      (columns.some(({ field }, i) => field === 'abstract' && i !== title) &&
        !ofWorks.has(columns[title]?.name ?? '')) ||
      columns.some(({ name }) => venues.test(name)) ||
      linked.length * 2 >= rows.length)
  );
}

const venues =
  /^(?:venue.{0,20}|journal|conf(?:erence|\.)?(?:\/journal)?|published in|会议|期刊|刊名|会议\/期刊|期刊\/会议|发表(?:会议|期刊)?)$/;

/** The entries of tables among rows, and the rows of those tables. */
export interface TakenTables {
  readonly blocks: readonly Block[];
  readonly taken: ReadonlySet<ListRow>;
}

/**
 * Reads the tables of Markdown whose rows are works: those with a column of titles whose rows say more of a work, or lead to it.
 * Rows without a title are none of an entry, but are taken too. Linear in the rows.
 */
export function readTables(rows: readonly ListRow[]): TakenTables {
  const blocks: Block[] = [];
  const taken = new Set<ListRow>();
  for (let at = 1; at < rows.length; at++) {
    const names = rows[at - 1];
    const rule = rows[at];
    if (names?.kind !== 'text' || rule?.kind !== 'text' || !isDelimiterRow(rule.text, names.text)) {
      continue;
    }
    let end = at + 1;
    while (rows[end]?.kind === 'text' && rows[end]?.text.includes('|') === true) {
      end++;
    }
    const head = columnsOf(names);
    const body = rows.slice(at + 1, end).filter(({ text }) => cellsOf(text).some((cell) => !isEmpty(cell.text)));
    if (head !== undefined) {
      const read = body.flatMap((row) => blockOf(row, head) ?? []);
      if (areWorks(head, body, read)) {
        blocks.push(...read);
        rows.slice(at - 1, end).forEach((row) => taken.add(row));
      }
    }
    at = end;
  }
  return { blocks, taken };
}
