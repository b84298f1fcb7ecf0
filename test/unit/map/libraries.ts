import { paper } from '../search/paper';
import type { Paper } from '../../../src/core/model/paper';

const subjects = [
  'moss grows on walls and moss covers stones in wet shade',
  'whales sing in deep oceans and whales travel with calves',
  'trains brake on steep rails and trains arrive at stations',
];

/** Papers about three subjects in turn, none of whose words the others share, each with a word of its own. */
export function threeSubjects(count: number): Paper[] {
  return Array.from({ length: count }, (_, at) =>
    paper(`p${String(at).padStart(4, '0')}`, `${subjects[at % subjects.length]!} item${at}`),
  );
}
