import { pinyin } from 'pinyin-pro';
import type { Romanize } from '../base/romanize';

/** Pinyin without tones, the rest as it is. Heavy (its dictionary): a host loads this module on first use. */
export const romanize: Romanize = (text) =>
  pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ');
