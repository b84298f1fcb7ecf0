import type { CitationSyntax } from '../syntax';
import type { Reference, Span, TextStyle } from './spans';
import { textOf } from './spans';

/** How a syntax writes formatted text. */
interface Writer {
  /** Plain text, so that it is read as that. */
  readonly text: (text: string) => string;
  /** The start of a paragraph, already written, so that it begins no list nor other block. */
  readonly start: (paragraph: string) => string;
  readonly styled: (style: TextStyle, written: string, before: string, after: string) => string;
  readonly link: (url: string, written: string, isBare: boolean, before: string, after: string) => string;
}

/** A list of references as paragraphs of a document; in LaTeX a `thebibliography`, which its own `\cite` reads. */
export function renderReferences(references: readonly Reference[], syntax: CitationSyntax): string {
  const paragraphs = references.map((reference) => paragraph(reference, syntax));
  if (syntax !== 'latex' || references.length === 0) {
    return paragraphs.join('\n\n');
  }
  const widest = '9'.repeat(String(references.length).length);
  const items = references.map(({ id }, index) => `\\bibitem{${id}} ${paragraphs[index] ?? ''}`);
  return [`\\begin{thebibliography}{${widest}}`, ...items, '\\end{thebibliography}'].join('\n');
}

function paragraph({ label, spans }: Reference, syntax: CitationSyntax): string {
  const writer = writers[syntax];
  const body = written(spans, writer);
  // LaTeX numbers its items itself.
  return writer.start(label === undefined || syntax === 'latex' ? body : `${writer.text(label)} ${body}`);
}

function written(spans: readonly Span[], writer: Writer): string {
  let result = '';
  spans.forEach((span, index) => {
    const after = textOf(spans.slice(index + 1, index + 2)).slice(0, 1);
    if (typeof span === 'string') {
      result += writer.text(span);
    } else if ('url' in span) {
      const text = textOf(span.spans);
      result += writer.link(span.url, writer.text(text), text === span.url, result.slice(-1), after);
    } else {
      const inner = written(span.spans, writer);
      result += inner.trim() === '' ? inner : writer.styled(span.style, inner, result.slice(-1), after);
    }
  });
  return result;
}

