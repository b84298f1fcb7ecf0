import type { ReadNotices, UnreadableNotices } from '../core/notices/retraction-watch';
import type { PartMessage } from './asked-parts';

/** To the worker: that it may begin; then each part of the file that it asks for. */
export type NoticesMessage = { readonly task: 'read' } | PartMessage;

/** From the worker: that it wants the next part; and last what was read, that the file is no such table, or why it could not be read. */
export type NoticesReply =
  | { readonly wanted: number }
  | { readonly results: ReadNotices }
  | { readonly refused: Pick<UnreadableNotices, 'reason' | 'missing'> }
  | { readonly error: string };
