/** What no derived title may look like: the name of the shape and whether a title has it. */
export const forbiddenShapes: readonly (readonly [shape: string, has: (title: string) => boolean])[] = [
  ['unbalanced brackets or quotes', unbalanced],
  [
    'a citation',
    (title) =>
      /\[[^\]]*\d[^\]]*\]|\bet al\b|[(（][^()（）]*(?:19|20)\d\d[a-z年]?[)）]|\\cite|等人(?!工|类|们|口|体)|@\w+[\]}]|\[[A-Z][a-z]+/.test(
        title,
      ),
  ],
  [
    'a function word at its end',
    (title) =>
      /(?:^|\s)(?:an?|the|this|these|those|its|their|our|of|in|on|to|for|with|by|from|and|or|but|nor|as|at|into|via|using|that|which|who|whose|where|when|while|is|are|was|were|be|been|can|may|will|than|not|both|such|including|between|under|through|without|towards?|against|among|based|we|they|it|so|also|more|most|every|any|all|i\.e\.?|e\.g\.?)[\s,;:.…–-]*$/i.test(
        title,
      ) ||
      /(?:(?<!目|标)的|了|(?<!饱|调|总|中|平|温)和|(?<!参)与|(?<!存|潜|内|外)在|(?<!配|成|应|面|相|绝|反)对|(?<!服)从|以及|或|并|而|把|被|将|用于|通过|基于|(?<!行|人|作)为|其|、|，|,|：|:)…?$/.test(
        title,
      ),
  ],
  [
    'an abbreviation in brackets',
    (title) => /[(（]\s*[A-Z][\w-]{0,11}\s*[)）]|[(（]\s*[A-Za-z][\w-]{0,11}\s*[)）]$/.test(title),
  ],
  [
    'an enumeration',
    (title) =>
      /[(（]\s*(?:[ivx]{1,4}|\d{1,2}|[a-e])\s*[)）]|[①-⑳]|(?:^|[\s，,])(?:\d|i{1,3}|iv)[)）]|[;；]|:\s*\d+[.)]/i.test(
        title,
      ),
  ],
  [
    'a fragment of a clause',
    (title) => {
      const said = title.replace(/^[^:：]{1,60}[:：]\s*/, '');
      return (
        /^(?:that|which|who|whose|and|or|but|of|is|are|was|were|be|been|can|may|will|than|it|they|we|this|these|there|has|have|had|not|also|because|so|thus|however|then)\b/i.test(
          said,
        ) ||
        /\b(?:we|our|us|they|their|it|its|this|these|those|them|is|are|was|were|has|have|which|however|therefore)\b/.test(
          said,
        ) ||
        /^(?:的|了(?!解)|和(?!谐)|与(?![^，。]{1,8}(?:无关|有关|相关))|及(?!时|早)|或|并(?!行|发|联)|而|也|还(?!原)|但|且|，|。)|(?:我们|(?<!文)本文|本研究|该方法|这些|这种|这个|它们|但是|因此|然而|从而)|[。！？]/.test(
          said,
        )
      );
    },
  ],
  ['cut off', (title) => title.includes('…')],
  ['longer than 80 characters', (title) => title.length > 80],
];

const pairs: Readonly<Record<string, string>> = {
  ')': '(',
  '）': '（',
  ']': '[',
  '}': '{',
  '】': '【',
  '》': '《',
  '”': '“',
  '」': '「',
};
const opening = new Set(Object.values(pairs));

function unbalanced(title: string): boolean {
  const open: string[] = [];
  for (const character of title) {
    if (opening.has(character)) {
      open.push(character);
    } else if (pairs[character] !== undefined && open.pop() !== pairs[character]) {
      return true;
    }
  }
  return open.length > 0 || (title.match(/"/g)?.length ?? 0) % 2 === 1;
}
