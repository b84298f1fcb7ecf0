/** What `install` gives, before the tests of a suite; where it gives nothing, they are skipped (it has said why). */
export function beforeWith<T>(install: () => Promise<T | undefined>): () => T {
  let tool: T | undefined;
  before(async function () {
    tool = await install();
    if (tool === undefined) {
      this.skip();
    }
  });
  return () => tool!;
}

/** What a program answers to each of many texts, asked once for all of them. */
export function answersFor<T, A>(
  install: () => Promise<T | undefined>,
  texts: readonly string[],
  ask: (tool: T, texts: readonly string[]) => readonly A[],
): (text: string) => A {
  const answers = beforeWith(async () => {
    const tool = await install();
    return tool === undefined ? undefined : ask(tool, texts);
  });
  return (text) => answers()[texts.indexOf(text)]!;
}
