import { type Translate, untranslated } from '../../model/problems';
import type { Finding } from './check';

/** English texts, also the keys of their translations. */
const sentences = {
  unknown: { template: 'No paper has the key "{0}".' },
  near: { template: 'No paper has the key "{0}". Did you mean "{1}"?' },
  unread: { template: 'This citation of "{0}" is not recognized here, because it touches a letter. Write {1}.' },
  separator: {
    template: 'A full-width mark does not separate citations: "{0}" is read as a note on the one before. Write "{1}".',
  },
  repeated: { template: 'This group cites "{0}" twice.' },
  lost: { template: 'The paper of the key "{0}" ({1}) is no longer found in the library.' },
  lostUnnamed: { template: 'The paper of the key "{0}" is no longer found in the library.' },
  disputed: {
    template:
      'The key "{0}" belongs to more than one paper in the keys file, so this citation resolves to nothing. Choose its paper there.',
  },
} as const;

/** The sentence shown for a finding. */
export function findingMessage(
  { code, citation: { key }, nearest: [near], about = '', edit }: Finding,
  translate: Translate = untranslated,
): string {
  switch (code) {
    case 'unknown-key':
      return near === undefined
        ? translate(sentences.unknown.template, key)
        : translate(sentences.near.template, key, near.key);
    case 'unread-citation':
      return translate(sentences.unread.template, key, edit?.text ?? '');
    case 'unread-separator':
      return translate(sentences.separator.template, key, edit?.text ?? '');
    case 'repeated-citation':
      return translate(sentences.repeated.template, key);
    case 'disputed-key':
      return translate(sentences.disputed.template, key);
    case 'lost-paper':
      return about === ''
        ? translate(sentences.lostUnnamed.template, key)
        : translate(sentences.lost.template, key, about);
  }
}
