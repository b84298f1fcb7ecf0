import type { FrontMatter } from './front-matter';

const field = /^[ \t]{0,8}(?:[-*] )?([\p{L}][\p{L}_ -]{0,30}?)[ \t]{0,10}(?:::?|=)[ \t]{0,40}(\S.{0,1000})$/gmu;
/** What tells which work a note is about. */
const telling =
  /^(?:title|authors?|creators?|year|doi|arxiv|key|cite-?key|citation[-_ ]?key|标题|题名|作者|年份|引用键)$/i;
const placeholder = /\{\{([^{}]{1,300})\}\}|<%.{1,300}?%>|\$\{[^{}]{1,300}\}|\{%.{1,300}?%\}/g;
/** A name, or an expression of a template language; `{{Ice on rivers}}` is how BibTeX keeps capitals. */
const expression = /^[\s#/^&~!>-]*[\p{L}_][\w.$@-]*\s*$|[|()[\]]|(?:^|\s)\.\w|^\s*[#/^]/u;

/** Whether front matter is of a template for notes: some of what tells of the work is yet to be filled in, and nothing has been. */
export function isNoteTemplate(text: string, front: FrontMatter): boolean {
  let isOpen = false;
  for (const [, name = '', value = ''] of text.slice(front.start, front.end).matchAll(field)) {
    if (!telling.test(name.trim())) {
      continue;
    }
    let places = 0;
    const rest = value.replace(placeholder, (whole: string, inside: string | undefined) => {
      const isPlace = inside === undefined || expression.test(inside);
      places += isPlace ? 1 : 0;
      return isPlace ? '' : whole;
    });
    if (places === 0 && /[\p{L}\p{N}]/u.test(rest)) {
      return false;
    }
    isOpen ||= places > 0 && !/[\p{L}\p{N}]/u.test(rest);
  }
  return isOpen;
}
