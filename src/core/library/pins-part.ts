/** What reads, edits and repairs pins files, loaded when the library is opened. */
export { PinFile, PinsUnreadable } from './pin-file';
export { claimsIn, repeatedKeys, withKeyGivenUp, withKeyKept, withoutConflictMarkers, withPinsUnited } from './pin-fixes';
export { parsePins } from './pins';
export { editBetween } from './text-edits';
