/** The commands about notes and what readers say of papers, loaded when the first of them is run. */
export { openNote } from './open-note';
export { updateNotes } from './update-notes';
export { addToReadingList, dropOnGroup, removeFromReadingList, setRating, setStatus, setTags } from './set-reading';
