import assert from 'node:assert/strict';
import { parseNote } from '../../../src/core/parse/note/parse-note';
import { yaml } from '../../../src/core/parse/yaml/library';

/** What is read of front matter that is no YAML as a whole. */
function read(front: string, end = '\n') {
  const { entries, problems } = parseNote(`---\n${front}\n---\nBody\n`.replaceAll('\n', end), yaml);
  const [entry] = entries;
  return {
    title: entry?.title,
    authors: entry?.authors?.map(({ family, literal }) => family ?? literal),
    year: entry?.year,
    tags: entry?.tags,
    problems: problems.map(({ code }) => code),
    note: entry?.note,
  };
}

const people = 'authors:\n  - Vera Ash\n  - "Birch, Otto"\nyear: 2019\ntags: [ice, rivers]';
const right = { authors: ['Ash', 'Birch'], year: 2019, tags: ['ice', 'rivers'] };

describe('front matter of a note that is no YAML', () => {
  for (const [title, written] of [
    ['Ice: on slow rivers', 'title: Ice: on slow rivers'],
    ['"Ice" and snow', 'title: "Ice" and snow'],
    ['Ice: on rivers', 'title: "Ice: on rivers'],
    ['[Draft] Ice on rivers', 'title: [Draft] Ice on rivers'],
    ['@ice on rivers', 'title: @ice on rivers'],
    ['%ice% on rivers', 'title: %ice% on rivers'],
    ['`Ice`: on rivers', 'title: `Ice`: on rivers'],
    ["It's ice", "title: 'It's ice'"],
    ['*Ice* on rivers', 'title: *Ice* on rivers'],
    ['Ice: on slow rivers', 'title: Ice: on\n  slow rivers'],
    ['Ice: on rivers', "title: 'Ice: on rivers'\nsummary: it: breaks"],
    ['Ice on rivers', 'title: Ice on rivers\ntitle: Ice again'],
    ['河冰：形成与破裂', 'title: 河冰：形成与破裂\n来源：水文学报'],
  ] as const) {
    it(`has its other fields all the same: ${written.replace(/\n/g, ' / ')}`, () => {
      for (const end of ['\n', '\r\n']) {
        const { problems, note, ...rest } = read(`${written}\n${people}`, end);
        assert.deepEqual(rest, { title, ...right });
        assert.equal(note, 'Body');
        assert.ok(problems.length > 0 && problems.every((code) => code === 'malformed-front-matter'));
      }
    });
  }

  it('has lists whose items are no YAML', () => {
    assert.deepEqual(read('title: Ice\nauthors:\n\t- Vera Ash\n\t- Otto Birch').authors, ['Ash', 'Birch']);
    assert.deepEqual(read('title: Ice\nauthors:\n- "Vera" Ash\n- @Otto Birch').authors, ['Ash', 'Birch']);
    assert.deepEqual(read('title: Ice\nyear: 2019\ntags: [#ice, #slow rivers]').tags, ['ice', 'slow rivers']);
    assert.deepEqual(read('title: Ice\nyear: 2019\ntags: [#ice, #slow rivers]').year, 2019);
    assert.deepEqual(read('title: Ice\nauthors: [Vera Ash, "Otto" Birch]').authors, ['Ash', 'Birch']);
  });

  it('says what fields with Chinese colons say', () => {
    const { title, authors, year } = read('标题：河冰的形成\n作者：王小明，李红\n年份：2019');
    assert.deepEqual([title, authors, year], ['河冰的形成', ['王小明', '李红'], 2019]);
  });

  it('names authors as forms do, and parts tags at Chinese commas', () => {
    const { authors, tags } = read('Title: Ice\nAuthor(s): Vera Ash, Otto Birch\ntags: [河冰，积雪]');
    assert.deepEqual(
      [authors, tags],
      [
        ['Ash', 'Birch'],
        ['河冰', '积雪'],
      ],
    );
  });

  it('takes no rest of a list, a map, an alias or a block for a text', () => {
    for (const rest of ['[a, b', '{a: b', '*other', '|', '>-']) {
      assert.equal(read(`title: ${rest}\nx: y: z\nyear: 2019`).title, undefined, rest);
    }
  });
});
