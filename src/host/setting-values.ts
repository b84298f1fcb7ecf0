import type { WorkspaceConfiguration } from 'vscode';

/** What `WorkspaceConfiguration.inspect` tells of a setting. */
export type InspectedSetting = NonNullable<ReturnType<WorkspaceConfiguration['inspect']>>;

/** Where a value can come from, the broadest first: VS Code lets any value for a language override those for all of them. */
const levels = [
  'defaultValue',
  'globalValue',
  'workspaceValue',
  'workspaceFolderValue',
  'defaultLanguageValue',
  'globalLanguageValue',
  'workspaceLanguageValue',
  'workspaceFolderLanguageValue',
] as const satisfies readonly (keyof InspectedSetting)[];

/** The levels that users set. A default of the former name says nothing: VS Code makes one up where none is declared. */
const setLevels = levels.filter((level) => !level.startsWith('default'));

/** Whether somebody has set the setting, at any level. */
export function isSet(setting: InspectedSetting | undefined): boolean {
  return setting !== undefined && setLevels.some((level) => setting[level] !== undefined);
}

/**
 * The value of a setting that was renamed: at each level the new name is read, else the former one, and the levels override each
 * other as in VS Code, which merges objects.
 */
export function renamedValue(current: InspectedSetting | undefined, former: InspectedSetting | undefined): unknown {
  return levels
    .map((level) => current?.[level] ?? (setLevels.includes(level) ? former?.[level] : undefined))
    .filter((value) => value !== undefined)
    .reduce(override, undefined);
}

function override(broad: unknown, narrow: unknown): unknown {
  return isObject(broad) && isObject(narrow)
    ? Object.fromEntries([...Object.entries(broad), ...Object.entries(narrow)])
    : narrow;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
