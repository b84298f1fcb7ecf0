import { describesOthers } from '../../parse/formats/index';
import type { Paper, PaperLink } from '../../model/paper';

export const groupings = [
  'source',
  'topic',
  'language',
  'host',
  'cited',
  'status',
  'tag',
  'readingList',
  'none',
] as const;

/** How papers are grouped for browsing. */
export type Grouping = (typeof groupings)[number];

/** A group of papers, or of groups. */
export interface PaperGroup {
  /** Distinct among siblings and stable from one grouping to the next: a source, a language tag, a host, an owner. `''`: none. */
  readonly id: string;
  /** What to show, where that is not the id. */
  readonly label?: string;
  readonly count: number;
  readonly groups: readonly PaperGroup[];
  readonly papers: readonly Paper[];
}

/** The paper's own repositories, each once, in order of appearance; GitHub and its like compare without case. */
export function repositoriesOf(paper: Paper): readonly PaperLink[] {
  const seen = new Map<string, PaperLink>();
  for (const link of paper.links) {
    if (link.kind === 'repository' && link.own !== false && !seen.has(link.url.toLowerCase())) {
      seen.set(link.url.toLowerCase(), link);
    }
  }
  return [...seen.values()];
}

/**
 * Groups papers for a tree. Groups are sorted by id, papers keep their order; a group of papers without the property
 * (no repository, no status, no tag) comes last. A paper with several sources, repositories or tags stands in each of their groups; a
 * record makes none. The reading list is a group in its own order, `listed`, which is there while it is empty too.
 */
export function groupPapers(
  papers: readonly Paper[],
  grouping: Exclude<Grouping, 'none' | 'topic' | 'cited'>,
): readonly PaperGroup[] {
  switch (grouping) {
    case 'source':
      return leafGroups(papers, ({ sources }) =>
        sources.filter(({ format }) => !describesOthers(format)).map(({ source }) => source),
      );
    case 'language':
      return leafGroups(papers, (paper) => [paper.language]);
    case 'host':
      return hostGroups(papers);
    case 'status':
      return byStatus(leafGroups(papers, ({ status }) => [status ?? '']));
    case 'tag':
      return leafGroups(papers, ({ tags = [] }) => orNone(tags));
    case 'readingList': {
      const listed = onReadingList(papers);
      const others = papers.filter(({ readingOrder }) => readingOrder === undefined);
      return [readingGroup('listed', listed), ...(others.length === 0 ? [] : [readingGroup('', others)])];
    }
  }
}

/** The statuses that are offered, in the order in which they are of use. */
export const usualStatuses: readonly string[] = ['reading', 'to-read', 'read'];

/** The usual statuses first, none last. */
function byStatus(groups: readonly PaperGroup[]): readonly PaperGroup[] {
  const usual = usualStatuses.flatMap((status) => groups.filter(({ id }) => id === status));
  return [...usual, ...groups.filter((group) => !usual.includes(group))];
}

function readingGroup(id: string, papers: readonly Paper[]): PaperGroup {
  return { id, count: papers.length, groups: [], papers };
}

/** The papers of the reading list, in its order. */
export function onReadingList(papers: readonly Paper[]): readonly Paper[] {
  return papers
    .filter(({ readingOrder }) => readingOrder !== undefined)
    .sort((left, right) => (left.readingOrder ?? 0) - (right.readingOrder ?? 0));
}

/** Groups papers by whether documents cite them: `cited`, then `''` for those that none cites. */
export function groupByCited(papers: readonly Paper[], isCited: (paper: Paper) => boolean): readonly PaperGroup[] {
  return leafGroups(papers, (paper) => [isCited(paper) ? 'cited' : '']);
}

function hostGroups(papers: readonly Paper[]): readonly PaperGroup[] {
  const byHost = leafGroups(papers, (paper) => orNone(repositoriesOf(paper).map((link) => link.host)));
  return byHost.map((group) => {
    if (group.id === '') {
      return group;
    }
    const groups = leafGroups(group.papers, (paper) =>
      repositoriesOf(paper)
        .filter((link) => link.host === group.id)
        .map((link) => (link.owner ?? '').toLowerCase()),
    );
    return { ...group, groups: groups.map((owner) => ({ ...owner, id: asWritten(owner, group.id) })), papers: [] };
  });
}

/** The owner's spelling in the first paper of the group. */
function asWritten(owner: PaperGroup, host: string): string {
  const links = owner.papers.flatMap(repositoriesOf);
  return links.find((link) => link.host === host && link.owner?.toLowerCase() === owner.id)?.owner ?? owner.id;
}

function orNone(ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [''] : [...new Set(ids)];
}

function leafGroups(papers: readonly Paper[], idsOf: (paper: Paper) => readonly string[]): PaperGroup[] {
  const byId = new Map<string, Paper[]>();
  for (const paper of papers) {
    for (const id of new Set(idsOf(paper))) {
      const members = byId.get(id);
      if (members === undefined) {
        byId.set(id, [paper]);
      } else {
        members.push(paper);
      }
    }
  }
  return [...byId]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
    .map(([id, members]) => ({ id, count: members.length, groups: [], papers: members }));
}
