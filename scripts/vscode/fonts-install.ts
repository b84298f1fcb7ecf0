import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce, npmInstall, tell } from './cache';

/** Fonts for the screenshots, all under the SIL Open Font License: Latin, fixed width, Chinese. */
const packages = [
  '@expo-google-fonts/noto-sans@0.4.2',
  '@expo-google-fonts/roboto-mono@0.4.2',
  '@embedpdf/fonts-sc@1.0.0',
];

/** Installs fonts on first use, so that every machine renders alike and Chinese text at all; returns a fontconfig file. */
export async function installFonts(): Promise<string> {
  const folder = await installOnce('fonts', async (target) => {
    tell('Fetching fonts for the screenshots, Latin and Chinese (npm packages), once, about 70 MB on disk.');
    await npmInstall(target, packages);
    writeFileSync(join(target, 'fonts.conf'), configuration(target));
  });
  return join(folder, 'fonts.conf');
}

function configuration(folder: string): string {
  const prefer = (family: string, fonts: readonly string[]): string =>
    `<alias binding="strong"><family>${family}</family><prefer>${fonts.map((font) => `<family>${font}</family>`).join('')}</prefer></alias>`;
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `<dir>${join(folder, 'node_modules')}</dir>`,
    `<cachedir>${join(folder, 'fontconfig')}</cachedir>`,
    ...['sans-serif', 'sans', 'system-ui', 'serif'].map((family) =>
      prefer(family, ['Noto Sans', 'Noto Sans S Chinese']),
    ),
    prefer('monospace', ['Roboto Mono', 'Noto Sans S Chinese']),
    '<match><edit name="family" mode="append_last"><string>Noto Sans</string></edit></match>',
    '</fontconfig>',
    '',
  ].join('\n');
}
