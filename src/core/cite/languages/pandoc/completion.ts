import type { CompletionRules, WrittenForm } from '../../model/citation-language';
import { itemForms, keyForms } from '../shared/completion-forms';
import { pandocWriting } from './writing';

const item: WrittenForm = (key) => pandocWriting.item(key);
const frontMatter = /^---[ \t]*\r?\n/;
const frontMatterEnd = /\n(?:---|\.\.\.)[ \t]*\r?\n/;
/** A field at the margin, or one that Quarto takes below a format too. */
const field = /^(?:[A-Za-z][\w-]{0,60}|[ \t]{1,20}nocite)[ \t]{0,20}:/gm;
/** Fields that hold citations, as keys alone or in sentences. */
const citing = /^[ \t]*(?:nocite|abstract|thanks)[ \t]*:/;
/** Where YAML takes the mark for a sign of its own. */
const beginsValue = /(?::|^[ \t]*-)[ \t]*$/m;

/** Whether a text ends in a field of a metadata block in which a mark stands before a name, or for nothing. */
function isMetadata(before: string): boolean {
  if (!frontMatter.test(before) || frontMatterEnd.test(before)) {
    return false;
  }
  const [last = ''] = Array.from(before.matchAll(field), ([name]) => name).slice(-1);
  return !citing.test(last) || beginsValue.test(before.slice(before.lastIndexOf('\n') + 1));
}

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
    isMetadata,
  };
}
