import { chmodSync, copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce, npmInstall, tell } from './cache';

/** A VS Code server from the npm registry: the `code-server` package and the Node it needs. */
export interface ServerVersion {
  readonly vscode: string;
  readonly codeServer: string;
  readonly node: number;
}

export const newest: ServerVersion = { vscode: '1.139.1', codeServer: '4.139.1', node: 24 };
/** The oldest VS Code that package.json's `engines` promises. */
export const oldest: ServerVersion = { vscode: '1.100.3', codeServer: '4.100.3', node: 20 };

/** Where an installed server lies: what to run with which Node. */
export interface InstalledServer {
  readonly node: string;
  readonly entry: string;
  readonly version: ServerVersion;
}

/** Packages that hold the Node binary, by major version. */
const nodePackages: Record<number, string> = { 20: '20.20.2', 24: '24.21.0' };

/** One package a platform, nothing but the binary. */
const nodePackage = `node-${process.platform}-${process.arch}`;

/** Installs the server on first use. All of it comes from the npm registry; nothing is compiled and no script of a package runs. */
export async function installServer(version: ServerVersion): Promise<InstalledServer> {
  const folder = await installOnce(`vscode-${version.vscode}`, async (target) => {
    tell(
      `Fetching VS Code ${version.vscode} (npm package code-server ${version.codeServer}), once, about 800 MB on disk.`,
    );
    tell(`  1/3 VS Code and Node ${String(version.node)}`);
    await npmInstall(target, [
      `code-server@${version.codeServer}`,
      `${nodePackage}@${nodePackages[version.node] ?? String(version.node)}`,
    ]);
    const vscode = join(target, 'node_modules', 'code-server', 'lib', 'vscode');
    tell('  2/3 the packages it runs on');
    await npmInstall(vscode);
    await npmInstall(join(vscode, 'extensions'));
    tell('  3/3 plain JavaScript in place of native modules, so that no compiler is needed');
    await replaceNativeModules(target, vscode, version);
  });
  return {
    node: join(folder, 'node_modules', nodePackage, 'bin', 'node'),
    entry: join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
    version,
  };
}

/** Most native modules bring prebuilt binaries or are optional (VS Code goes on without them); these are the others. */
async function replaceNativeModules(target: string, vscode: string, version: ServerVersion): Promise<void> {
  const standIns = join(__dirname, 'stand-ins');
  const watchdog = version === oldest ? 'native-watchdog' : '@vscode/native-watchdog';
  copyFileSync(join(standIns, 'spdlog.js'), join(vscode, 'node_modules', '@vscode', 'spdlog', 'index.js'));
  copyFileSync(join(standIns, 'native-watchdog.js'), join(vscode, 'node_modules', watchdog, 'index.js'));
  symlinkSync('node_modules', join(vscode, 'node_modules.asar'));
  if (version !== oldest) {
    return;
  }
  copyFileSync(join(standIns, 'argon2.js'), join(target, 'node_modules', 'argon2', 'argon2.js'));
  const ripgrep = join(target, 'ripgrep');
  mkdirSync(ripgrep);
  const platformPackage = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  await npmInstall(ripgrep, [`${platformPackage}@1.18.0`]);
  const bin = join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin');
  mkdirSync(bin, { recursive: true });
  copyFileSync(join(ripgrep, 'node_modules', platformPackage, 'bin', 'rg'), join(bin, 'rg'));
  chmodSync(join(bin, 'rg'), 0o755);
}
