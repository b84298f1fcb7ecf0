import assert from 'node:assert/strict';
import { fileDirectories, filesOfField } from '../../../src/core/parse/bibtex/file-field';
import { assertLinear } from './hostile';

/** The likeliest path of each file. */
const paths = (value: string) => filesOfField(value).map(([path]) => path);

describe('files that a BibTeX entry names', () => {
  it('are read as JabRef writes them', () => {
    assert.deepEqual(paths(':moss.pdf:PDF'), ['moss.pdf']);
    assert.deepEqual(paths('Full text:papers/moss 2020.pdf:PDF;Slides:talks/moss.pdf:PDF'), [
      'papers/moss 2020.pdf',
      'talks/moss.pdf',
    ]);
    assert.deepEqual(paths('A\\: B\\; C:a\\;b.pdf:PDF'), ['a;b.pdf']);
    assert.deepEqual(paths(':C\\:\\\\Users\\\\ash\\\\moss.pdf:PDF'), ['C:\\Users\\ash\\moss.pdf']);
    assert.deepEqual(paths(':C\\:/Users/ash/moss.pdf:PDF'), ['C:/Users/ash/moss.pdf']);
    assert.deepEqual(paths(':moss.pdf:PDF:https\\://example.org/moss.pdf'), ['moss.pdf']);
    assert.deepEqual(paths(':https\\://example.org/moss.pdf:URL'), ['https://example.org/moss.pdf']);
    assert.deepEqual(paths(':a &amp; b.pdf:PDF'), ['a &amp; b.pdf']);
  });

  it('are read as Zotero writes them, by itself and with Better BibTeX', () => {
    assert.deepEqual(
      paths('Full Text PDF:files/12/Ash - 2020 - Moss.pdf:application/pdf;Snapshot:files/13/m.html:text/html'),
      ['files/12/Ash - 2020 - Moss.pdf', 'files/13/m.html'],
    );
    assert.deepEqual(paths('PDF:C\\:\\\\Users\\\\ash\\\\Zotero\\\\storage\\\\AB12CD34\\\\Moss.pdf:application/pdf'), [
      'C:\\Users\\ash\\Zotero\\storage\\AB12CD34\\Moss.pdf',
    ]);
    assert.deepEqual(paths('PDF:C:\\Users\\ash\\Moss.pdf:application/pdf'), ['C:\\Users\\ash\\Moss.pdf']);
    assert.deepEqual(paths('/home/ash/Zotero/storage/AB12CD34/Moss.pdf;/home/ash/Zotero/storage/AB12CD35/More.pdf'), [
      '/home/ash/Zotero/storage/AB12CD34/Moss.pdf',
      '/home/ash/Zotero/storage/AB12CD35/More.pdf',
    ]);
    assert.deepEqual(paths('C\\:\\\\Users\\\\ash\\\\Moss.pdf'), ['C:\\Users\\ash\\Moss.pdf']);
    assert.deepEqual(paths('storage:AB12CD34/Moss.pdf'), ['storage:AB12CD34/Moss.pdf']);
    assert.deepEqual(paths('PDF:storage:AB12CD34/Moss.pdf:application/pdf'), ['storage:AB12CD34/Moss.pdf']);
  });

  it('are read as Mendeley writes them, in LaTeX’s markup', () => {
    assert.deepEqual(paths(':home/ash/Mendeley/Moss{\\_}on{\\_}walls.pdf:pdf'), [
      'home/ash/Mendeley/Moss_on_walls.pdf',
    ]);
    assert.deepEqual(paths(':C$\\backslash$:/Users/ash/Moss {\\&} Wall.pdf:pdf;:C$\\backslash$:/b.pdf:pdf'), [
      'C:/Users/ash/Moss & Wall.pdf',
      'C:/b.pdf',
    ]);
    assert.ok(filesOfField(':home/ash/M{\\"{u}}ller.pdf:pdf')[0]?.includes('home/ash/Müller.pdf'));
  });

  it('are read as people write them', () => {
    assert.deepEqual(paths('moss.pdf'), ['moss.pdf']);
    assert.deepEqual(paths('C:\\papers\\moss.pdf'), ['C:\\papers\\moss.pdf']);
    assert.deepEqual(paths('papers/moss.pdf:PDF'), ['papers/moss.pdf']);
    assert.ok(filesOfField('C:\\_papers\\moss.pdf')[0]?.includes('C:\\_papers\\moss.pdf'));
    assert.deepEqual(paths('file:///home/ash/moss.pdf'), ['file:///home/ash/moss.pdf']);
    assert.deepEqual(paths(' ; :: ;'), []);
    assert.deepEqual(paths(''), []);
  });

  it('are at most fifty, of a field of any length', () => {
    assert.equal(filesOfField('a.pdf;'.repeat(50)).length, 50);
    assert.equal(filesOfField('a.pdf;'.repeat(100_000)).length, 50);
    assertLinear(filesOfField, [
      '\\',
      '{\\_',
      'a:',
      ';',
      '$\\backslash$',
      '&amp;',
      'storage:AB12CD34/',
      '{{{{',
      'file://',
    ]);
    assertLinear(fileDirectories, [
      'jabref-meta: fileDirectory:',
      'jabref-meta: ',
      'fileDirectory',
      '\\',
      'jabref-meta: fileDirectory-a',
    ]);
  });

  it('lie in the folders that JabRef keeps in comments', () => {
    const text = '@misc{a, title = {A}}\n@Comment{jabref-meta: fileDirectory:C\\:\\\\papers;}\n';
    assert.deepEqual(fileDirectories(text), ['C:\\papers']);
    assert.deepEqual(fileDirectories('@Comment{jabref-meta: fileDirectory-ash-laptop:pdf;}'), ['pdf']);
    assert.deepEqual(fileDirectories('@Comment{jabref-meta: databaseType:bibtex;}'), []);
  });
});
