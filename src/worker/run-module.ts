/**
 * Runs the text of a bundle that comes with the extension, a CommonJS module that requires nothing but the modules given;
 * gives its exports.
 */
export function runModule(code: string, modules: Readonly<Record<string, unknown>> = {}): unknown {
  const module = { exports: {} as unknown };
  const require = (name: string): unknown => {
    if (!Object.hasOwn(modules, name)) {
      throw new Error(`A bundle asks for the module ${name}.`);
    }
    return modules[name];
  };
  (new Function('module', 'exports', 'require', code) as (module: object, exports: unknown, require: unknown) => void)(
    module,
    module.exports,
    require,
  );
  return module.exports;
}
