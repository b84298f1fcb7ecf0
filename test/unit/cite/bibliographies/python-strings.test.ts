import assert from 'node:assert/strict';
import { pythonStrings } from '../../../../src/core/cite/bibliographies/python-strings';

describe('paths in Python', () => {
  const cases: readonly (readonly [text: string, paths: readonly string[]])[] = [
    ['x = "a.bib"', ['a.bib']],
    ["x = 'a.bib'", ['a.bib']],
    ['x = """a.bib"""', ['a.bib']],
    ["x = r'a.bib' # 'b.bib'", ['a.bib']],
    ['x = "a\\"b.bib"', ['a"b.bib']],
    ['x = "a.bib', []],
    ['x = ""', []],
    ['x=["a.bib"]', ['a.bib']],
    ['  x = ["a.bib", "b.bib",]', ['a.bib', 'b.bib']],
    ['x = ("a.bib", "b.bib")', ['a.bib', 'b.bib']],
    ['x = [\n  "a.bib",  # one\n  "b.bib"\n]\n"c.bib"', ['a.bib', 'b.bib']],
    ['x = "a.bib"\n"b.bib"', ['a.bib']],
    ['x = "a.bib" \\\n  + "b.bib"', ['a.bibb.bib']],
    ['x: list[str] = ["a.bib"]', ['a.bib']],
    ['x == "a.bib"', []],
    ['y = "a.bib"', []],
    ['xy = "a.bib"', []],
    ['x += ["b.bib"]', ['b.bib']],
    ['x = ["a.bib"]\nx += ["b.bib"]', ['a.bib', 'b.bib']],
    ['x = ["a.bib"]\nx.append("b.bib")\nx.extend(["c.bib"])', ['a.bib', 'b.bib', 'c.bib']],
    ['x = "dir" + "/a.bib"', ['dir/a.bib']],
    ['x = ["dir/" + "a.bib", "b.bib"]', ['dir/a.bib', 'b.bib']],
    ['x = Path("dir") / "a.bib"', ['dir/a.bib']],
    ['x = os.path.join("dir", "sub", "a.bib")', ['dir/sub/a.bib']],
    ['x = [os.path.join("dir/", "a.bib"), "b.bib"]', ['dir/a.bib', 'b.bib']],
    ['x = Path("dir").joinpath("a.bib")', ['dir/a.bib']],
    ['x = os.path.join("", "a.bib")', ['a.bib']],
    ['x = glob("refs/*.bib")', ['refs/*.bib']],
    ['x = sorted(glob.glob("*.bib"))', ['*.bib']],
    ['d = "dir"\nx = d + "/a.bib"', ['dir/a.bib']],
    ['d = "dir"\nx = [d + "/a.bib", d + "/b.bib"]', ['dir/a.bib', 'dir/b.bib']],
    ['d = ["a.bib", "b.bib"]\nx = d', ['a.bib', 'b.bib']],
    ['d = ["a.bib", "b.bib"]\nx = d + ["c.bib"]', ['a.bib', 'b.bib', 'c.bib']],
    ['x = unknown', []],
    ['x = os.path.join(here, "a.bib")', ['a.bib']],
    ['x = os.path.join(os.path.dirname(__file__), "a.bib")', ['a.bib']],
    ['x = None', []],
    ['x = x + "a.bib"', ['a.bib']],
    ['x = y\ny = x', []],
    ['a = "a.bib"\nb = a\nc = b\nx = c', ['a.bib']],
    ['a = "a.bib"\nb = a\nc = b\nd = c\nx = d', []],
    ['x = "a.bib" if big else "b.bib"', ['a.bib']],
    ['x = ["a.bib" for y in "b.bib"]', ['a.bib']],
    ['x = {"key": "a.bib", "other": "b.bib"}', ['a.bib', 'b.bib']],
    ['x = ["a.bib"] + ["b.bib"]', ['a.bib', 'b.bib']],
    ['x = ["dir/" "a.bib", "b" \n ".bib"]', ['dir/a.bib', 'b.bib']],
    ['x = ("a.bib",)', ['a.bib']],
    ['x = ("dir/" + "a.bib") + ".old"', ['dir/a.bib.old']],
    ['x = "a.bib", "b.bib"', ['a.bib', 'b.bib']],
    ['x = [Path("dir") / name for name in ("a.bib", "b.bib")]', ['dir/a.bib', 'dir/b.bib']],
    ['x = [str(p) for p in Path("dir").glob("*.bib")]', ['dir/*.bib']],
    ['x = list(Path("dir").rglob("*.bib"))', ['dir/**/*.bib']],
    ['x = glob.glob("*.bib", recursive=True) + ["dir/a.bib"]', ['*.bib', 'dir/a.bib']],
    ['d = "dir"\nx = [f"{d}/a.bib", f"{here}/b.bib", f"c/{n}.bib"]', ['dir/a.bib', 'b.bib', 'c/*.bib']],
    ['x = ["a.bib"]\nx = sorted(set(x))', ['a.bib']],
    ['x = ["a.bib" if big else "b.bib", "c.bib"]', ['a.bib', 'c.bib']],
    ['x = str((Path(__file__).parent / "refs" / "a.bib").resolve())', ['refs/a.bib']],
    [`x = ${'('.repeat(5000)}"a.bib"`, []],
    ['x = "a.bib")\n"b.bib"', ['a.bib']],
    ['x = f("a.bib")("b.bib")', ['a.bib']],
    ['x = f("a.bib")["b.bib"].g', ['a.bib']],
    ['x = ["a.bib"] + "b.bib"', ['a.bib', 'b.bib']],
    ['x = "a.bib" + ["b.bib"]', ['a.bib', 'b.bib']],
    ['x = [, "a.bib"]', ['a.bib']],
    ['x = ["a.bib" for y in []]', ['a.bib']],
    ['x = ["a.bib" for y in "b"] + ["c.bib"]', ['a.bib', 'c.bib']],
    ['x = [y + ".bib" for y in ["a", "b"] if y]', ['a.bib', 'b.bib']],
    ['x = ["a.bib" if f(a, [b]) else "b.bib", "c.bib"]', ['a.bib', 'c.bib']],
    ['x = dict(a="a.bib", b=["b.bib"])', []],
    ['x = {"k": ["a.bib"], "l": "b.bib"}', ['a.bib', 'b.bib']],
    ['x = ()', []],
    ['x = []', []],
    ['x = f()', []],
    ['x = Path("dir").f().g("a.bib")', ['a.bib']],
    ['x = Path("dir").f() / "a.bib"', ['dir/a.bib']],
    ['x = "dir" / here / "a.bib"', ['dir/a.bib']],
    ['d = ["a", "b"]\nx = f"{d}.bib"', ['*.bib']],
    ['d = "a"\nd = "b"\nx = d + ".bib"', ['a', 'b', '.bib']],
    ['x = True', []],
    ['x = __file__', []],
    ['x = ".".join("a.bib")', ['a.bib']],
  ];
  for (const [text, paths] of cases) {
    it(`are ${JSON.stringify(paths)} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(pythonStrings(text, 'x'), paths);
    });
  }

  it('are read of the last twenty assignments, and of 20,000 characters each', () => {
    const many = (count: number) =>
      pythonStrings(Array.from({ length: count }, (_, i) => `x = "${i}"`).join('\n'), 'x');
    assert.equal(many(20).length, 20);
    assert.deepEqual([many(21).length, many(21)[0]], [20, '1']);
    const far = (length: number) => pythonStrings(`x = [${' '.repeat(length)}"a.bib"]`, 'x');
    assert.deepEqual(far(19_000), ['a.bib']);
    assert.deepEqual(far(20_000), []);
  });

  it('are bounded where names and comprehensions multiply', () => {
    const many = (name: string) => `${name} = [${'d, '.repeat(3000)}]\n`;
    const nested = `x = ${'['.repeat(20)}"a.bib"${' for y in d]'.repeat(20)}\n`;
    assert.equal(pythonStrings(`d = [${'"a.bib", '.repeat(100)}]\n${nested}`, 'x').length, 1000);
    assert.equal(
      pythonStrings(`d = "a.bib"\nc = d\n${many('b').replaceAll('d', 'c')}${many('x').replaceAll('d', 'b')}`, 'x')
        .length,
      1000,
    );
  });
});
