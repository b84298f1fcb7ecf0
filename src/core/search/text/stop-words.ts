const words =
  'a an and are as at be been but by can could do does for from had has have how if in into is it its may more most no not of on or our over ' +
  'such than that the their them then there these they this those through to under up was we were what when where which while who will with within without would you your';

/** English words that need not match: nearly every abstract has them. */
export const stopWords: ReadonlySet<string> = new Set(words.split(' '));

/** Chinese words that a question is made with and that say nothing of its subject. */
export const chineseStopWords: ReadonlySet<string> = new Set(
  '的 地 得 了 着 和 与 及 或 在 中 中的 是 为 对 从 以 用 于 等 之 并 而 由 被 把 将 其 这 该 有 如何 什么 怎么 怎样 哪些 哪个 为什么 是否 基于 通过 使用 利用 进行 一种 关于 以及 如 何 怎 么 哪 吗 呢'.split(
    ' ',
  ),
);
