import type { CompletionRules, WrittenForm } from '../../model/citation-language';
import { itemForms, keyForms } from '../shared/completion-forms';
import { pandocWriting } from './writing';

const item: WrittenForm = (key) => pandocWriting.item(key);
const frontMatter = /^---[ \t]*\r?\n/;
const frontMatterEnd = /\n(?:---|\.\.\.)[ \t]*\r?\n/;

/** Completion in Markdown, where a bare key may have further forms besides brackets. */
export function markdownCompletion(...more: readonly WrittenForm[]): CompletionRules {
  return {
    forms: (typed, after) =>
      typed.form === 'key'
        ? keyForms(typed)
        : typed.form === 'item'
          ? itemForms(item, typed, after)
          : [item, (key) => `[${item(key)}]`, ...more],
    endOfCode: '\n```\n~~~\n',
    isMetadata: (before) => frontMatter.test(before) && !frontMatterEnd.test(before),
  };
}
