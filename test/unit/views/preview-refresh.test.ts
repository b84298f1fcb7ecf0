import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { PreviewRefresh } from '../../../src/views/preview-refresh';

describe('drawing previews anew', () => {
  let requests: number;
  let refresh: PreviewRefresh;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    requests = 0;
    refresh = new PreviewRefresh(
      () => {
        requests++;
      },
      { delay: 300, repeat: 1000 },
    );
  });

  afterEach(() => {
    refresh.dispose();
    mock.timers.reset();
  });

  const pass = (time: number) => {
    mock.timers.tick(time);
  };

  it('makes one request of several wishes', () => {
    refresh.wish();
    pass(200);
    refresh.wish();
    pass(99);
    assert.equal(requests, 0);
    pass(1);
    assert.equal(requests, 1);
  });

  it('asks again while nothing is drawn, three times in all', () => {
    refresh.wish();
    pass(300);
    pass(1000);
    assert.equal(requests, 2);
    pass(1000);
    assert.equal(requests, 3);
    pass(60_000);
    assert.equal(requests, 3);
  });

  it('asks once where a preview is drawn upon it', () => {
    refresh.wish();
    pass(300);
    refresh.drawn();
    pass(60_000);
    assert.equal(requests, 1);
  });

  it('still asks where a preview is drawn before the request', () => {
    refresh.wish();
    refresh.drawn();
    pass(300);
    assert.equal(requests, 1);
  });

  it('does not take a drawing that began before a further wish for its answer', () => {
    refresh.wish();
    pass(300);
    refresh.wish();
    refresh.drawn();
    pass(300);
    assert.equal(requests, 2);
    refresh.drawn();
    pass(60_000);
    assert.equal(requests, 2);
  });

  it('asks no more once disposed', () => {
    refresh.wish();
    pass(300);
    refresh.dispose();
    pass(60_000);
    assert.equal(requests, 1);
  });
});
