import type { LanguageProject } from '../../model/citation-language';
import { sphinxProject } from '../pandoc/project';
import { pathsBy } from '../shared/includes';

export const rstProject: LanguageProject = {
  includes: {
    endings: ['rst', 'rest', 'txt', 'inc'],
    addedEndings: [],
    pathsIn: pathsBy(/^[ \t]{0,20}\.\.[ \t]{1,20}include::[ \t]{1,20}(\S[^\n]{0,300})/gm),
    isPart: () => false,
  },
  projectFiles: [sphinxProject],
};
