/** What reads, edits and repairs keys files, loaded when the library is opened. */
export { PinFile, PinsUnreadable } from '../library/pin-file';
export {
  claimsIn,
  repeatedKeys,
  withKeyGivenUp,
  withKeyKept,
  withoutConflictMarkers,
  withPinsUnited,
} from '../library/pins/pin-fixes';
export { parsePins } from '../library/pins/pins';
export { editBetween } from '../library/pins/text-edits';
