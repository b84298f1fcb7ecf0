import type { Library } from '../library/library';
import { pinsFileName } from '../library/pins/pins-file-name';
import type { Paper, PaperLink, PaperSource, Problem } from '../model/paper';
import { problemMessage, severityOf } from '../model/problems';

/** A place as other programs read it: lines from 1, inclusive. */
export function placeJson({ source, span }: Pick<PaperSource, 'source' | 'span'>): {
  path: string;
  line: number;
  endLine: number;
} {
  return { path: source, line: span.line + 1, endLine: span.endLine + 1 };
}

/** A paper as other programs read it; what is not known is not there. */
export function paperJson(paper: Paper): Record<string, unknown> {
  const several = paper.sources.length > 1;
  return {
    key: paper.key,
    title: paper.title,
    names: paper.names,
    language: paper.language.split('-')[0],
    links: paper.links.map((link) => linkJson(link, several)),
    source: placeJson(paper.sources[0]),
    ...(several ? { sources: paper.sources.map(placeJson) } : {}),
    abstract: paper.abstract,
    ...filled('authors', paper.authors),
    ...filled('translation', paper.translation),
    ...filled('year', paper.year),
    ...filled('doi', paper.doi),
    ...filled('arxiv', paper.arxiv),
    ...filled('tags', paper.tags),
    ...filled('topics', paper.topics),
    ...filled('aliases', paper.aliases),
    ...filled('status', paper.status),
    ...filled('rating', paper.rating),
    ...filled('readingOrder', paper.readingOrder),
  };
}

function linkJson(link: PaperLink, withSource: boolean): Record<string, unknown> {
  const { kind, url, host, start, end, owner, repo, repositoryUrl, own, source } = link;
  return { kind, url, host, start, end, owner, repo, repositoryUrl, own, ...(withSource ? { source } : {}) };
}

function filled(name: string, value: unknown): Record<string, unknown> {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? {} : { [name]: value };
}

/** A problem as other programs read it. */
function problemJson(source: string, problem: Problem): Record<string, unknown> {
  return {
    code: problem.code,
    severity: severityOf(problem.code),
    message: problemMessage(problem),
    source: placeJson({ source, span: problem.span }),
  };
}

/** Every problem of the library, by source, in order of line. */
export function problemsJson(library: Library): Record<string, unknown>[] {
  return [...library.sources, pinsFileName]
    .sort()
    .flatMap((source) =>
      [...library.problemsOf(source)]
        .sort((a, b) => a.span.start - b.span.start)
        .map((problem) => problemJson(source, problem)),
    );
}
