import type { PaperGroup } from '../core/library/base/grouping';
import type { Paper } from '../core/model/paper';
import type { GroupNode, PaperNode, PapersNode } from './papers-items';

/** Rows that are made without a pause. */
const maxRows = 500;

/** Whether a paper is one of these. */
export const isAmong = (papers: readonly Paper[]): ((paper: Paper) => boolean) => {
  const keys = new Set(papers.map(({ key }) => key));
  return ({ key }) => keys.has(key);
};

/** Groups with these papers only, if any are given; those that are left empty are not there. */
export function withPapers(groups: readonly PaperGroup[], papers: readonly Paper[] | undefined): readonly PaperGroup[] {
  if (papers === undefined) {
    return groups;
  }
  const isShown = isAmong(papers);
  return groups
    .map((group) => ({ ...group, papers: group.papers.filter(isShown) }))
    .filter((group) => group.papers.length > 0)
    .map((group) => ({ ...group, count: group.papers.length }));
}

/** A group within another one. */
export function groupNode(group: PaperGroup, parent: GroupNode): GroupNode {
  return { kind: 'group', id: `${parent.id}/${group.id}`, grouping: parent.grouping, group, parent };
}

/** The papers of a group; those that are too many for one go stand in a node of their own. */
export function paperNodes(papers: readonly Paper[], parent: PapersNode | undefined): PapersNode[] {
  const shown = papers.slice(0, maxRows).map((paper) => paperNode(paper, parent));
  const rest = papers.slice(maxRows);
  return rest.length === 0
    ? shown
    : [
        ...shown,
        { kind: 'more', id: `${parent?.id ?? ''}#+`, papers: rest, ...(parent === undefined ? {} : { parent }) },
      ];
}

function paperNode(paper: Paper, parent: PapersNode | undefined): PaperNode {
  return { kind: 'paper', id: `${parent?.id ?? ''}#${paper.key}`, paper, ...(parent === undefined ? {} : { parent }) };
}
