import assert from 'node:assert/strict';
import { stylePlaces, type StyleRefusal } from '../../../src/host/bibliographies/style-places';
import type { Place } from '../../../src/host/places';

const local = (path: string): Place => ({ scheme: 'file', authority: '', path });

interface Case {
  readonly document?: Place;
  readonly roots?: readonly Place[];
  readonly named?: readonly string[];
  readonly isSaved?: boolean;
}

/** Paths, or why there are none. */
function places(
  style: string,
  { document = local('/work/paper/a.md'), roots = [local('/work')], named = [], isSaved = true }: Case = {},
): readonly string[] | StyleRefusal {
  const [, scheme, authority = '', path = ''] = /^([a-z][a-z0-9+.-]+):\/\/([^/]*)(.*)$/i.exec(style) ?? [];
  const found = stylePlaces({
    style,
    document,
    roots,
    namedByUser: named,
    uri: scheme === undefined ? undefined : { scheme, authority, path: decodeURIComponent(path) },
    documentFolder: isSaved ? { ...document, path: document.path.replace(/\/[^/]*$/, '') } : undefined,
  });
  return typeof found === 'string' ? found : found.map((place) => `${place.scheme}://${place.authority}${place.path}`);
}

describe('places of citation styles', () => {
  it('lie in the workspace: beside the document, else from the folder of the workspace', () => {
    assert.deepEqual(places('x.csl'), ['file:///work/paper/x.csl', 'file:///work/x.csl']);
    assert.deepEqual(places('../styles/./x.csl'), ['file:///work/styles/x.csl']);
    assert.deepEqual(places('styles\\x.csl'), ['file:///work/paper/styles/x.csl', 'file:///work/styles/x.csl']);
    assert.deepEqual(places('/work/styles/x.csl'), ['file:///work/styles/x.csl']);
    assert.deepEqual(places('file:///work/x.csl'), ['file:///work/x.csl']);
    assert.deepEqual(places('/other/x.csl', { roots: [local('/work'), local('/other')] }), ['file:///other/x.csl']);
    assert.deepEqual(places('x.csl', { isSaved: false }), ['file:///work/x.csl']);
    assert.deepEqual(places('x.csl', { roots: [] }), ['file:///work/paper/x.csl']);
  });

  it('are not outside of it, however that is written', () => {
    for (const style of [
      '/etc/passwd',
      '../../x.csl',
      '/work/../etc/x.csl',
      '/workshop/x.csl',
      'file:///etc/x.csl',
      'file:///work/../etc/x.csl',
      'file:///work/%2e%2e/etc/x.csl',
      '..\\..\\x.csl',
      'C:\\x.csl',
      'c:/x.csl',
      '/work',
    ]) {
      assert.deepEqual(places(style), 'outside', style);
    }
    assert.deepEqual(places('../x.csl', { roots: [] }), 'outside');
  });

  it('are outside where the user named that very path', () => {
    assert.deepEqual(places('/home/me/x.csl', { named: ['/home/me/x.csl'] }), ['file:///home/me/x.csl']);
    assert.deepEqual(places('file:///home/me/x.csl', { named: ['file:///home/me/x.csl'] }), ['file:///home/me/x.csl']);
    assert.deepEqual(places('C:\\me\\x.csl', { named: ['C:\\me\\x.csl'] }), ['file:///C:/me/x.csl']);
    assert.deepEqual(places('/home/me/y.csl', { named: ['/home/me/x.csl'] }), 'outside');
    assert.deepEqual(places('../../x.csl', { named: ['../../x.csl'] }), 'outside');
  });

  it('are never on a machine or in a file system of their own choice, whoever names them', () => {
    for (const style of [
      '//host/share/x.csl',
      '\\\\host\\share\\x.csl',
      '/\\host/x.csl',
      '\\/host/x.csl',
      'file://host/share/x.csl',
      'FILE://host/x.csl',
      'vscode-vfs://github/a/b/x.csl',
      'https://host/x.csl',
      'vscode-remote://ssh/x.csl',
    ]) {
      assert.deepEqual(places(style), 'elsewhere', style);
      assert.deepEqual(places(style, { named: [style] }), 'elsewhere', style);
    }
    const share = { scheme: 'file', authority: 'host', path: '/share/a.md' };
    assert.deepEqual(places('x.csl', { document: share, roots: [{ ...share, path: '/share' }] }), [
      'file://host/share/x.csl',
      'file://host/share/x.csl',
    ]);
    assert.deepEqual(
      places('file://other/share/x.csl', { document: share, roots: [{ ...share, path: '/share' }] }),
      'elsewhere',
    );
  });

  it('takes drives of Windows for the same in letters of either case', () => {
    assert.deepEqual(places('C:\\work\\x.csl', { document: local('/c:/work/a.md'), roots: [local('/c:/work')] }), [
      'file:///C:/work/x.csl',
    ]);
  });
});
