/** The commands that write bibliographies, loaded when the first of them is run. They change no records: those that do share a bundle. */
export { exportBibliography } from './export-bibliography';
export { insertBibliographyOf } from './insert-bibliography';
