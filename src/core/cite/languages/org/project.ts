import type { LanguageProject } from '../../model/citation-language';
import { pathsBy } from '../shared/includes';

export const orgProject: LanguageProject = {
  includes: {
    endings: ['org'],
    addedEndings: [],
    pathsIn: pathsBy(/^[ \t]{0,20}#\+(?:include|setupfile):[ \t]{1,20}"?([^"\n]{1,300})/gim),
    isPart: () => false,
  },
  projectFiles: [],
};
