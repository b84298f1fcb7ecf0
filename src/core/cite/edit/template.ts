import { repositoriesOf } from '../../library/base/grouping';
import { creditOf } from '../../library/base/label';
import type { Paper } from '../../model/paper';
import { doiAddress } from '../../parse/links/identifiers';
import { wholeTitle } from '../../parse/title/whole';
import { escapeAddress, escapeAddressPart, escapeString, escapeText } from '../write/escape';
import type { CitationSyntax } from '../model/citation';
import { textOf } from '../languages/texts';
import { textBefore } from '../../text/around';

/** What a placeholder stands for: a key goes in as it is, addresses and text are escaped. */
interface Value {
  readonly kind: 'key' | 'text' | 'address';
  readonly of: (paper: Paper) => string;
}

const text = (of: (paper: Paper) => string | undefined): Value => ({ kind: 'text', of: (paper) => of(paper) ?? '' });
const address = (of: (paper: Paper) => string | undefined): Value => ({
  kind: 'address',
  of: (paper) => of(paper) ?? '',
});

/** The placeholders of a template, `${key}` and so on. */
const values: Readonly<Record<string, Value>> = {
  key: { kind: 'key', of: ({ key }) => key },
  title: text(wholeTitle),
  name: text((paper) => paper.names[0] ?? wholeTitle(paper)),
  names: text(({ names }) => names.join(', ')),
  authors: text(({ authors }) => creditOf(authors === undefined ? {} : { authors })),
  year: text(({ year }) => year?.toString()),
  language: text(({ language }) => language),
  abstract: text(({ abstract }) => abstract),
  doi: address(({ doi }) => doi),
  arxiv: address(({ arxiv }) => arxiv),
  repo: address((paper) => repositoriesOf(paper)[0]?.url),
  url: address((paper) => addressOf(paper)),
};

/** As much of a template as is looked at before a placeholder. */
const maxBefore = 500;
export const placeholderPattern = /\$\{([A-Za-z]{1,30})\}/g;

/** What a placeholder of this name stands for, as it is; undefined where there is none of the name. */
export function templateValue(name: string, paper: Paper): string | undefined {
  return valueOf(name)?.of(paper);
}

/** Where a paper is to be found: its repository, else its DOI, arXiv page or own website. */
export function addressOf(paper: Paper): string | undefined {
  const { doi, arxiv, links } = paper;
  return (
    repositoriesOf(paper)[0]?.url ??
    (doi !== undefined
      ? doiAddress(doi)
      : arxiv !== undefined
        ? `https://arxiv.org/abs/${arxiv}`
        : links.find((link) => link.own !== false)?.url)
  );
}

/**
 * A template with what it asks for about a paper, escaped for the syntax and the place in it: text, an address, or a string
 * of program code. What a paper does not have is empty; a placeholder that there is not is left as written.
 */
export function fillTemplate(template: string, paper: Paper, syntax: CitationSyntax): string {
  return template.replace(placeholderPattern, (placeholder: string, name: string, index: number) => {
    const value = valueOf(name);
    return value === undefined
      ? placeholder
      : escaped(syntax, value.kind, value.of(paper), textBefore(template, index, maxBefore));
  });
}

/** The first placeholder that a link of the template leads to and the first paper that has nothing of the kind: its link would lead nowhere. */
export function missingAddress(
  template: string,
  papers: readonly Paper[],
  syntax: CitationSyntax,
): { readonly placeholder: string; readonly paper: Paper } | undefined {
  for (const { 0: placeholder, 1: name = '', index } of template.matchAll(placeholderPattern)) {
    const value = valueOf(name);
    const paper =
      value?.kind === 'address' && isInAddress(syntax, textBefore(template, index, maxBefore))
        ? papers.find((each) => value.of(each) === '')
        : undefined;
    if (paper !== undefined) {
      return { placeholder, paper };
    }
  }
  return undefined;
}

function valueOf(name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function escaped(syntax: CitationSyntax, kind: Value['kind'], value: string, before: string): string {
  if (kind === 'key' || value === '') {
    return value;
  }
  const isAddress = isInAddress(syntax, before);
  const isString = textOf(syntax).text.isInString?.(before) === true;
  if (kind === 'address') {
    return escapeAddress(syntax, value, !isAddress && !isString);
  }
  return isAddress
    ? escapeAddressPart(syntax, value)
    : isString
      ? escapeString(value)
      : escapeText(syntax, value, /(?:^|\n)[^\S\n]*$/.test(before));
}

function isInAddress(syntax: CitationSyntax, before: string): boolean {
  return textOf(syntax).text.addressStart.test(before) || /https?:\/\/[^\s<>"(){}]{0,200}$/.test(before);
}
