import assert from 'node:assert/strict';
import { citeCommand } from '../../../../src/core/cite/languages/latex/commands';

describe('commands of LaTeX with cite in their names', () => {
  for (const [form, names] of [
    [
      'textual',
      'citet citet* Citet textcite Textcite textcite* textcites Textcites newcite possessivecite shortciteA shortcitet citealt citetalias citeauthor citeauthor* Citeauthor citeauthors citeyear citedate citetitle citeurl citenum citefield citename citelist citeA citen citeN citeNP citeANP citeonline citeyearNP citefullauthor bibentry bibentry*',
    ],
    [
      'parenthetical',
      'cite cite* Cite cites Cites citep citep* citealp Citealp parencite Parencite autocite Autocites footcite footcitetext supercite upcite onlinecite fullcite shortcite shortciteNP volcite pvolcites textcquote blockcquote* foreigntextcquote hyphenblockcquote hybridblockcquote displaycquote',
    ],
    ['unseen', 'nocite nocite* nociteA'],
  ] as const) {
    for (const name of names.split(' ')) {
      it(`are read: ${name} is ${form}`, () => {
        assert.equal(citeCommand(name)?.form, form);
      });
    }
  }

  for (const name of [
    'site',
    'recit',
    'citestyle',
    'setcitestyle',
    'citesetup',
    'citereset',
    'bibcite',
    'newcites',
    'DeclareCiteCommand',
    'AtEveryCite',
    'AtEveryCitekey',
    'AtNextCite',
    'AtNextCitekey',
    'BibCite',
    'mkbibcite',
    'ifciteseen',
    'blxcite',
    'citetext',
    'citeauthoryear',
    'cite1',
    'my@cite',
    'bibentrys',
    'xbibentry',
    'textquote',
    'xtextcquote',
    'textcquotes',
    `${'a'.repeat(21)}cite`,
    `cite${'a'.repeat(21)}`,
    'cite**',
    '',
  ]) {
    it(`are other commands: ${name}`, () => {
      assert.equal(citeCommand(name), undefined);
    });
  }

  it('are read up to twenty letters before and behind', () => {
    assert.equal(citeCommand(`${'a'.repeat(20)}cite${'b'.repeat(20)}`)?.form, 'parenthetical');
  });

  for (const [member, names, others] of [
    [
      'suppressesAuthor',
      'citeyear citeyear* citeyearpar citedate Citeyear Citedate* cite* Cite* parencite* Parencite* autocite* Autocite*',
      'cite parencite autocite citeauthor citeyearNP xciteyear footcite* textcite* citet* xcite* citeyears textcquote bibentry',
    ],
    [
      'isMultiple',
      'cites Cites parencites autocites textcites volcites footcitetexts',
      'cite citesx volcite textcquote bibentry',
    ],
    ['hasVolume', 'volcite pvolcite fvolcites volcites', 'cite cites volcitex textcquote bibentry'],
    [
      'isSingle',
      'defcitealias citefield citefield* citelist citename volcite textcquote blockcquote',
      'cite volcites citealias citefields citenames bibentry',
    ],
    [
      'hasLanguage',
      'foreigntextcquote hyphenblockcquote* hybridblockcquote',
      'textcquote cite bibentry displaycquote*',
    ],
  ] as const) {
    for (const [names_, expected] of [
      [names, true],
      [others, false],
    ] as const) {
      for (const name of names_.split(' ')) {
        it(`say ${expected ? 'yes' : 'no'} to ${member}: ${name}`, () => {
          assert.equal(citeCommand(name)?.[member], expected);
        });
      }
    }
  }

  it('have something else behind the key where they take one', () => {
    for (const [name, following] of [
      ['textcquote', 1],
      ['defcitealias', 1],
      ['citefield', 1],
      ['bibentry', 0],
      ['cite', 0],
      ['volcite', 0],
    ] as const) {
      assert.equal(citeCommand(name)?.following, following, name);
    }
  });
});
