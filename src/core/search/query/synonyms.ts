import { eachPhrase, phraseWords } from '../text/phrases';

/**
 * Names of one thing in the literature, as people write them. Only those for which both occur in the corpora that the table of terms is
 * learnt from, in different papers about the same: what merely belongs together, or is the opposite, is no synonym.
 */
export const synonymGroups: readonly (readonly string[])[] = [
  ['lifelong learning', 'continual learning', 'incremental learning'],
  ['survey', 'literature review'],
  ['toolbox', 'toolkit'],
  ['anomaly detection', 'outlier detection', 'novelty detection'],
  ['out-of-distribution generalization', 'domain generalization'],
  ['sentiment analysis', 'opinion mining', 'sentiment classification'],
  ['text summarization', 'document summarization'],
  ['dialogue system', 'dialog system', 'conversational agent', 'chatbot'],
  ['dialogue', 'dialog'],
  ['few-shot learning', 'low-shot learning'],
  ['image captioning', 'image description generation'],
  ['speech synthesis', 'text-to-speech'],
  ['speech recognition', 'voice recognition'],
  ['text recognition', 'optical character recognition'],
  ['deepfake detection', 'face forgery detection'],
  ['hyperparameter optimization', 'hyperparameter tuning', 'hyperparameter search'],
  ['entity linking', 'entity disambiguation'],
  ['named entity recognition', 'entity extraction'],
  ['autonomous driving', 'self-driving', 'autonomous vehicle'],
  ['unmanned aerial vehicle', 'drone'],
  ['salient object detection', 'saliency detection'],
  ['image denoising', 'noise removal'],
  ['deraining', 'rain removal'],
  ['dehazing', 'haze removal'],
  ['image inpainting', 'image completion'],
  ['visual grounding', 'referring expression comprehension'],
  ['action recognition', 'activity recognition'],
  ['time series forecasting', 'time series prediction'],
  ['traffic forecasting', 'traffic prediction'],
  ['fake news detection', 'misinformation detection', 'rumor detection'],
  ['hate speech', 'offensive language', 'toxic language'],
  ['backdoor attack', 'trojan attack'],
  ['model stealing', 'model extraction'],
  ['noisy labels', 'label noise'],
  ['class imbalance', 'imbalanced data'],
  ['instruction tuning', 'instruction fine-tuning'],
  ['code generation', 'program synthesis'],
  ['uncertainty estimation', 'uncertainty quantification'],
  ['neural architecture search', 'architecture search'],
  ['model compression', 'network compression'],
  ['person re-identification', 'person retrieval'],
  ['representation learning', 'feature learning'],
  ['disentanglement', 'disentangled representation'],
  ['machine reading comprehension', 'reading comprehension'],
  ['link prediction', 'knowledge graph completion'],
];

/** A query is sought in so many other ways at most. */
const maxWays = 3;

const keyOf = (phrase: string): string =>
  phraseWords(phrase)
    .map(({ stem }) => stem)
    .join(' ');

let byKey: ReadonlyMap<string, readonly string[]> | undefined;
const beginnings = new Set<string>();

function others(): ReadonlyMap<string, readonly string[]> {
  if (byKey === undefined) {
    const found = new Map<string, readonly string[]>();
    for (const group of synonymGroups) {
      for (const phrase of group) {
        const key = keyOf(phrase);
        found.set(
          key,
          group.filter((other) => keyOf(other) !== key),
        );
        const words = key.split(' ');
        words.forEach((_, at) => beginnings.add(words.slice(0, at + 1).join(' ')));
      }
    }
    byKey = found;
  }
  return byKey;
}

/**
 * A query in other words that mean the same: its longest phrase that has synonyms is replaced by each of them, all else stays.
 * @returns at most three texts, none where nothing in the query has synonyms
 */
export function inOtherWords(text: string): readonly string[] {
  const known = others();
  const words = phraseWords(text);
  let longest: { readonly first: number; readonly last: number; readonly key: string } | undefined;
  eachPhrase(words, (key, first, last) => {
    if (known.has(key) && (longest === undefined || last - first > longest.last - longest.first)) {
      longest = { first, last, key };
    }
    return beginnings.has(key);
  });
  if (longest === undefined) {
    return [];
  }
  const { first, last, key } = longest;
  const [start, end] = [words[first]?.start ?? 0, words[last]?.end ?? 0];
  return (known.get(key) ?? []).slice(0, maxWays).map((other) => text.slice(0, start) + other + text.slice(end));
}
