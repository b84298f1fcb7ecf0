// The API of VS Code as it is. What esbuild makes of `import * as vscode` copies all of it for every module that has the line, some 480
// names with a function each: with 60 modules that took a third of the time of the start, and 5 MB.

/** An import as esbuild writes it in CommonJS, minified. */
const copied = /(?<![\w$.])[\w$]+\(require\("vscode"\)(?:,1)?\)/g;

/** @param {string} code in CommonJS, minified */
const takesApiAsItIs = (code) => code.replace(copied, 'require("vscode")');

module.exports = { takesApiAsItIs };
