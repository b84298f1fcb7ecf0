import { spawnSync } from 'node:child_process';

/** A node of Pandoc's JSON: an element with a tag, or lists and records of them. */
type Node = null | string | number | boolean | readonly Node[] | { readonly [name: string]: Node };

interface PandocCitation {
  readonly citationId: string;
  readonly citationMode: { readonly t: 'AuthorInText' | 'SuppressAuthor' | 'NormalCitation' };
  readonly citationPrefix: readonly Node[];
  readonly citationSuffix: readonly Node[];
}

/** Runs Pandoc on a text. Throws what it complains of. */
export function runPandoc(pandoc: string, args: readonly string[], text: string, cwd?: string): string {
  const { status, stdout, stderr } = spawnSync(pandoc, args, {
    input: text,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    cwd,
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return stdout;
}

/**
 * The citation groups that Pandoc reads in Markdown, sorted: `a` in the text, `(a; -b)` in brackets. A citation in another
 * one's prefix or suffix is listed in its group. `@*` is left out.
 */
export function citesOfPandoc(pandoc: string, text: string, format = 'markdown'): string[] {
  const found: string[] = [];
  const visit = (node: Node | undefined): void => {
    if (Array.isArray(node)) {
      node.forEach(visit);
    }
    if (typeof node !== 'object' || node === null || Array.isArray(node)) {
      return;
    }
    const { t, c } = node as { t?: Node; c?: Node };
    if (t === 'Cite' && Array.isArray(c)) {
      const citations = (c[0] as unknown as PandocCitation[]).filter(({ citationId }) => citationId !== '*');
      if (citations.length > 0) {
        found.push(shown(citations));
      }
    }
    if (t !== 'Cite') {
      Object.values(node as Record<string, Node>).forEach(visit);
    }
  };
  visit(JSON.parse(runPandoc(pandoc, ['-f', format, '-t', 'json'], text)) as Node);
  return found.sort();
}

function shown(citations: readonly PandocCitation[]): string {
  const isTextual = citations[0]?.citationMode.t === 'AuthorInText';
  const keys = citations.flatMap(({ citationId, citationMode, citationPrefix, citationSuffix }) => [
    ...nested(citationPrefix),
    citationMode.t === 'SuppressAuthor' ? `-${citationId}` : citationId,
    ...nested(citationSuffix),
  ]);
  return isTextual ? keys.join('; ') : `(${keys.join('; ')})`;
}

function nested(inlines: Node): string[] {
  if (Array.isArray(inlines)) {
    return inlines.flatMap(nested);
  }
  if (typeof inlines !== 'object' || inlines === null) {
    return [];
  }
  const { t, c } = inlines as { t?: Node; c?: Node };
  if (t === 'Cite' && Array.isArray(c)) {
    return (c[0] as unknown as PandocCitation[]).map(({ citationId }) => citationId);
  }
  return nested((c ?? null) as Node);
}
