/** VS Code's own URIs, in the place of the package that holds the same code, see `esbuild.js`. */
export { Uri as URI } from 'vscode';
