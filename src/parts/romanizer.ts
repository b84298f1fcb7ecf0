import { pinyin } from 'pinyin-pro';
import type { Romanize } from '../core/library/romanize';

/** Pinyin without tones. */
export const romanize: Romanize = (text) => pinyin(text, { toneType: 'none', nonZh: 'consecutive', v: true });
