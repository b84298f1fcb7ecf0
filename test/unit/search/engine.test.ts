import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/model/paper';
import { SearchEngine } from '../../../src/core/search/engine';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { paper } from './paper';
import { assertLinear } from '../parse/hostile';

function engineOf(...papers: Paper[]): SearchEngine {
  const engine = new SearchEngine();
  engine.update({ removed: [], added: papers });
  return engine;
}

const keys = (engine: SearchEngine, query: string): string[] => engine.search(query).map(({ key }) => key);

describe('SearchEngine', () => {
  const writings = ['tinymim', 'tiny mim', 'TinyMIM', 'Tiny-MIM', 'tiny-mim', 'TINYMIM', 'ＴｉｎｙＭＩＭ'];
  for (const written of writings) {
    it(`finds ${written} however the query writes it`, () => {
      const engine = engineOf(
        paper('a', `We call it ${written} here.`),
        paper('b', 'Something tiny.'),
        paper('c', 'A mim play.'),
      );
      for (const query of writings) {
        assert.equal(keys(engine, query)[0], 'a', query);
      }
    });
  }

  it('finds names with joints and signs', () => {
    const engine = engineOf(
      paper('sam', 'SAM-DETR ++ aligns queries.', { names: ['SAM-DETR ++'] }),
      paper('nas', 'NAS-Bench-360 is a benchmark.'),
      paper('other', 'A DETR benchmark with 360 images.'),
    );
    for (const query of ['SAM-DETR++', 'sam detr', 'samdetr']) {
      assert.equal(keys(engine, query)[0], 'sam', query);
    }
    for (const query of ['nas bench 360', 'NASBench360', 'nas-bench-360', 'nasbench 360']) {
      assert.equal(keys(engine, query)[0], 'nas', query);
    }
  });

  it('finds a paper by the title that it had before a record gave it its own, by that one, and by the one in its other language', () => {
    const engine = engineOf(
      paper('songs', 'It hears them in the wind.', {
        title: 'Songs of Garden Birds',
        titleIsDerived: false,
        derivedTitle: 'FinchNet tells finches from sparrows',
        translation: { title: '雀鸟之歌' },
      }),
      paper('other', 'Herons stand still for hours.'),
    );
    for (const query of ['garden birds', 'finches sparrows', '雀鸟之歌']) {
      assert.deepEqual(keys(engine, query), ['songs'], query);
    }
  });

  it('wants all words before some may be missing', () => {
    const engine = engineOf(
      paper('one', 'saliency saliency saliency saliency'),
      paper('both', 'A long text about many things, among them saliency and, far behind, mixup in vision.'),
    );
    assert.deepEqual(keys(engine, 'saliency mixup'), ['both', 'one']);
  });

  it('takes the last word as a prefix, no other', () => {
    const engine = engineOf(paper('a', 'Reinforcement learning'), paper('b', 'Learning to rank'));
    assert.deepEqual(keys(engine, 'reinf'), ['a']);
    assert.deepEqual(keys(engine, 'learning reinf')[0], 'a');
  });

  it('tolerates typos below what matches, and never in Han', () => {
    const engine = engineOf(
      paper('a', 'robust calibration'),
      paper('b', 'calibrations of celebration'),
      paper('zh', '目标检测'),
    );
    assert.deepEqual(keys(engine, 'calibratoin')[0], 'a');
    assert.deepEqual(keys(engine, '目标检查'), ['zh']);
    assert.deepEqual(keys(engine, '日标'), []);
  });

  it('prefers a name to a mention', () => {
    const engine = engineOf(
      paper('mention', 'DETR. We compare with DETR and DETR again, DETR.'),
      paper('name', 'A detector with a long abstract that says little of itself, called DETR.', { names: ['DETR'] }),
    );
    assert.deepEqual(keys(engine, 'detr'), ['name', 'mention']);
  });

  it('prefers papers about a topic to those that have its words, and its title and name to mentions', () => {
    const filler = 'Terns and gulls cross the sea in flocks of many birds that nobody has counted so far. '.repeat(4);
    const engine = engineOf(
      paper('apart', 'Coding is not sparse, sparse is not coding. Coding that is sparse: sparse of coding.'),
      paper('once', `${filler} We use sparse coding. ${filler}`),
      paper('often', `${filler} Sparse coding is old. With sparse coding we count. ${filler}`),
      paper('named', `${filler} What we present is called sparse coding. ${filler}`, { names: ['Sparse Coding'] }),
      paper('titled', filler, { title: 'Sparse coding of terns', titleIsDerived: false }),
    );
    const found = keys(engine, 'sparse coding');
    assert.deepEqual(found.slice(2), ['often', 'once', 'apart']);
    assert.deepEqual(new Set(found.slice(0, 2)), new Set(['named', 'titled']));
    const deep = engineOf(
      paper('apart', 'Coding is not sparse, nor is coding deep, nor is it sparse. Our coding that is deep is sparse.'),
      paper('pair', `${filler} We use sparse coding. ${filler} Deep terns.`),
    );
    assert.deepEqual(keys(deep, 'deep sparse coding'), ['pair', 'apart']);
  });

  it('prefers papers whose derived titles have the words to those that mention them, and forgets them with the paper', () => {
    const text = 'Terns and gulls cross the sea, and nobody has counted them so far.';
    const engine = engineOf(
      paper('one', text, { title: 'Terns that cross the sea' }),
      paper('two', text, { title: 'Gulls of Norway' }),
    );
    assert.deepEqual(keys(engine, 'terns'), ['one', 'two']);
    assert.deepEqual(keys(engine, 'gulls'), ['two', 'one']);
    assert.deepEqual(engine.search('gulls')[0]?.matches, { abstract: ['gulls'] });
    engine.update({ removed: ['two'], added: [] });
    assert.deepEqual(keys(engine, 'gulls'), ['one']);
    assert.deepEqual(keys(engine, 'norway'), []);
  });

  it('prefers a compound as it was typed to names that hold one of its parts', () => {
    const engine = engineOf(
      paper('part', 'AutoInit adapts to data.', { names: ['AutoInit'] }),
      paper('whole', 'A survey of methods that we call AutoDA.'),
    );
    assert.deepEqual(keys(engine, 'AutoDA')[0], 'whole');
    assert.deepEqual(keys(engine, 'autoin')[0], 'part');
  });

  it('keeps library order among equals', () => {
    const same = ['p3', 'p1', 'p2'].map((key) => paper(key, 'exactly the same words'));
    const engine = engineOf(...[...same].reverse());
    assert.deepEqual(keys(engine, 'same words'), ['p3', 'p1', 'p2']);
  });

  it('follows changes', () => {
    const engine = engineOf(paper('a', 'apples'), paper('b', 'pears'));
    engine.update({ removed: ['a', 'b', 'never there'], added: [paper('b', 'plums')] });
    assert.equal(engine.size, 1);
    assert.deepEqual(keys(engine, 'apples'), []);
    assert.deepEqual(keys(engine, 'pears'), []);
    assert.deepEqual(keys(engine, 'plums'), ['b']);
  });

  it('reports the matched words as they stand in the text, by field', () => {
    const engine = engineOf(
      paper('a', 'Our TinyMIMs beat 目标检测 by far.', {
        names: ['TinyMIM'],
        title: 'Distilling Café',
        titleIsDerived: false,
      }),
    );
    assert.deepEqual(engine.search('tinymim')[0]?.matches, { names: ['TinyMIM'], abstract: ['TinyMIMs'] });
    assert.deepEqual(engine.search('cafe 目标检')[0]?.matches, { title: ['Café'], abstract: ['目标检'] });
  });

  it('finds by author, year, tag, note and repository', () => {
    const engine = engineOf(
      paper('a', 'text', {
        authors: [{ family: 'Müller', given: 'Jörg' }],
        year: 2021,
        tags: ['vision'],
        note: 'read again',
      }),
      paper('b', 'text', {
        links: [
          {
            kind: 'repository',
            url: 'https://github.com/open-mmlab/mmrotate',
            host: 'github.com',
            owner: 'open-mmlab',
            repo: 'mmrotate',
            start: 0,
            end: 4,
            source: 'list.txt',
          },
        ],
      }),
    );
    for (const query of ['muller', '2021', 'vision', 'read again', 'jörg müller']) {
      assert.deepEqual(keys(engine, query), ['a'], query);
    }
    assert.deepEqual(keys(engine, 'mmlab mmrotate'), ['b']);
  });

  it('answers odd input with nothing', () => {
    const engine = engineOf(paper('__proto__', 'constructor toString'), paper('b', 'hasOwnProperty'));
    for (const query of ['', '  ', '+++', '()[]{}*', '\ud800']) {
      assert.deepEqual(keys(engine, query), [], query);
    }
    assert.deepEqual(keys(engine, 'constructor'), ['__proto__']);
    assert.deepEqual(keys(engine, '__proto__')[0], '__proto__');
  });
});

