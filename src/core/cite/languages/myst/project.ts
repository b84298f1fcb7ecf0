import type { LanguageProject } from '../../model/citation-language';
import { labelsIn } from '../pandoc/labels';
import { markdownProjects } from '../pandoc/project';
import { pathsBy } from '../shared/includes';

export const mystProject: LanguageProject = {
  namesIn: labelsIn,
  includes: {
    endings: ['md', 'myst'],
    addedEndings: [],
    pathsIn: pathsBy(/^[`:]{3,10}\{include\}\s{1,10}(\S{1,300})/gm),
    isPart: () => true,
  },
  projectFiles: markdownProjects,
};
