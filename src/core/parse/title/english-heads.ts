import type { Phrase } from './phrases';
import type { TextWords } from './text-words';
import { PhrasePart } from './title-model';

/** What a paper gives; several of them are what others gave. */
const kinds = new Set(
  'method approach framework model system algorithm architecture network toolbox toolkit library dataset datasets benchmark benchmarks corpus survey review technique techniques strategy strategies pipeline platform loss module solution study analysis evaluation comparison challenge competition paradigm metric metrics tool tools simulator agent layer mechanism attack attacks defense'.split(
    ' ',
  ),
);
/** Heads of phrases that name what a method is for, or what is studied. */
const objects = new Set(
  'models networks frameworks llms vlms mllms cnns dnns gans transformers systems data images videos features tasks agents languages robots methods approaches algorithms problems environments scenarios applications domains samples representations'.split(
    ' ',
  ),
);

const means =
  /^(?:with|using|via|by|through|leverag(?:e|es|ing)|employ(?:s|ing)?|us(?:e|es|ing)|exploit(?:s|ing)?|utiliz(?:e|es|ing)|incorporat(?:e|es|ing))$/;
const purposes = /^(?:for|in|on|from|of)$/;

/** The preposition that a phrase follows in the text, or would as a means. */
export function leadOf(words: TextWords, { from }: Phrase): string | undefined {
  for (let at = from - 1; at >= 0 && at >= from - 2; at--) {
    const word = words.word(at).toLowerCase();
    if (means.test(word)) {
      return 'with';
    }
    if (purposes.test(word)) {
      return word;
    }
    if (((words.parts[at] ?? 0) & PhrasePart.Article) === 0) {
      break;
    }
  }
  return undefined;
}

/** Whether a phrase with this head names what a method is for, or what is studied. */
export const isObject = (head: string): boolean => objects.has(head.toLowerCase());

/** Whether a phrase with this head names what a paper gives. */
export const isKindOfWork = (head: string): boolean => kinds.has(head.toLowerCase());
