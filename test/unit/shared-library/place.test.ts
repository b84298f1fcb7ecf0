import assert from 'node:assert/strict';
import {
  indexAddress,
  authorizationOf,
  isPrivate,
  sharedLibraryPlace,
  sharedLibraryPlaces,
} from '../../../src/core/shared-library/place';

describe('the place of a shared library', () => {
  it('has the index at the end of its address, unless it is given', () => {
    assert.deepEqual(sharedLibraryPlace('https://Search.example.org:9200/engines/papers/'), {
      url: 'https://search.example.org:9200/engines',
      index: 'papers',
      name: 'search.example.org:9200',
    });
    assert.deepEqual(sharedLibraryPlace('http://[::1]:9200', 'papers', ' Lab '), {
      url: 'http://[::1]:9200',
      index: 'papers',
      name: 'Lab',
    });
    assert.equal(sharedLibraryPlace('https://example.org')?.index, 'literature-notes');
    assert.equal(sharedLibraryPlace('https://example.org', 'papers', 'Lab\n\u202e\u2028x')?.name, 'Lab x');
    assert.equal(sharedLibraryPlace('https://example.org', 'papers', '\u200b')?.name, 'example.org');
  });

  it('is none with credentials, another scheme, several indices or a query', () => {
    for (const address of [
      'https://user:word@example.org/papers',
      'ftp://example.org/papers',
      'file:///papers',
      'example.org/papers',
      'https://example.org/papers?x=1',
      'https://example.org/a,b',
      'https://example.org/_all',
      'https://example.org/Papers',
      'https://example.org/pa*',
      `https://example.org/${'a'.repeat(1_000)}`,
      '',
    ]) {
      assert.equal(sharedLibraryPlace(address), undefined, address);
    }
  });

  it('is read of a setting, each once, and what is none is left out', () => {
    const value = [
      { url: 'https://a.example.org', index: 'papers', name: 'A' },
      { url: 'https://a.example.org/papers', name: 'Again' },
      { url: 5 },
      null,
      'https://b.example.org/papers',
      { url: 'https://c.example.org/papers' },
    ];
    assert.deepEqual(sharedLibraryPlaces(value).map(indexAddress), [
      'https://a.example.org/papers',
      'https://c.example.org/papers',
    ]);
    assert.deepEqual(sharedLibraryPlaces('x'), []);
  });

  it('is private over https, and on this machine', () => {
    const at = (url: string) => isPrivate({ url });
    assert.deepEqual(
      ['https://example.org', 'http://127.0.0.1:9200', 'http://[::1]:9200', 'http://127.0.0.1'].map(at),
      [true, true, true, true],
    );
    assert.deepEqual(['http://example.org', 'http://127.0.0.1.example.org', 'http://localhost'].map(at), [
      false,
      false,
      false,
    ]);
  });

  it('has credentials as the header that they mean', () => {
    assert.equal(authorizationOf('Aladdin:open sesame'), 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
    assert.equal(authorizationOf('test:123£'), 'Basic dGVzdDoxMjPCow==');
    assert.equal(authorizationOf(' ApiKey VnVhQ2ZHY0JDZGJr== '), 'ApiKey VnVhQ2ZHY0JDZGJr==');
    for (const wrong of ['', 'user', 'ApiKey a\r\nX: y', ':word', 'Bearer ']) {
      assert.equal(authorizationOf(wrong), undefined, wrong);
    }
  });
});