const table = TermTable.parse(
  [
    '# a comment',
    '目标检测 20 object 11 detect 11',
    '检测 20 detect 14',
    '目标 20 object 12',
    '对象 20 object 14',
    '物体 20 object 13',
    '对象检测 24 object 8 detect 8',
    '旋转 20 rotat 15',
    '深度伪造 24 deepfak 12',
    '知识图谱 22 graph 12 knowledg 11',
    '的 4',
    '模型 12 model 12',
  ].join('\n'),
);

describe('SearchEngine across languages', () => {
  const papers = [
    paper('en', 'We study the detection of small objects in aerial images.'),
    paper('graph', 'Completing knowledge graphs with rules.'),
    paper('zh', '我们研究航拍图像中的目标检测。'),
    paper('zh-other', '我们研究知识图谱的补全。'),
  ];
  const engine = engineOf(...papers);
  engine.useTerms(table);

  it('finds papers of the other language below those of the query’s, in both directions', () => {
    assert.deepEqual(keys(engine, '目标检测').slice(0, 2), ['zh', 'en']);
    assert.deepEqual(keys(engine, 'object detection').slice(0, 2), ['en', 'zh']);
    assert.equal(keys(engine, 'knowledge graph')[1], 'zh-other');
  });

  it('ranks Chinese papers by how often they have the words of an English query', () => {
    const often = engineOf(
      paper('once', '深度伪造是一种威胁，我们谈别的事情，也谈一谈天气与新闻。'),
      paper('often', '深度伪造是一种威胁，我们谈深度伪造，也谈一谈深度伪造新闻。'),
    );
    often.useTerms(table);
    assert.deepEqual(keys(often, 'deepfake'), ['often', 'once']);
  });

  it('finds Chinese papers that write it otherwise, above those of the other language', () => {
    const own = engineOf(
      paper('en', 'Detection of small objects in aerial images.'),
      paper('words', '一个工具箱，实现旋转对象检测的算法。'),
      paper('english', '我们组织了一次 Deepfake 竞赛。'),
    );
    own.useTerms(table);
    assert.equal(keys(own, '旋转目标检测')[0], 'words');
    assert.deepEqual(keys(own, '深度伪造的比赛')[0], 'english');
    assert.deepEqual(keys(own, '如何检测物体')[0], 'words');
    assert.equal(own.needsTerms('目标检测'), true);
  });

  it('finds papers of the other language from half a word', () => {
    assert.deepEqual(keys(engine, 'knowled').slice(0, 2), ['graph', 'zh-other']);
    assert.ok(!keys(engine, 'knowled ').includes('zh-other'));
    const chinese = engineOf(paper('zh', '我们研究旋转。'), paper('zh-other', '我们研究知识图谱的补全。'));
    chinese.useTerms(table);
    assert.deepEqual(keys(chinese, 'rotati'), ['zh']);
    assert.deepEqual(keys(chinese, 'rota'), ['zh']);
  });

  it('puts papers of the other language that match whole in every third place, those with the words apart not', () => {
    const mixed = engineOf(
      ...Array.from({ length: 30 }, (_, index) => paper(`en-${String(index)}`, 'Fast object detection in images.')),
      ...Array.from({ length: 3 }, (_, index) => paper(`zh-${String(index)}`, '我们研究航拍图像中的目标检测。')),
      paper('zh-apart', '检测知识图谱，知识图谱的目标是速度。'),
    );
    mixed.useTerms(table);
    for (const limit of [9, 20]) {
      const found = mixed.search('object detection', { limit }).map(({ key }) => key);
      assert.equal(found.length, limit);
      assert.deepEqual(
        found.flatMap((key, at) => (key.startsWith('zh') ? [[key, at]] : [])),
        [
          ['zh-0', 2],
          ['zh-1', 5],
          ['zh-2', 8],
        ],
      );
    }
    assert.deepEqual(
      mixed.find('object detection').keys,
      mixed.search('object detection').map(({ key }) => key),
    );
  });

  it('finds every form of an English stem that a Chinese word stands for, mining with mine and probability with probable', () => {
    const forms = engineOf(
      paper('mining', 'We compare ways of mining.'),
      paper('sure', 'It tells the probability of rain.'),
    );
    forms.useTerms(TermTable.parse('挖掘 20 mine 17\n概率 20 probabl 17'));
    assert.deepEqual(keys(forms, '挖掘'), ['mining']);
    assert.deepEqual(keys(forms, '概率'), ['sure']);
  });

  it('finds papers that say the same in other words, below those that have the query’s own', () => {
    const learning = engineOf(
      paper('part', 'Learning, and learning of learning.'),
      paper('other', 'We study continual learning without forgetting.'),
      paper('third', 'Incremental learning of classes.'),
      paper('own', 'A lifelong effort of learning: lifelong learning.'),
    );
    assert.deepEqual(keys(learning, 'lifelong learning').slice(0, 3), ['own', 'other', 'third']);
    assert.deepEqual(keys(learning, 'continual learning of classes').slice(0, 1), ['third']);
    assert.equal(learning.search('lifelong learning')[1]?.matches['abstract']?.includes('continual'), true);
    assert.deepEqual(keys(learning, 'lifelong efforts').includes('other'), false);
    learning.update({ removed: [], added: [paper('zh', '持续学习的方法。'), paper('zh-other', '强化学习的方法。')] });
    learning.useTerms(
      TermTable.parse('持续学习 20 continu 14 learn 12\n强化学习 20 reinforc 14 learn 12\n终身 20 lifelong 15'),
    );
    const found = keys(learning, 'lifelong learning');
    assert.ok(found.includes('zh'));
    assert.equal(found.includes('zh-other') && found.indexOf('zh-other') < found.indexOf('zh'), false);
  });

  it('marks papers that answer only a part of the query, which stand last', () => {
    const some = engineOf(
      paper('part', 'Learning of gulls.'),
      paper('whole', 'Federated learning of terns.'),
      paper('zh', '联邦学习的方法。'),
      paper('zh-part', '机器学习的方法。'),
    );
    some.useTerms(TermTable.parse('联邦学习 20 feder 14 learn 12\n机器学习 20 machin 14 learn 12\n学习 12 learn 16'));
    assert.deepEqual(
      some.search('federated learning').map(({ key, isPartial }) => [key, isPartial === true]),
      [
        ['whole', false],
        ['zh', false],
        ['part', true],
        ['zh-part', true],
      ],
    );
    assert.ok(some.search('learning').every(({ isPartial }) => isPartial === undefined));
  });

  it('finds papers of the other language that match whole before those that lack a word of a topic', () => {
    const some = engineOf(
      paper('part', 'Graph networks. We study graph networks, graph networks and graph networks.'),
      paper('zh', '我们研究稀疏的图网络。'),
    );
    some.useTerms(TermTable.parse('稀疏 20 spars 18\n图 20 graph 16\n网络 16 network 17'));
    assert.deepEqual(keys(some, 'sparse graph networks'), ['zh', 'part']);
  });

  it('finds papers of the other language by an abbreviation that both use', () => {
    const short = engineOf(
      paper('en', 'FL in hospitals.'),
      paper('zh', '在医院中使用 FL 的方法。'),
      paper('zh-words', '联邦学习的方法。'),
      paper('zh-other', '在学校中学习的方法。'),
    );
    short.useTerms(
      TermTable.parse(
        '联邦学习 20 feder 13 learn 12 fl 6\n联合学习 20 feder 13 learn 12\n学习 12 learn 16\n方法 12 method 16',
      ),
    );
    assert.deepEqual(keys(short, 'federated learning').slice(0, 2), ['zh-words', 'zh']);
    assert.equal(keys(short, '联合学习').includes('en'), true);
    assert.deepEqual(keys(short, 'fast learning').includes('zh'), false);
  });

  it('finds Chinese papers that have a shorter word of the same meaning above English ones that have a part of it', () => {
    const graphs = engineOf(
      paper('part', 'Knowledge of knowledge, and more knowledge.'),
      paper('same', '从模型中提取知识图，节点是实体，边是关系。'),
      paper('none', '山与鸟。'),
    );
    graphs.useTerms(
      TermTable.parse('知识图谱 20 graph 12 knowledg 11\n知识图 20 knowledg 12 graph 11\n知识 12 knowledg 17'),
    );
    assert.deepEqual(keys(graphs, '知识图谱')[0], 'same');
  });

  it('excludes papers of the other language by what a word surely means there', () => {
    const surveys = engineOf(
      paper('survey', 'A survey of toolboxes.'),
      paper('tool', 'A toolbox for boxes.'),
      paper('zh-survey', '工具箱的综述，包括许多方法。'),
      paper('zh-tool', '一个新的工具箱，其中没有调研。'),
    );
    surveys.useTerms(TermTable.parse('工具箱 20 toolbox 15\n综述 20 survei 13\n调研 20 survei 10\n包括 20 includ 15'));
    assert.deepEqual(keys(surveys, 'toolbox -survey').sort(), ['tool', 'zh-tool']);
    assert.deepEqual(keys(surveys, '工具箱 -综述').sort(), ['tool', 'zh-tool']);
    assert.deepEqual(keys(surveys, '-"survey" -boxes').sort(), ['zh-tool']);
    assert.deepEqual(keys(surveys, 'toolbox -"survey including"').sort(), ['survey', 'tool', 'zh-tool']);
    assert.deepEqual(keys(surveys, 'toolbox -调研').sort(), ['survey', 'tool', 'zh-survey']);
    assert.equal(surveys.needsTerms('-survey'), true);
    assert.equal(surveys.answer('-survey').needsTerms, true);
  });

  it('finds what means nearly the same in either language where nothing else is found', () => {
    const other = engineOf(paper('zh', '我们让特征互相纠缠。'), paper('en', 'Birds cross the mountains.'));
    other.useTerms(TermTable.parse('解耦 20 decoupl 13 disentangl 10\n纠缠 20 disentangl 12'));
    assert.deepEqual(keys(other, 'decoupling'), ['zh']);
    assert.deepEqual(keys(other, '解耦'), ['zh']);
    const english = engineOf(paper('zh', '山与鸟。'), paper('en', 'We disentangle features.'));
    english.useTerms(TermTable.parse('解耦 20 decoupl 13 disentangl 10'));
    assert.deepEqual(keys(english, 'decoupling'), ['en']);
    assert.deepEqual(keys(english, 'mountains'), []);
  });

  it('leaves out papers that share one common word, where others match whole and they are many', () => {
    const sharing = (count: number) =>
      engineOf(
        paper('both', 'Federated learning at home.'),
        ...Array.from({ length: count }, (_, index) => paper(`learning-${String(index)}`, 'Learning at school.')),
        ...Array.from({ length: 20 }, (_, index) => paper(`other-${String(index)}`, 'Birds cross the mountains.')),
      );
    assert.deepEqual(keys(sharing(8), 'federated learning'), ['both']);
    assert.equal(keys(sharing(4), 'federated learning').length, 5);
    assert.equal(keys(sharing(8), 'federate learning school').length, 9);
  });

  it('reports the matched words of the other language', () => {
    const hit = engine.search('目标检测').find(({ key }) => key === 'en');
    assert.deepEqual(hit?.matches, { abstract: ['detection', 'objects'] });
    assert.deepEqual(engine.search('object detection').find(({ key }) => key === 'zh')?.matches, {
      abstract: ['目标检测'],
    });
  });

  it('finds similar papers in both languages, never the paper itself', () => {
    const more = engineOf(...papers, paper('en-2', 'Detection of small ships in aerial images.'));
    more.useTerms(table);
    assert.equal(more.similar('en')[0]?.key, 'en-2');
    assert.ok(more.similar('en').some(({ key }) => key === 'zh'));
    assert.ok(more.similar('zh').some(({ key }) => key === 'en'));
    assert.ok(!more.similar('en').some(({ key }) => key === 'en'));
    assert.deepEqual(more.similar('absent'), []);
  });

  it('finds the same text in the other language, before English papers that share half of an English one', () => {
    const both = engineOf(
      paper('en', 'Sparse graph completion by random walks.'),
      paper('zh', '稀疏图谱的补全，随机游走。'),
      paper('en-half', 'Sparse completion of songs in a random order.'),
      paper('zh-half', '稀疏的补全，随机的歌曲。'),
      paper('en-third', 'Graphs and walks of herons.'),
      paper('zh-third', '歌曲有图谱，有游走。'),
      ...Array.from({ length: 8 }, (_, at) => paper(`other-${at}`, `Herons stand still for ${at} hours.`)),
    );
    both.useTerms(
      TermTable.parse(
        '稀疏 20 spars 15 small 8\n图谱 20 graph 14\n补全 20 complet 14\n随机 20 random 15\n游走 20 walk 13\n歌曲 20 song 15',
      ),
    );
    assert.equal(both.similar('en')[0]?.key, 'zh');
    assert.ok(both.similar('zh', { limit: 2 }).some(({ key }) => key === 'en'));
  });

  it('finds papers on the same subject before those with the same turn of phrase', () => {
    const more = engineOf(
      paper(
        'one',
        'Detectors converge slowly. Nevertheless, the detection of ships from pairs is promising; detecting them in views of two is simple. A detector of pairs.',
      ),
      paper('phrase', 'Songs, nevertheless.'),
      paper('subject', 'It detects what was detected before.'),
      paper('neither', 'Songs and their singers.'),
    );
    assert.deepEqual(
      more.similar('one').map(({ key }) => key),
      ['subject', 'phrase'],
    );
  });

  it('wants the table only where a query needs it', () => {
    assert.equal(engine.needsTerms('目标检测'), true);
    assert.equal(engine.needsTerms('objects'), true);
    assert.equal(engine.needsTerms('lang:zh'), false);
    assert.equal(engineOf(paper('only', 'English')).needsTerms('objects'), false);
    const texts = Array.from({ length: 12 }, (_, index) => paper(`p${String(index)}`, `objects ${String(index)}`));
    assert.equal(engineOf(...texts, paper('zh', '中文')).answer('objects', { limit: 10 }).needsTerms, true);
    const many = engineOf(...texts.map((each) => ({ ...each, language: 'zh' as const, abstract: '目标检测' })));
    assert.equal(many.answer('目标检测', { limit: 10 }).needsTerms, false);
    assert.equal(many.answer('目标检测', { limit: 20 }).needsTerms, true);
    assert.equal(many.answer('目标检测三', { limit: 10 }).needsTerms, true);
    assert.equal(engineOf().needsTerms('目标检测'), false);
  });

  it('finds nothing across without a table, and takes terms of the user', () => {
    const own = engineOf(...papers);
    assert.deepEqual(keys(own, '航天'), []);
    own.useTerms(table.withUserTerms({ 航天: 'aerial' }));
    assert.deepEqual(keys(own, '航天'), ['en']);
    own.useTerms(undefined);
    assert.deepEqual(keys(own, '航天'), []);
  });
});

