import type { CitationSyntax } from './syntax';

/** What Pandoc reads a bare `@key` behind: nothing that belongs to a word. Seen with Pandoc 2.17. */
const opensPandocKey = /[\s([{<>"'‘“,;:/|~`$)\]\-–—\p{Ps}\p{Pe}\p{Pi}\p{Pf}]|[^\P{P}\p{ASCII}]/u;
/** What Pandoc would take into a bare key; punctuation only with a letter behind it. */
const goesOnPandocKey = /^(?:[:.#$%&\-+?<>~/]{0,9}[\p{L}\p{N}_]|\{)/u;
/** What Docutils wants before a role: the start of a text block, a space, or one of these. Seen with Docutils 0.19. */
const opensRole = /[\s\-:/'"<([{\p{Ps}\p{Pi}\p{Pf}]|[^\P{Pd}\p{ASCII}]|[^\P{Po}\p{ASCII}§¶]/u;
/** What Docutils wants behind a role, likewise. */
const endsRole = /[\s'")\]}>\-/\\:.,;!?\p{Pe}\p{Pi}\p{Pf}]|[^\P{Pd}\p{ASCII}]|[^\P{Po}\p{ASCII}§¶]/u;
/** What Typst would take into a label: dots and colons at its end stay text. */
const goesOnTypstLabel = /^[.:]{0,9}[\p{L}\p{N}_-]/u;
/** What Typst would take for a part of the call before it. */
const goesOnTypstCall = /^(?:[[(;]|\.\p{L})/u;

/** Whether `@key` would not be read there, but `#cite(<key>)` would. */
export function needsTypstCall(syntax: CitationSyntax, before: string, after: string): boolean {
  return syntax === 'typst' && (goesOnTypstLabel.test(after) || after.startsWith('[') || /[\p{L}\p{N}_]$/u.test(lastOf(before)));
}

/**
 * A citation with what must part it from the text around it, so that the document's own tool reads both as what they are.
 * @param written the citation as its syntax writes it, not empty
 */
export function padded(syntax: CitationSyntax, written: string, before: string, after: string): string {
  const [previous, next] = [lastOf(before), firstOf(after)];
  const escapes = /\\*$/.exec(before.slice(-20))?.[0].length ?? 0;
  const lead = escapes % 2 === 1 ? ' ' : '';
  switch (syntax) {
    case 'pandoc':
      return written.startsWith('[')
        ? `${lead || (previous === '!' ? ' ' : '')}${written}${/[[({]/.test(next) ? ' ' : ''}`
        : `${lead || (previous === '' || opensPandocKey.test(previous) ? '' : ' ')}${written}${goesOnPandocKey.test(after) && !written.endsWith('}') ? ' ' : ''}`;
    case 'typst':
      return `${lead}${written}${/[)\]]$/.test(written) && goesOnTypstCall.test(after) ? ';' : ''}`;
    case 'rst':
      return `${lead || (previous === '' || opensRole.test(previous) ? '' : '\\ ')}${written}${next === '' || endsRole.test(next) ? '' : '\\ '}`;
    case 'myst':
      return `${lead}${written}${next === '`' ? ' ' : ''}`;
    case 'org':
      return `${lead || (previous === '[' ? ' ' : '')}${written}`;
    default:
      return lead + written;
  }
}

/** Text of any kind, likewise: where it starts with markup that the text before it would keep from being read. */
export function paddedMarkup(syntax: CitationSyntax, written: string, before: string, after: string): string {
  const starts: Readonly<Record<CitationSyntax, RegExp>> = { pandoc: /^\[/, myst: /^[[{]/, latex: /^\\/, typst: /^[#@]/, org: /^\[/, rst: /^[`:]/ };
  return starts[syntax].test(written) ? padded(syntax, written, before, after) : written;
}

function lastOf(text: string): string {
  return [...text.slice(-2)].at(-1) ?? '';
}

function firstOf(text: string): string {
  return [...text.slice(0, 2)].at(0) ?? '';
}
