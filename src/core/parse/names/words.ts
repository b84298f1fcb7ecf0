import { hashSeed, hashStep } from '../../text/fnv';

/**
 * The closed word classes that tell a paper's own name from others' in English abstracts. They are function words,
 * verbs of introducing and nouns for kinds of work: grammar, never names.
 */

export const ARTICLE = 1;
/** Adjectives that stand between an introducing verb and a name. */
export const MODIFIER = 1 << 1;
export const OWN = 1 << 2;
export const INTRODUCE = 1 << 3;
export const CALL = 1 << 4;
/** What kind of thing is introduced: framework, dataset, … */
export const KIND = 1 << 5;
export const PREPOSITION = 1 << 6;
export const EXAMPLE = 1 << 7;
export const CONJUNCTION = 1 << 8;
export const RESULT = 1 << 9;
/** We, the paper, the study: who introduces. */
export const AUTHOR = 1 << 10;
export const BE = 1 << 11;
export const RELATIVE = 1 << 12;
/** Words that never are a name nor begin one, capitalised at the start of a sentence or a heading. */
export const FUNCTION = 1 << 13;
/** Verbs and participles that put a name in the place of a tool or rival: using X, compared with X. */
export const RIVAL = 1 << 14;
/** Words that add a further contribution to the main one. */
export const ALSO = 1 << 15;
/** Verbs of making: what is made is more often a part of the work than its name. */
export const MAKE = 1 << 16;
/** Kinds of data, beside kinds of method. */
export const DATA = 1 << 17;
/** What a survey or a position paper calls itself. */
export const SURVEY = 1 << 18;

const classes: readonly (readonly [number, string])[] = [
  [ARTICLE, 'a an the this these'],
  [
    MODIFIER,
    'novel new simple first effective efficient unified lightweight generalized generic open-source large-scale comprehensive so-called robust fully high-quality multimodal automated scalable general',
  ],
  [OWN, 'our proposed resulting'],
  [
    INTRODUCE,
    'propose proposes proposed proposing introduce introduces introduced introducing present presents presented presenting develop develops developed developing design designs designed build builds built release releases released releasing create creates created creating describe describes suggest suggests publish published contribute contributes construct constructs constructed curate curates curated devise devises offer offers unveil unveils establish establishes formulate formulates provide provides announce report collect collected gather gathered compile compiled assemble assembled crowdsource crowdsourced crowdsourcing conduct organize define defines open-source open-sourced train trains formalize formalizes',
  ],
  [
    CALL,
    'called named dubbed termed namely coined call term name dub denoted titled entitled nicknamed abbreviated denote coin abbr calls terming naming dubbing christened',
  ],
  [
    KIND,
    'framework method model models dataset benchmark approach system algorithm architecture network pipeline toolkit library tool corpus suite platform technique module agent strategy paradigm metric mechanism solution methodology environment package simulator baseline family collection scheme procedure policy protocol loss optimizer language attack defense resource resources datasets benchmarks task challenge competition codebase engine assistant transformer encoder generator detector software plugin layer estimator sampler tokenizer kernel planner database databases toolbox ontology tracker classifier descriptor autoencoder solver compiler measure operator portal systems frameworks algorithms tools modules',
  ],
  [
    PREPOSITION,
    'on with from of by to than over using via in for into against at under across between within through without upon onto per during among toward towards beyond',
  ],
  [EXAMPLE, 'such like e.g e.g. including especially particularly as versus vs'],
  [CONJUNCTION, 'and or'],
  [
    RESULT,
    'achieves outperforms surpasses improves enables leverages demonstrates reduces consists comprises provides uses employs introduces integrates combines utilizes extends offers addresses supports allows generates yields shows attains delivers obtains exhibits incorporates features includes adopts learns achieved outperformed operates aims contains establishes significantly consistently first can also effectively not builds applies models formulates dynamically automatically jointly exploits exceeds maintains sets adapts covers explicitly',
  ],
  [
    ALSO,
    'additionally furthermore moreover further besides also addition specifically finally secondly meanwhile then second third subsequently',
  ],
  [
    MAKE,
    'build builds built release releases released releasing create creates created creating train trains construct constructs constructed curate curates curated collect collected gather gathered compile compiled assemble assembled crowdsource crowdsourced crowdsourcing provide provides contribute contributes conduct organize offer offers define defines report',
  ],
  [DATA, 'dataset datasets benchmark benchmarks corpus testbed suite database databases'],
  [SURVEY, 'survey surveys review reviews overview tutorial position'],
  [AUTHOR, 'we paper work study article letter here report i authors'],
  [BE, 'is are was were'],
  [RELATIVE, 'that which where whose who'],
  [
    RIVAL,
    'using compared based trained fine-tuned pretrained pre-trained finetuned evaluated evaluate evaluating tested apply applying existing built leveraging employing combining prior previous popular adapting standard original vanilla traditional conventional outperforming outperform surpassing beating exceeding unlike',
  ],
  [
    FUNCTION,
    'a an the this these those that our we it its in on to for with by from of as at and or but if when while where which who what how why however moreover furthermore finally first second third additionally specifically here there then thus therefore hence also although despite given due through using based by via without within extensive experiments experimental results result evaluation evaluations code codes project data dataset datasets recent recently existing current previous prior most many some several such both each all any one two three to into over under across after before during between among since because whereas unlike like yet still even they their is are can may not no nor so project page demo website available our inspired motivated leveraging building central key notably importantly crucially empirically theoretically together overall instead rather namely while additional comprehensive comparative compared across beyond large language models model learning training vision deep neural network networks machine artificial intelligence ai fig figure table section',
  ],
];

const size = 4096;
const hashes = new Int32Array(size);
const flagsAt = new Int32Array(size);

/** Class flags of the word with this hash of its lower-case letters, 0 for none. */
export function wordClass(hash: number): number {
  for (let at = hash & (size - 1); flagsAt[at] !== 0; at = (at + 1) & (size - 1)) {
    if (hashes[at] === hash) {
      return flagsAt[at] ?? 0;
    }
  }
  return 0;
}

for (const [flag, list] of classes) {
  for (const word of list.split(' ')) {
    let hash: number = hashSeed;
    for (let i = 0; i < word.length; i++) {
      hash = hashStep(hash, word.charCodeAt(i));
    }
    let at = hash & (size - 1);
    while (flagsAt[at] !== 0 && hashes[at] !== hash) {
      at = (at + 1) & (size - 1);
    }
    hashes[at] = hash;
    flagsAt[at] = (flagsAt[at] ?? 0) | flag;
  }
}
