import type { LanguageProject } from '../../model/citation-language';
import { pathsBy } from '../shared/includes';

export const typstProject: LanguageProject = {
  includes: {
    endings: ['typ'],
    addedEndings: [],
    // A string that names a document is included somewhere, be it by a variable.
    pathsIn: pathsBy(
      /(?<![\w-])(?:include|import)\s{0,10}\(?\s{0,10}"([^"\n]{1,300})"/g,
      /(?<!(?:include|import)\s{0,10}\(?\s{0,10})"([^"\n:]{1,300}\.typ)"/g,
    ),
    isPart: () => true,
  },
  projectFiles: [],
};
