import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Paper } from '../../../src/core/model/paper';
import { paperHtml, type PaperPageTexts } from '../../../src/views/paper-html';

const texts: PaperPageTexts = {
  language: 'English',
  cite: 'Cite',
  pdf: 'Open PDF',
  reveal: 'Reveal',
  copyKey: 'Copy',
  identify: 'Identify Papers',
  complete: 'Complete Details',
  search: 'Search on the Web',
  record: 'Details from',
  links: 'Links',
  othersWork: 'Others',
  similar: 'Similar Papers',
  place: 'Source',
  key: 'Key',
  tags: 'Tags',
  publication: 'Published in',
  abstract: 'Abstract',
  note: 'Note',
  openNote: 'Open Note',
  status: 'Status: <reading>',
  rating: 'Rating: 4',
  setTags: 'Set Keywords',
  backlinks: 'Cited in',
  byModel: 'By a <model>',
};
const hostile = '"><script>alert(1)</script><mask>&\'';
const paper: Paper = {
  key: 'hostile',
  aliases: [],
  title: hostile,
  titleIsDerived: true,
  names: [hostile],
  language: hostile,
  abstract: hostile,
  note: hostile,
  byModel: { model: hostile, title: hostile, translatedTitle: hostile, translatedAbstract: hostile },
  tags: [hostile],
  links: [
    { kind: 'website', url: `https://example.org/${hostile}`, host: 'example.org', start: 0, end: 1, source: 'a.txt' },
  ],
  sources: [{ source: 'a.txt', span: { start: 0, end: 1, line: 0, endLine: 0 }, format: 'list' }],
};
/** A page of which nothing is known but the paper. */
const frame = {
  texts,
  places: [],
  backlinks: [],
  credit: '',
  nonce: '',
  language: 'en',
  cspSource: '',
  scriptUri: '',
  styleUri: '',
};
const html = paperHtml({
  paper,
  texts,
  places: [hostile],
  backlinks: [{ label: `${hostile}.md:3`, place: JSON.stringify([hostile, 2, 0]) }],
  publication: hostile,
  credit: hostile,
  nonce: 'abc',
  language: 'en',
  cspSource: 'https://csp',
  scriptUri: 'https://csp/paper.js',
  styleUri: 'https://csp/paper.css',
});

describe('the page of the Paper view', () => {
  it('escapes everything that comes from files', () => {
    assert.doesNotMatch(html, /<script>/);
    assert.doesNotMatch(html, /<mask>/);
    assert.doesNotMatch(html, /data-url="[^"]*"[^ >]/);
    assert.match(html, /&#60;mask&#62;/);
  });

  it('has buttons for what the reader says of the paper, and for each document that cites it', () => {
    assert.match(html, /<button class="secondary" data-action="status">Status: &#60;reading&#62;<\/button>/);
    for (const action of ['note', 'rating', 'tags']) {
      assert.ok(html.includes(`data-action="${action}"`));
    }
    const [, place = ''] = /data-action="place" data-url="([^"]*)"/.exec(html) ?? [];
    const written = place.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    assert.deepEqual(JSON.parse(written), [hostile, 2, 0]);
    const without = html.replace(/<h2>Cited in<\/h2><ul class="links">.*?<\/ul>/, '');
    assert.notEqual(without, html);
  });

  it('has a content security policy that lets in nothing but its own script and style', () => {
    assert.match(html, /content="default-src 'none'; style-src https:\/\/csp; script-src 'nonce-abc'"/);
    assert.equal(html.match(/<script/g)?.length, 1);
  });

  it('says its own texts’ language, and beside it that of what is the paper’s', () => {
    const page = paperHtml({
      paper: { ...paper, title: '雾', abstract: '雾是云。', language: 'zh', otherAbstracts: [] },
      texts,
      places: [],
      backlinks: [],
      credit: '',
      nonce: 'abc',
      language: 'en-GB',
      cspSource: '',
      scriptUri: '',
      styleUri: '',
    });
    assert.match(page, /<html lang="en-GB">/);
    assert.match(page, /<article>\s*<h1 lang="zh">雾<\/h1>/);
    assert.match(page, /<p class="abstract" lang="zh">雾是云。<\/p>/);
    assert.equal(page.match(/ lang="zh"/g)?.length, 2);
  });

  it('is not seen before its style is there, which shows it', () => {
    assert.match(html, /<body hidden>/);
    for (const name of ['paper', 'review']) {
      assert.match(readFileSync(`media/${name}.css`, 'utf8'), /body\[hidden\] \{\s*display: block;/);
    }
  });

  it('shows what is known in a second language', () => {
    const page = paperHtml({
      paper: {
        ...paper,
        translation: {
          title: 'River <ice>',
          authors: [{ literal: 'Li Hong' }],
          container: 'Journal of Hydrology',
          abstract: 'In winter.',
        },
      },
      texts,
      places: [],
      backlinks: [],
      credit: '',
      nonce: 'abc',
      language: 'en',
      cspSource: '',
      scriptUri: '',
      styleUri: '',
    });
    assert.ok(page.includes('River &#60;ice&#62; · Li Hong · Journal of Hydrology'));
    assert.ok(page.includes('In winter.'));
  });

  it('shows what a language model wrote below a heading that names it, and no heading where none did', () => {
    const heading = '<h2>By a &#60;model&#62;</h2>';
    assert.ok(html.includes(heading));
    const { byModel, ...bare } = paper;
    assert.notEqual(byModel, undefined);
    const without = paperHtml({
      paper: bare,
      texts,
      places: [],
      backlinks: [],
      credit: '',
      nonce: 'abc',
      language: 'en',
      cspSource: 'https://csp',
      scriptUri: 'https://csp/paper.js',
      styleUri: 'https://csp/paper.css',
    });
    assert.equal(without.includes(heading), false);
  });

  it('leads to papers like it, by their titles in their languages', () => {
    const page = paperHtml({ ...frame, paper, similar: [{ ...paper, key: 'fog', title: '雾 <b>', language: 'zh' }] });
    assert.ok(
      page.includes(
        '<h2>Similar Papers</h2><ul class="links"><li><button class="link" data-action="show" data-key="fog" lang="zh">雾 &#60;b&#62;</button></li></ul>',
      ),
    );
    assert.equal(paperHtml({ ...frame, paper }).includes('Similar Papers'), false);
  });

  it('says what it is about in the other language, marked as that', () => {
    const of = (language: string, subjects: readonly string[]) =>
      paperHtml({ ...frame, paper: { ...paper, language }, subjects });
    assert.ok(of('zh', ['A <b>', 'C']).includes('<p class="translation" lang="en">A &#60;b&#62; · C</p>'));
    assert.ok(of('en', ['检测']).includes('<p class="translation" lang="zh-CN">检测</p>'));
    assert.equal(of('zh', []).includes('<p class="translation" lang='), false);
  });

  it('leaves out what is not known', () => {
    const bare = paperHtml({
      paper: { ...paper, tags: [], links: [] },
      texts,
      places: ['a.txt:1'],
      backlinks: [],
      credit: '',
      nonce: 'abc',
      language: 'en',
      cspSource: '',
      scriptUri: '',
      styleUri: '',
    });
    assert.doesNotMatch(bare, /Tags/);
    assert.doesNotMatch(bare, /Links/);
    assert.doesNotMatch(bare, /Published in/);
  });
});
