/** Writes Han characters in Latin letters, syllables apart by spaces: `神经网络` -> `shen jing wang luo`; the rest stays. */
export type Romanize = (text: string) => string;

const han = /\p{Script=Han}/u;

/** Whether a text needs a romanizer to be written in ASCII. */
export function hasHan(text: string): boolean {
  return han.test(text);
}
