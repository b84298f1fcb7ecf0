import type { ModelText } from '../../../model/paper';
import { withoutUndefined } from '../../../text/without-undefined';
import { decodedValue, encodedValue, readEvidence, writtenEvidence } from './encoded-values';

/** What a language model wrote about a paper, as it stands in a records file. */
export interface ModelComment {
  /** Of the paper. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** By which its paper is found. */
  readonly evidence: Readonly<Record<string, string>>;
  readonly model: ModelText;
}

const comment = /@comment\{literature-model:([^{}@]{0,100000})\}/g;
const names = ['paper', 'model', 'date', 'given-title', 'translated-title', 'translated-abstract'] as const;

/** What language models wrote about papers, in the order of the text; linear in its length. What names no model is passed over. */
export function modelComments(text: string): readonly ModelComment[] {
  return [...text.matchAll(comment)].flatMap(({ 0: whole, 1: body = '', index }): ModelComment[] => {
    const pairs = body.split(';').map((pair): readonly [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()];
    });
    const values = new Map(pairs);
    const value = (name: (typeof names)[number]) => decodedValue(values.get(name)) || undefined;
    const [key, model] = [value('paper'), value('model')];
    const rest = pairs.filter(([name]) => !names.some((own) => own === name));
    return key === undefined || model === undefined
      ? []
      : [
          {
            key,
            start: index,
            end: index + whole.length,
            evidence: readEvidence(rest.map(([name, text]) => `${name}=${text}`).join(';')),
            model: {
              model,
              ...withoutUndefined({
                date: value('date'),
                title: value('given-title'),
                translatedTitle: value('translated-title'),
                translatedAbstract: value('translated-abstract'),
              }),
            },
          },
        ];
  });
}

/** The text of such a comment, with a line end: BibTeX and all who read its files pass over it. */
export function modelCommentText(
  key: string,
  { model, date, title, translatedTitle, translatedAbstract }: ModelText,
  evidence: Readonly<Record<string, string | number | undefined>>,
): string {
  const values = [key, model, date, title, translatedTitle, translatedAbstract];
  const lines = names.flatMap((name, at) => {
    const text = encodedValue(values[at] ?? '');
    return text === '' ? [] : [`  ${name}=${text};\n`];
  });
  return `@comment{literature-model:\n${lines.join('')}  ${writtenEvidence(evidence)}\n}\n`;
}
