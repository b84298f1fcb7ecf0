import type { CitationVariant } from '../cite/edit/variant-names';
import { maxSourceSize, megabyte } from '../files/limits';
import type { ListShape } from '../parse/list/parse-list';

/** How wrong citations are shown: as serious as each is, all alike, or not at all. */
export const checkLevels = ['auto', 'error', 'warning', 'info', 'off'] as const;

/** How references that lack something are shown: the same, or as hints at their places alone. */
export const recordLevels = [...checkLevels, 'hint'] as const;

/**
 * What each setting is where nobody sets it, in the editor as in the terminal; `package.json` says the same. The default of
 * `citations.syntaxes` is in `default-syntaxes.ts`, so that what reads other settings does not load every citation language.
 */
export const settingDefaults = {
  'library.folders': [] as readonly string[],
  'library.markers': ['translated by 谷歌翻译'] as readonly string[],
  'library.listShape': 'auto' as ListShape,
  /** In megabytes. */
  'library.maxFileSize': maxSourceSize / megabyte,
  'completion.enabled': true as boolean,
  'citations.form': 'parenthetical' as CitationVariant,
  'citations.templates': {} as Readonly<Record<string, string>>,
  'latex.tieBeforeCitation': false as boolean,
  'preview.citations': true as boolean,
  'bibliography.style': 'apa' as string,
  'bibliography.styleFile': '' as string,
  'bibliography.file': '' as string,
  'bibliography.updateOnSave': false as boolean,
  'citations.hints': false as boolean,
  'citations.check': 'auto' as (typeof checkLevels)[number],
  'records.severity': 'auto' as (typeof recordLevels)[number],
  'records.uncited': false as boolean,
  /** The path of Retraction Watch's list. */
  retractions: '' as string,
  'library.codeLens': true as boolean,
  /** Folders with files that are called after papers. */
  'pdf.folders': [] as readonly string[],
  'search.terms': {} as Readonly<Record<string, string>>,
  'search.pinyin': false as boolean,
  zotero: false as boolean,
  sharedLibraries: [] as readonly unknown[],
  online: false as boolean,
  languageModel: false as boolean,
  'services.contact': '' as string,
  /** The folder of new notes; empty for `notes` in the library folder. */
  'notes.folder': '' as string,
  /** The path of the template of new notes. */
  'notes.template': '' as string,
};

/** The name of a setting, without the extension's. */
export type SettingName = keyof typeof settingDefaults | 'citations.syntaxes';

/** What settings were called before; a setting of the former name still counts where the new one is not set. */
export const formerSettingNames: Partial<Readonly<Record<SettingName, string>>> = {
  'library.folders': 'folders',
  'library.markers': 'markers',
  'library.listShape': 'listShape',
  'library.maxFileSize': 'maxFileSize',
  'library.codeLens': 'codeLens',
  'search.terms': 'terms',
  'citations.syntaxes': 'citationSyntaxes',
  'citations.form': 'citationForm',
  'citations.templates': 'citationTemplates',
  'citations.check': 'checkCitations',
};
