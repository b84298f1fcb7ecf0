/** What `install` gives, before the tests of a suite; where it gives nothing, they are skipped (it has said why). */
export function beforeWith<T>(install: () => Promise<T | undefined>): () => T {
  let tool: T | undefined;
  before(async function () {
    tool = await install();
    if (tool === undefined) this.skip();
  });
  return () => tool!;
}
