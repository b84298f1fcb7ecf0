import { catalogueOnDisk } from '../../node/catalogue-file';
import { openCatalogue, type OpenCatalogue } from './catalogues';

/** On this machine's disk a catalogue is read part after part, whatever its size. */
export const openCatalogueOnDisk: OpenCatalogue = (uri) =>
  uri.scheme === 'file' ? catalogueOnDisk(uri.fsPath) : openCatalogue(uri);
