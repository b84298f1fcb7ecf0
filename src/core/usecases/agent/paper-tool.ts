import { NearestKeys } from '../../cite/check/nearest-keys';
import { needsRecord } from '../../identify/needs-record';
import type { Library } from '../../library/library';
import type { Paper } from '../../model/paper';
import type { AgentLibrary } from './agent-library';
import { clipped, jsonText, maxAuthors, personName } from './shown';
import { textInput, type ToolInput, ToolRefusal } from './tool-input';

/** Abstract and notes have a share of the result each. */
const maxAbstract = 5000;
const maxNote = 3000;
const maxOther = 2000;
const maxPlaces = 30;
const maxLinks = 10;
const maxWord = 200;

/** What the library knows of one paper. */
export async function getPaper(library: AgentLibrary, input: ToolInput): Promise<Record<string, unknown>> {
  const paper = paperOf(await library.library(), textInput(input, 'key') ?? '');
  const cited = await library.citedAt(paper.key);
  return {
    ...identity(paper),
    source: paper.sources.slice(0, maxLinks).map(({ source, span }) => ({
      path: clipped(library.pathOf(source), 500),
      line: span.line + 1,
    })),
    abstract: clipped(paper.abstract, maxAbstract),
    ...(paper.translation?.abstract === undefined
      ? {}
      : { translation: clipped(paper.translation.abstract, maxOther) }),
    ...(paper.note === undefined ? {} : { note: clipped(paper.note, maxNote) }),
    citations: cited.length,
    citedAt: cited.slice(0, maxPlaces).map(({ path, line }) => `${clipped(path, 300)}:${line}`),
    ...(needsRecord(paper)
      ? { hint: 'Authors, year or the published title are not known: a reference to this paper is not complete yet.' }
      : {}),
  };
}

function identity(paper: Paper): Record<string, unknown> {
  const authors = (paper.authors ?? []).slice(0, maxAuthors).map(personName);
  const more = (paper.authors?.length ?? 0) - authors.length;
  const lists = {
    authors: more > 0 ? [...authors, `and ${more} more`] : authors,
    names: paper.names,
    tags: paper.tags ?? [],
    topics: paper.topics ?? [],
    aliases: paper.aliases,
    links: paper.links.filter(({ own }) => own !== false).map(({ url }) => url),
  };
  const { year, doi, arxiv, status, rating } = paper;
  return {
    key: paper.key,
    title: clipped(paper.title, 500),
    ...(paper.titleIsDerived ? { titleIsGuessed: true } : {}),
    ...Object.fromEntries(
      Object.entries(lists).flatMap(([name, all]) =>
        all.length === 0 ? [] : [[name, all.slice(0, maxLinks + 1).map((each) => clipped(each, maxWord))]],
      ),
    ),
    ...(year === undefined ? {} : { year }),
    ...(doi === undefined ? {} : { doi: clipped(doi, maxWord) }),
    ...(arxiv === undefined ? {} : { arxiv: clipped(arxiv, maxWord) }),
    ...(status === undefined ? {} : { status: clipped(status, maxWord) }),
    ...(rating === undefined ? {} : { rating }),
  };
}

/** The paper of a key. Throws `ToolRefusal` with the nearest keys where there is none. */
function paperOf(library: Pick<Library, 'cited' | 'isDisputed' | 'papers'>, key: string): Paper {
  const paper = library.cited(key);
  if (paper === undefined) {
    throw new ToolRefusal(unknownKey(library, key));
  }
  return paper;
}

/** Says that there is no such key, and what to do. */
export function unknownKey(library: Pick<Library, 'isDisputed' | 'papers'>, key: string): string {
  const written = jsonText(clipped(key, maxWord));
  if (library.isDisputed(key)) {
    return `The key ${written} belongs to more than one paper in literature-keys.json, so that it means none: ask the user to choose its paper there.`;
  }
  const nearest = new NearestKeys(() => library.papers).nearest(key, 3);
  const meant =
    nearest.length === 0
      ? ''
      : ` Nearest: ${nearest.map(({ key: near, paper }) => jsonText(near) + (paper === undefined ? '' : ` (${jsonText(clipped(paper.title, 100))})`)).join(', ')}.`;
  return `No paper has the key ${written}.${meant} Use search_papers to find the right key; do not cite a work that is not in the library.`;
}
