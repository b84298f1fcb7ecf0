import { vectorsOf, type PaperVectors } from '../../../src/core/map/vectors';

/** Vectors of texts whose words all tell as much. */
export function vectorsOfWords(texts: readonly string[], topics?: readonly number[]): PaperVectors {
  return vectorsOf(
    texts.map((text) => {
      const stems = [...new Set(text.split(' ').filter((word) => word !== ''))];
      return {
        stems,
        weights: Float32Array.from(stems, () => 1 / Math.sqrt(stems.length)),
        mentions: new Map<string, number>(),
      };
    }),
    Int16Array.from(topics ?? texts.map(() => -1)),
  );
}