describe('SearchEngine with the query language', () => {
  const github = {
    kind: 'repository',
    url: 'https://github.com/open-mmlab/mmrotate',
    host: 'github.com',
    owner: 'open-mmlab',
    repo: 'mmrotate',
    start: 0,
    end: 1,
    source: 'list.txt',
  } as const;
  const engine = engineOf(
    paper('a', 'Deep metric learning for images.', {
      links: [github],
      year: 2021,
      tags: ['vision'],
      note: 'good',
      status: 'To read',
      rating: 3,
    }),
    paper('b', 'Learning a deep metric.', {
      year: 2023,
      authors: [{ literal: 'Li Wang' }],
      status: 'read',
      rating: 3.5,
    }),
    paper('c', '深度学习', { aliases: ['old'] }),
  );

  const cases: [string, string[]][] = [
    ['"deep metric learning"', ['a']],
    ['"DEEP  metric"', ['a', 'b']],
    ['"eep metric"', []],
    ['"度学"', ['c']],
    ['learning -images', ['b']],
    ['-"deep metric"', ['c']],
    ['lang:zh', ['c']],
    ['-lang:zh', ['a', 'b']],
    ['has:code', ['a']],
    ['has:note deep', ['a']],
    ['host:github', ['a']],
    ['owner:open-mmlab', ['a']],
    ['file:list', ['a', 'b', 'c']],
    ['tag:vision', ['a']],
    ['status:read', ['b']],
    ['status:READ', ['b']],
    ['status:"to read"', ['a']],
    ['-status:read', ['a', 'c']],
    ['rating:3', ['a']],
    ['rating:>3', ['b']],
    ['rating:>=3', ['a', 'b']],
    ['rating:<3.5', ['a']],
    ['rating:<=3.5', ['a', 'b']],
    ['rating:3.2..4', ['b']],
    ['rating:..3', ['a']],
    ['rating:3.5..', ['b']],
    ['-rating:>3', ['a', 'c']],
    ['author:wang', ['b']],
    ['author:"li wang"', ['b']],
    ['year:2020..2022', ['a']],
    ['year:2022..', ['b']],
    ['year:2023 metric', ['b']],
    ['cited:no', ['a', 'c']],
    ['cited:yes', ['b']],
    ['key:old', ['c']],
    ['images unknown:deep', ['a', 'b']],
    ['', []],
    ['-', []],
    ['"', []],
  ];
  for (const [query, expected] of cases) {
    it(`answers ${query || 'nothing'}`, () => {
      assert.deepEqual(
        engine
          .search(query, { cited: new Set(['b']) })
          .map(({ key }) => key)
          .sort(),
        expected,
      );
    });
  }

  it('answers long and odd queries in time that grows as they do @slow', () => {
    assertLinear((query) => engine.search(query), ['"', 'a:', '-', 'a ', '深'], 5_000);
  });
});
