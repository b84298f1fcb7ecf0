import { randomNumbers } from '../eval/corpus-papers';

/** A field of research with what its made-up papers speak of, in English and Chinese. */
interface Field {
  readonly things: readonly string[];
  readonly words: readonly string[];
  readonly zhThings: readonly string[];
  readonly zhWords: readonly string[];
  readonly papers: number;
}

const fields: readonly Field[] = [
  {
    things: [
      'semantic segmentation',
      'instance segmentation',
      'image segmentation of street scenes',
      'boundary-aware segmentation',
    ],
    words: ['pixel', 'mask', 'boundary', 'segmentation map', 'encoder and decoder', 'panoptic segmentation'],
    zhThings: ['语义分割', '实例分割', '图像分割'],
    zhWords: ['像素', '掩码', '边界', '图像分割'],
    papers: 22,
  },
  {
    things: ['object detection', 'detection of small objects', 'open-vocabulary object detection'],
    words: ['bounding box', 'detector', 'anchor', 'object detection', 'region proposal'],
    zhThings: ['目标检测', '小目标的目标检测'],
    zhWords: ['检测器', '边界框', '目标检测'],
    papers: 16,
  },
  {
    things: ['neural machine translation', 'document-level machine translation', 'simultaneous machine translation'],
    words: ['translation', 'source sentence', 'parallel corpus', 'machine translation', 'bilingual lexicon'],
    zhThings: ['机器翻译', '神经机器翻译'],
    zhWords: ['译文', '平行语料', '机器翻译'],
    papers: 20,
  },
  {
    things: ['recommender systems', 'sequential recommendation', 'recommendation with collaborative filtering'],
    words: ['user preference', 'item', 'collaborative filtering', 'click-through rate', 'recommendation'],
    zhThings: ['推荐系统', '协同过滤推荐'],
    zhWords: ['用户', '协同过滤', '点击率', '推荐'],
    papers: 18,
  },
  {
    things: ['medical imaging', 'magnetic resonance imaging', 'ultrasound and radiology'],
    words: ['medical image', 'lesion', 'radiologist', 'magnetic resonance', 'pathology'],
    zhThings: ['医学影像', '磁共振医学图像'],
    zhWords: ['医学图像', '病灶', '放射学'],
    papers: 20,
  },
  {
    things: ['graph neural networks', 'node classification with graph convolution', 'message passing on graphs'],
    words: ['graph convolution', 'node classification', 'message passing', 'graph neural network'],
    zhThings: ['图神经网络', '图卷积的节点分类'],
    zhWords: ['图卷积', '节点分类', '消息传递', '图神经网络'],
    papers: 18,
  },
  {
    things: ['federated learning', 'communication-efficient federated learning'],
    words: ['federated learning', 'client', 'aggregation server', 'non-identical client data'],
    zhThings: ['联邦学习'],
    zhWords: ['联邦学习', '客户端', '聚合'],
    papers: 16,
  },
  {
    things: ['speech recognition', 'streaming speech recognition', 'speech recognition of far speakers'],
    words: ['speech', 'acoustic model', 'word error rate', 'speaker', 'speech recognition'],
    zhThings: ['语音识别'],
    zhWords: ['语音', '声学模型', '说话人', '语音识别'],
    papers: 16,
  },
  {
    things: ['knowledge graphs', 'link prediction in knowledge graphs'],
    words: ['knowledge graph', 'link prediction', 'entity', 'relation embedding', 'knowledge base'],
    zhThings: ['知识图谱', '知识图谱的链接预测'],
    zhWords: ['知识图谱', '链接预测', '实体'],
    papers: 16,
  },
  {
    things: ['time series forecasting', 'traffic time series'],
    words: ['time series', 'forecasting horizon', 'seasonal pattern', 'time series forecasting'],
    zhThings: ['时间序列预测'],
    zhWords: ['时间序列', '预测', '周期'],
    papers: 15,
  },
  {
    things: ['reinforcement learning', 'offline reinforcement learning', 'exploration in reinforcement learning'],
    words: ['policy gradient', 'reward', 'reinforcement learning', 'Markov decision process'],
    zhThings: ['强化学习', '离线强化学习'],
    zhWords: ['强化学习', '策略梯度', '奖励'],
    papers: 20,
  },
  {
    things: ['model compression', 'pruning and quantization of networks'],
    words: ['pruning', 'quantization', 'sparsity', 'model compression', 'channel pruning'],
    zhThings: ['模型压缩', '网络剪枝与量化'],
    zhWords: ['剪枝', '量化', '稀疏性', '模型压缩'],
    papers: 16,
  },
];

const sounds =
  'Alder Birch Cedar Dune Elm Fern Gale Heron Iris Jade Kelp Lark Moss Nimbus Otter Pine Quill Reed Sage Tern'.split(
    ' ',
  );
const shapes = 'Net Former Bench Flow Lens Graph Mix Path'.split(' ');
const people = 'Aki Berg Chen Diaz Egan Fofana Garcia Hoang Ito Jansen Khan Lopez Müller Nguyen Okafor Petrov'.split(
  ' ',
);
const zhPeople = '陈静 高明 黄岚 李然 刘畅 孙悦 王宁 吴迪 杨帆 张弛 赵青 周舟'.split(' ');

/** A bibliography of some 200 made-up papers in both languages, the same each time. */
export function overviewLibrary(): string {
  const random = randomNumbers(17);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const entries: string[] = [];
  for (const { things, words, zhThings, zhWords, papers } of fields) {
    for (let number = 0; number < papers; number++) {
      const name = `${pick(sounds)}${pick(shapes)}`;
      const isChinese = random() < 0.35;
      const thing = isChinese ? pick(zhThings) : pick(things);
      const own = isChinese ? zhWords : words;
      const [a, b, c] = [pick(own), pick(own), pick(own)];
      const title = isChinese
        ? `${name}：${pick(['面向', '用于', '关于'])}${thing}的${pick(['方法', '模型', '研究'])}`
        : `${name}: ${pick(['Learning', 'Rethinking', 'Towards better', 'A benchmark of'])} ${thing}`;
      const abstract = isChinese
        ? `本文研究${thing}。我们提出 ${name}，它利用${a}和${b}改进${thing}。实验表明，${name} 在${c}上优于现有方法。`
        : `We study ${thing}. We propose ${name}, which uses each ${a} and its ${b} for ${thing}. Experiments on ${thing} show that ${name} gains from every ${c} and costs less than others.`;
      const year = 2014 + Math.floor(random() ** 0.6 * 12);
      const author = isChinese
        ? `${pick(zhPeople)} and ${pick(zhPeople)}`
        : `${pick(people)}, A. and ${pick(people)}, B. and ${pick(people)}, C.`;
      const code =
        random() < 0.4 ? `,\n  note = {https://github.com/example-${name.toLowerCase()}/${name}${entries.length}}` : '';
      entries.push(
        `@article{p${entries.length},\n  title = {${title}},\n  author = {${author}},\n  year = {${year}},\n  abstract = {${abstract}}${code}\n}`,
      );
    }
  }
  return `${entries.join('\n\n')}\n`;
}
