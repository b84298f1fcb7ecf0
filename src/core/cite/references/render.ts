import type { CitationSyntax } from '../model/citation';
import { textOf } from '../languages/texts';
import type { ReferenceRules, SpanWriter } from '../model/citation-language';
import { type Reference, type Span, plainTextOf } from '../model/formatted-text';

/** A list of references as paragraphs of a document; in LaTeX a `thebibliography`, which its own `\cite` reads. */
export function renderReferences(references: readonly Reference[], syntax: CitationSyntax): string {
  const { list, ...rules } = textOf(syntax).references;
  const texts = references.map((reference) => paragraph(reference, rules, list === undefined));
  return list === undefined || references.length === 0
    ? texts.join('\n\n')
    : list(references.map(({ id }, index) => ({ id, text: texts[index] ?? '' })));
}

/** @param hasLabel whether the label that the style gives an entry is written, since nothing else numbers it */
function paragraph(
  { label, spans, translation }: Reference,
  { writer }: Pick<ReferenceRules, 'writer'>,
  hasLabel: boolean,
): string {
  const body = written(spans, writer);
  const first = writer.start(label === undefined || !hasLabel ? body : `${writer.text(label)} ${body}`);
  return translation === undefined ? first : `${first}\n\n${writer.start(written(translation, writer))}`;
}

function written(spans: readonly Span[], writer: SpanWriter): string {
  let result = '';
  spans.forEach((span, index) => {
    const after = plainTextOf(spans.slice(index + 1, index + 2)).slice(0, 1);
    if (typeof span === 'string') {
      result += writer.text(span);
    } else if ('url' in span) {
      const text = plainTextOf(span.spans);
      result += writer.link(span.url, writer.text(text), text === span.url, result.slice(-1), after);
    } else {
      const inner = written(span.spans, writer);
      result += inner.trim() === '' ? inner : writer.styled(span.style, inner, result.slice(-1), after);
    }
  });
  return result;
}
