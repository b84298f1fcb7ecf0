/** What reads, edits and repairs pins files, loaded when the library is opened. */
export { PinFile, PinsUnreadable } from './pin-file';
export { repeatedKeys, withKeyGivenUp, withoutConflictMarkers, withPinsUnited } from './pin-fixes';
export { parsePins } from './pins';
export { editBetween } from './text-edits';
