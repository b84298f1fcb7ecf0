import assert from 'node:assert/strict';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { textOf } from '../../../../src/core/cite/languages/texts';
import { renderReferences } from '../../../../src/core/cite/references/render';
import type { Span, TextStyle } from '../../../../src/core/cite/model/formatted-text';
import { asciidoc } from './markup/asciidoc';
import { latex } from './markup/latex';
import { myst } from './markup/myst';
import { org } from './markup/org';
import { pandoc } from './markup/pandoc';
import { rst } from './markup/rst';
import { typst } from './markup/typst';
import type { Written } from './markup/written';

const starts = [
  '- A',
  '+ A',
  '* A',
  '# A',
  '= A',
  '/ A',
  '1. A',
  '2) A',
  'a. A',
  '(2) A',
  ': A',
  '.. A',
  '>>> A',
  '> A',
  '| A',
  'A: B',
  '-A',
  '1.A',
];
const texts = [
  'a*b*c',
  'a*b',
  'x_y_z',
  '`a`',
  '[a]',
  '<a>',
  '@a',
  '#a',
  '$5',
  'a\\b',
  '~a~',
  '{x}',
  'a--b',
  'a|b',
  '&amp;',
  'a^b',
  '+a+',
  '/a/',
  'http://a.b',
  'a%b',
];
const styles: readonly TextStyle[] = ['italic', 'bold', 'underline', 'superscript', 'subscript', 'small-caps'];

const written: Readonly<Partial<Record<CitationSyntax, Written>>> = {
  pandoc,
  latex,
  typst,
  org,
  rst,
  myst,
  asciidoc,
};

describe('texts of papers in a document', () => {
  for (const [syntax, { starts: escapedStarts, references, texts: escapedTexts, styled, within }] of Object.entries(
    written,
  ) as [CitationSyntax, NonNullable<(typeof written)[CitationSyntax]>][]) {
    const { escape } = textOf(syntax).text;
    const item = (spans: readonly Span[]) =>
      renderReferences([{ id: 'a', spans }], syntax).replace(
        /^\\begin\{thebibliography\}\{9\}\n\\bibitem\{a\} |\n\\end\{thebibliography\}$/g,
        '',
      );

    it(`begin no list, heading or the like: ${syntax}`, () => {
      assert.deepEqual(
        starts.map((text) => escape(text, true)),
        escapedStarts,
      );
    });
    it(`begin none in a bibliography: ${syntax}`, () => {
      assert.deepEqual(
        starts.map((text) => item([text])),
        references,
      );
    });
    it(`hold no markup: ${syntax}`, () => {
      assert.deepEqual(
        texts.map((text) => escape(text, false)),
        escapedTexts,
      );
    });
    it(`have styles between spaces and marks: ${syntax}`, () => {
      assert.deepEqual(
        styles.map((style) => item(['a ', { style, spans: ['J'] }, '. '])),
        styled,
      );
    });
    it(`have styles within words, where the language can: ${syntax}`, () => {
      assert.deepEqual(
        styles.map((style) => item(['x', { style, spans: ['J'] }, 'y'])),
        within,
      );
    });
  }
});
