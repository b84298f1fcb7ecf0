import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Candidate } from '../../../src/core/identify/result';
import { agreement } from '../../../src/core/records/agreement';
import {
  itemHtml,
  reviewHtml,
  type ReviewItem,
  type ReviewPage,
  type ReviewTexts,
} from '../../../src/views/review-html';

const texts: ReviewTexts = {
  title: 'Records',
  counts: '1',
  accept: 'Accept',
  acceptAll: 'All',
  reject: 'Reject',
  undo: 'Undo',
  reveal: 'Reveal',
  more: 'More',
  ours: 'Ours',
  theirs: 'Theirs',
  noAbstract: 'No abstract',
  nothing: 'Nothing',
  status: { certain: 'certain', likely: 'likely', none: 'none' },
  state: { open: '', accepted: 'Accepted', rejected: 'Rejected', taken: 'Taken' },
  reason: ({ code, args = [] }) => `${code} ${args.join(' ')}`,
};

function itemOf(text: string, state: ReviewItem['state'] = 'open'): ReviewItem {
  const candidate: Candidate = {
    record: {
      id: text,
      type: text,
      title: text,
      author: [{ family: text, given: text }, { literal: text }],
      'container-title': text,
      issued: { 'date-parts': [[2021]] },
      DOI: text,
      number: text,
      language: text,
    },
    score: 0.999,
    catalogue: { path: text, line: 3 },
  };
  return {
    key: text,
    paper: { title: text, names: [text], language: text, authors: [{ family: text }], year: 1999 },
    place: text,
    status: 'certain',
    score: 0.999,
    candidate,
    evidence: [{ code: 'same-doi', args: [text] }],
    state,
    abstracts: agreement(text, text),
  };
}

const page = (items: readonly ReviewItem[]): ReviewPage => ({
  items,
  left: 0,
  certain: 1,
  canUndo: false,
  texts,
  nonce: 'NONCE',
  language: 'en',
  cspSource: 'vscode-resource:',
  scriptUri: 'vscode-resource:/review.js',
  styleUri: 'vscode-resource:/review.css',
});

describe('the review list', () => {
  it('shows nothing of what files and catalogues say as markup, and nothing that breaks out of an attribute', () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&lt;mark a b c`;
    const html = reviewHtml(page([itemOf(hostile)]));
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.ok(!html.includes('<img'));
    assert.ok(!/onerror='/.test(html));
    assert.match(html, /content="default-src 'none'; style-src vscode-resource:; script-src 'nonce-NONCE'"/);
  });

  it('has the same elements whatever the texts are', () => {
    const shape = (html: string) =>
      html
        .replace(/<\/?mark>/g, '')
        .replace(/>[^<]*/g, '>')
        .replace(/"[^"]*"/g, '""');
    const plain = shape(itemHtml(itemOf('plain text here'), texts));
    const fragment = fc.array(
      fc.constantFrom('<', '>', '"', "'", '&', '`', '</p>', '<b>', '-->', '\u2028', 'a b c ', '中'),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(fragment, (parts) => {
        assert.equal(shape(itemHtml(itemOf(parts.join('')), texts)), plain);
      }),
    );
  });

  it('lets decide what is open, and says what was decided of the rest', () => {
    const open = itemHtml(itemOf('a'), texts);
    assert.match(open, /data-action="accept" data-key="a">/);
    const accepted = itemHtml(itemOf('a', 'accepted'), texts);
    assert.match(accepted, /data-action="accept" data-key="a" disabled/);
    assert.match(accepted, /Accepted/);
    assert.match(itemHtml(itemOf('a', 'taken'), texts), /data-action="accept" data-key="a">/);
    assert.match(open, /99\u00a0%/);
    assert.match(reviewHtml(page([])), /Nothing/);
  });
});

describe('what two abstracts have in common', () => {
  const marks = (left: string, right: string) =>
    agreement(left, right).map((parts) => parts.filter(({ agrees }) => agrees).map(({ text }) => text));

  it('is runs of three words, not two, and names and numbers by themselves', () => {
    assert.deepEqual(marks('we hear the song of birds', 'they hear the song again'), [
      ['hear the song'],
      ['hear the song'],
    ]);
    assert.deepEqual(marks('hear the birds', 'hear the song'), [[], []]);
    assert.deepEqual(marks('FinchNet 在 ImageNet 上达到 87.5%', 'FinchNet reaches 87.5% on ImageNet'), [
      ['FinchNet', 'ImageNet', '87.5'],
      ['FinchNet', '87.5', 'ImageNet'],
    ]);
  });

  it('leaves both texts whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        const [ours, theirs] = agreement(left, right);
        assert.deepEqual(
          [ours, theirs].map((parts) => parts.map(({ text }) => text).join('')),
          [left, right],
        );
      }),
    );
  });
});