/** Characters that Markdown reads as markup; `&` only where a reference follows. */
const markdownText = (text: string) => text.replace(/[\\`*_[\]<>$^~@|]|&(?=#?\w)|--(?=-)|-(?=-)|#(?=\w)/g, '\\$&');
/** What begins a list, a heading, a quotation or a table. */
const blockStart = /^(?:[-+*#=:%>](?=\s|$)|\(?(?:(?:\d{1,9}|[a-z]|[ivxlcdm]{2,7}|[IVXLCDM]{2,7}|#)[.)]|[A-Z]\))(?=\s))/;

/** The start of a paragraph with a backslash before the sign that would begin a block. */
function escapedStart(paragraph: string): string {
  return paragraph.replace(blockStart, (found) => found.replace(/^([-+*#=:%>])$/, '\\$1').replace(/([.)])$/, '\\$1').replace(/^\(/, '\\('));
}

/** A style that wraps its text, where the wrapping cannot reach over spaces at its ends. */
function wrapped(text: string, before: string, after: string): string {
  const inner = text.trim();
  const start = text.indexOf(inner);
  return `${text.slice(0, start)}${before}${inner}${after}${text.slice(start + inner.length)}`;
}

function markdownWriter(scripts: Partial<Record<TextStyle, readonly [string, string]>>): Writer {
  const marks: Partial<Record<TextStyle, readonly [string, string]>> = { italic: ['*', '*'], bold: ['**', '**'], ...scripts };
  return {
    text: markdownText,
    start: escapedStart,
    styled: (style, text) => {
      const [before, after] = marks[style] ?? ['', ''];
      return wrapped(text, before, after);
    },
    link: (url, text, isBare) => (isBare ? `<${url}>` : `[${text}](<${url}>)`),
  };
}

const latexSigns: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'], ['^', '\\textasciicircum{}'], ['~', '\\textasciitilde{}'], ['{', '\\{'], ['}', '\\}'],
  ['$', '\\$'], ['&', '\\&'], ['#', '\\#'], ['%', '\\%'], ['_', '\\_'], ['<', '\\textless{}'], ['>', '\\textgreater{}'], ['|', '\\textbar{}'], ['"', '\\textquotedbl{}'], ['`', '\\textasciigrave{}'], ['-', '-{}'],
]);
const latexCommands: Readonly<Record<TextStyle, string>> = {
  italic: 'textit', bold: 'textbf', 'small-caps': 'textsc', superscript: 'textsuperscript', subscript: 'textsubscript', underline: 'underline',
};
const typstFunctions: Readonly<Record<TextStyle, string>> = {
  italic: 'emph', bold: 'strong', 'small-caps': 'smallcaps', superscript: 'super', subscript: 'sub', underline: 'underline',
};
const orgMarks: Partial<Record<TextStyle, readonly [string, string]>> = {
  italic: ['/', '/'], bold: ['*', '*'], underline: ['_', '_'], superscript: ['^{', '}'], subscript: ['_{', '}'],
};
const rstMarks: Partial<Record<TextStyle, readonly [string, string]>> = {
  italic: ['*', '*'], bold: ['**', '**'], superscript: [':sup:`', '`'], subscript: [':sub:`', '`'],
};
/** What follows a call in Typst could go on with it, as arguments or a field. */
const endOfCall = (after: string) => (/[([.;]/.test(after) ? ';' : '');
/** Org's manual asks for one where a mark is not to be one. */
const zeroWidthSpace = '\u200b';

const writers: Readonly<Record<CitationSyntax, Writer>> = {
  pandoc: markdownWriter({ 'small-caps': ['[', ']{.smallcaps}'], superscript: ['^', '^'], subscript: ['~', '~'], underline: ['[', ']{.underline}'] }),
  myst: markdownWriter({ superscript: ['{sup}`', '`'], subscript: ['{sub}`', '`'] }),
  latex: {
    text: (text) => text.replace(/[\\^~{}$&#%_<>|"`]|-(?=-)/g, (sign) => latexSigns.get(sign) ?? sign),
    start: (paragraph) => (paragraph.startsWith('[') ? `{}${paragraph}` : paragraph),
    styled: (style, text) => `\\${latexCommands[style]}{${text}}`,
    // Without a command, since only some packages have one.
    link: (_, text) => text,
  },
  typst: {
    text: (text) => text.replace(/[\\`*_[\]<>$@#~"']|\/(?=[/*])|-(?=-)/g, '\\$&'),
    start: (paragraph) => paragraph.replace(/^(?:[-+=/](?=\s)|\d+\.(?=\s))/, (found) => (found.length > 1 ? found.replace('.', '\\.') : `\\${found}`)),
    styled: (style, text, _, after) => `#${typstFunctions[style]}[${text}]${endOfCall(after)}`,
    link: (url, text, isBare, _, after) => `#link("${url.replace(/[\\"]/g, '\\$&')}")${isBare ? '' : `[${text}]`}${endOfCall(after)}`,
  },
  org: {
    text: (text) => text.replace(/[*/_^=~+\\[\]{}<>|$@#](?!\u200b)|-(?=-)/g, `$&${zeroWidthSpace}`),
    start: (paragraph) => paragraph.replace(/^(?:[-+*#:|](?=\s|\u200b)|(?:\d{1,9}|[A-Za-z])[.)](?=\s))/, (found) => `${zeroWidthSpace}${found}`),
    styled: (style, text, before, after) => {
      const [left, right] = orgMarks[style] ?? ['', ''];
      // Where a mark touches a word, no reader of Org takes it for one.
      const counts = left.endsWith('{') || (/^[\s('"{-]?$/.test(before) && /^[\s.,;:!?'")}\\[-]?$/.test(after));
      return counts ? wrapped(text, left, right) : text;
    },
    link: (url, text, isBare) => (isBare ? `[[${url}]]` : `[[${url}][${text}]]`),
  },
  rst: {
    text: (text) => text.replace(/[\\*`_|]|:$/g, '\\$&'),
    start: (paragraph) => paragraph.replace(/^(?:[-+*•‣:](?=\s)|\(?(?:\d{1,9}|[A-Za-z]{1,7}|#)[.)](?=\s)|\.\.(?=\s)|>>>|__(?=\s))/, '\\$&'),
    styled: (style, text, before, after) => {
      const [left, right] = rstMarks[style] ?? ['', ''];
      const marked = wrapped(text, left, right);
      return left === '' ? marked : `${/^[\s'"([{<–—/-]?$/.test(before) ? '' : '\\ '}${marked}${/^[\s'")\]}>.,:;!?/–—-]?$/.test(after) ? '' : '\\ '}`;
    },
    link: (url, text, isBare, before) => (isBare ? url : `${/^\s?$/.test(before) ? '' : '\\ '}\`${text} <${url.replaceAll('_', '\\_')}>\`__`),
  },
};
