import { paperLabel } from '../../library/base/label';
import type { Paper } from '../../model/paper';
import { wholeTitle } from '../../parse/title/whole';
import { escapeAddress, escapeText } from '../write/escape';
import type { InsertionOptions } from './insertion';
import { insertionAt } from './insertion';
import type { CitationVariant } from './variant-names';
import type { CitationSyntax } from '../model/citation';
import { parseCitations } from '../languages/index';
import { textOf } from '../languages/texts';
import { addressOf, fillTemplate, missingAddress } from './template';

export interface VariantContext {
  readonly syntax: CitationSyntax;
  /** The user's template for the document's language. */
  readonly template?: string;
  /** URI of the document, which links to sources are relative to; absent for one that has not been saved. */
  readonly document?: string;
}

/** How papers are inserted in a way of citing; undefined where the syntax or the papers do not have it. */
export function variantOptions(
  variant: CitationVariant,
  papers: readonly Paper[],
  context: VariantContext,
): Pick<InsertionOptions, 'form' | 'written'> | undefined {
  const { syntax, template } = context;
  switch (variant) {
    case 'parenthetical':
    case 'textual':
      return { form: variant };
    case 'link': {
      const links = papers.map((paper) => linkTo(paper, addressOf(paper), syntax));
      return links.every((link) => link !== undefined) ? { written: links } : undefined;
    }
    case 'source':
      return {
        written: papers.map((paper) => writeLink(syntax, linkText(paper), sourceAddress(paper, context.document))),
      };
    case 'wiki': {
      const { wikiLink } = textOf(syntax).text;
      return wikiLink === undefined ? undefined : { written: papers.map(({ key }) => wikiLink(key)) };
    }
    case 'template':
      return template === undefined || template === '' || missingAddress(template, papers, syntax) !== undefined
        ? undefined
        : { written: filled(template, papers, syntax) };
  }
}

function linkTo(paper: Paper, address: string | undefined, syntax: CitationSyntax): string | undefined {
  return address === undefined ? undefined : writeLink(syntax, linkText(paper), address);
}

function linkText(paper: Paper): string {
  return paperLabel({ ...paper, title: wholeTitle(paper) }).label;
}

function writeLink(syntax: CitationSyntax, label: string, address: string): string {
  return textOf(syntax).text.link(escapeAddress(syntax, address), escapeText(syntax, label));
}

/** The line of a paper in its first source, as VS Code follows it. */
function sourceAddress({ sources: [{ source, span }] }: Paper, document: string | undefined): string {
  return `${document === undefined ? source : relativeAddress(document, source)}#L${span.line + 1}`;
}

/** A URI relative to another; the URI itself where they share no root. */
export function relativeAddress(from: string, to: string): string {
  const [fromParts, toParts] = [from.split('/'), to.split('/')];
  const shared = fromParts.slice(0, -1).findIndex((part, index) => part !== toParts[index]);
  const common = shared < 0 ? Math.min(fromParts.length - 1, toParts.length - 1) : Math.min(shared, toParts.length - 1);
  // Scheme, empty, authority.
  return common < 3 ? to : [...fromParts.slice(common, -1).map(() => '..'), ...toParts.slice(common)].join('/');
}

/**
 * The template for each paper; where it makes nothing but a citation, one for all, with the further keys in it as the syntax
 * has it.
 */
function filled(template: string, papers: readonly Paper[], syntax: CitationSyntax): readonly string[] {
  const [first, ...others] = papers;
  if (first !== undefined && others.length > 0 && template.replace('${key}', '').indexOf('${') < 0) {
    const text = fillTemplate(template, first, syntax);
    const cited = parseCitations(text, syntax);
    const [group] = cited.groups;
    if (group?.citations[0].key === first.key && cited.groups.length === 1) {
      const insertion = insertionAt(
        cited,
        text,
        { start: group.end, end: group.end },
        others.map(({ key }) => key),
      );
      return [
        insertion === undefined ? text : text.slice(0, insertion.start) + insertion.text + text.slice(insertion.end),
      ];
    }
  }
  return papers.map((paper) => fillTemplate(template, paper, syntax));
}
