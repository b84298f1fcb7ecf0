/** Runs the text of a bundle that comes with the extension, a CommonJS module that requires nothing; gives its exports. */
export function runModule(code: string): unknown {
  const module = { exports: {} as unknown };
  (new Function('module', 'exports', code) as (module: object, exports: unknown) => void)(module, module.exports);
  return module.exports;
}
