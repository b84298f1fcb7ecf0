/** What a paper may be about. */
export interface Topic {
  /** Phrases that name it, as the stems of their words with spaces between. */
  readonly keys: readonly string[];
  /** In English, as the literature writes it most. */
  readonly label: string;
  /** Chinese words for it, the most usual first. */
  readonly chinese: readonly string[];
  /** Stems that papers about it have more than others, as a vector of length one. */
  readonly profile: readonly { readonly stem: string; readonly weight: number }[];
}

const none: readonly string[] = [];
/** Frequencies are told in halves of a power of two. */
const levelsPerOctave = 2;

/**
 * Subjects of research and how often words stand in papers, learnt from a corpus (`scripts/build-terms.ts`). As text:
 * lines that begin with `#` say where it comes from; `= papers` how many papers there were; `~ level stem stem …` the stems
 * that stand in 2^(level/2) papers; every other line is
 * `label<TAB>key,key,…<TAB>Chinese words<TAB>stem stem …`, the stems of its profile from the heaviest: the n-th weighs 1/√n.
 */
export class TopicTable {
  readonly topics: readonly Topic[];
  readonly #papers: number;
  readonly #levels: ReadonlyMap<string, number>;
  readonly #keys: ReadonlySet<string>;
  /** What keys of several words begin with, word by word. */
  readonly #beginnings = new Set<string>();
  readonly #byChinese = new Map<string, string[]>();
  /** By the first two characters of Chinese words the length of the longest one. */
  readonly #longest = new Map<string, number>();

  private constructor(papers: number, topics: readonly Topic[], levels: ReadonlyMap<string, number>) {
    this.#papers = papers;
    this.topics = topics;
    this.#levels = levels;
    this.#keys = new Set(topics.flatMap(({ keys }) => keys));
    for (const key of this.#keys) {
      for (let end = key.indexOf(' '); end >= 0; end = key.indexOf(' ', end + 1)) {
        this.#beginnings.add(key.slice(0, end));
      }
    }
    for (const { keys, chinese } of topics) {
      for (const word of chinese) {
        this.#byChinese.set(word, [...(this.#byChinese.get(word) ?? []), keys[0] ?? '']);
        const beginning = word.slice(0, 2);
        this.#longest.set(beginning, Math.max(word.length, this.#longest.get(beginning) ?? 0));
      }
    }
  }

  hasTopic(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Whether keys of more words begin with these. */
  beginsTopic(words: string): boolean {
    return this.#beginnings.has(words);
  }

  /** The length of the longest Chinese word that begins with these two characters, 0 where none does. */
  longestChinese(beginning: string): number {
    return this.#longest.get(beginning) ?? 0;
  }

  /** First keys of the topics that a Chinese word stands for. */
  ofChinese(word: string): readonly string[] {
    return this.#byChinese.get(word) ?? none;
  }

  /** How rare a stem is: the negative logarithm of its share; `undefined` where its frequency is not told. */
  rarity(stem: string): number | undefined {
    return this.#levels.has(stem) ? -Math.log(this.share(stem)) : undefined;
  }

  /** A table that knows nothing. */
  static readonly empty = new TopicTable(1, [], new Map());

  /** Reads the table's text form; lines that are not of its shape are left out. */
  static parse(text: string): TopicTable {
    const topics: Topic[] = [];
    const levels = new Map<string, number>();
    let papers = 1;
    for (const line of text.split('\n')) {
      if (line.startsWith('= ')) {
        papers = Number(line.slice(2)) || 1;
      } else if (line.startsWith('~ ')) {
        const [, level = '', ...stems] = line.split(' ');
        stems.forEach((stem) => levels.set(stem, Number(level)));
      } else if (!line.startsWith('#')) {
        const [label = '', keys = '', chinese = '', profile = ''] = line.split('\t');
        if (profile !== '') {
          topics.push({
            label,
            keys: keys.split(','),
            chinese: chinese.split(' ').filter((word) => word !== ''),
            profile: unit(profile.split(' ')),
          });
        }
      }
    }
    return new TopicTable(papers, topics, levels);
  }

  /** The text form, for `parse`. */
  static text(
    papers: number,
    topics: readonly Topic[],
    stems: readonly { readonly stem: string; readonly count: number }[],
  ): string {
    const byLevel = new Map<number, string[]>();
    for (const { stem, count } of stems) {
      const level = Math.round(Math.log2(count) * levelsPerOctave);
      byLevel.set(level, [...(byLevel.get(level) ?? []), stem]);
    }
    return [
      `= ${papers}`,
      ...[...byLevel].sort(([a], [b]) => b - a).map(([level, members]) => `~ ${level} ${members.sort().join(' ')}`),
      ...topics.map(({ label, keys, chinese, profile }) =>
        [label, keys.join(','), chinese.join(' '), profile.map(({ stem }) => stem).join(' ')].join('\t'),
      ),
    ].join('\n');
  }

  /** Share of the corpus's papers that have a stem; rare stems are told as if one in two thousand had them. */
  share(stem: string): number {
    const level = this.#levels.get(stem);
    return level === undefined ? 1 / 2000 : Math.min(1, 2 ** (level / levelsPerOctave) / this.#papers);
  }
}

/** What is heavy in the mean of papers' vectors: a topic's profile. */
export function profileOf(
  papers: readonly { readonly stems: readonly string[]; readonly weights: Float32Array }[],
  size: number,
): { stem: string; weight: number }[] {
  const sum = new Map<string, number>();
  papers.forEach(({ stems, weights }) => {
    stems.forEach((stem, at) => sum.set(stem, (sum.get(stem) ?? 0) + (weights[at] ?? 0)));
  });
  const heaviest = [...sum].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, size);
  return unit(heaviest.map(([stem]) => stem));
}

/** Stems as a vector of length one, each weighing less than the one before. */
function unit(stems: readonly string[]): { stem: string; weight: number }[] {
  const weights = stems.map((_, index) => 1 / Math.sqrt(index + 1));
  const length = Math.hypot(...weights);
  return stems.map((stem, index) => ({ stem, weight: (weights[index] ?? 0) / length }));
}
