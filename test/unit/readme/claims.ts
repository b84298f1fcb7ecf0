/** What the README says in both languages, in order, and the tests that hold it to that: files of `test`, and how the titles of tests in them begin. */
export interface Claim {
  readonly english: string;
  readonly chinese: string;
  readonly tests: readonly string[];
}

export const claims: readonly Claim[] = [
  {
    english: '[简体中文](README.zh-CN.md)',
    chinese: '[English](README.md)',
    tests: ['unit/readme: leads to files that are there'],
  },
  {
    english: 'Browse, search and cite papers in VS Code, straight from plain text files.',
    chinese: '在 VS Code 中浏览、搜索和引用论文，直接使用纯文本文件。',
    tests: ['ui/browse: groups papers by source file, counted', 'ui/search: inserts the first match by Enter alone, and one undo takes it back'],
  },
  {
    english: 'Your literature lies in a folder, as lists of abstracts, one after another, some in English, some machine-translated into Chinese, without titles, authors or keys.',
    chinese: '您的文献放在一个文件夹里：一篇接一篇的摘要，有的是英文，有的是机器翻译的中文，没有标题、作者和引用键。',
    tests: ['host/seeds/seeds: gives 50 papers and 7 empty entries', 'unit/library/library: takes the language of the title where no source has an abstract'],
  },
  {
    english: 'Literature Notes reads that folder, finds out what each paper is about and where its code is, and lets you cite it while you write.',
    chinese: 'Literature Notes 读取这个文件夹，弄清每篇论文讲什么、代码在哪里， 让您边写边引用。',
    tests: ['ui/browse: shows the selected paper in the Paper view, and its source at the second Enter', 'ui/search: opens the code repository after VS Code has asked'],
  },
  {
    english: 'BibTeX, CSL-JSON, CSL-YAML, RIS, Hayagriva, exports of databases and Markdown notes are read as well.',
    chinese: 'BibTeX、CSL-JSON、CSL-YAML、RIS、Hayagriva、数据库导出文件和 Markdown 笔记同样可以读取。',
    tests: ['unit/parse/formats: has what reads each, and what writes those that are exported', 'host/library/formats: reads BibTeX with LaTeX names', 'host/library/formats: reads Hayagriva and CSL-YAML', 'host/library/formats: lets a literature note add to the paper that its key names', 'unit/parse/database-exports: in the form ${name} are read as what they are', 'unit/parse/csl-json: reads items with their ranges'],
  },
  {
    english: 'It works offline, on the desktop, over SSH, in containers and on vscode.dev.',
    chinese: '离线即可使用，支持桌面版、SSH、容器和 vscode.dev。',
    tests: ['host/library/services: are off by default: no command asks them anything, nor a dialog', 'unit/bundle: the extension as it ships runs in both hosts', 'ui/newcomer: sees the papers behind the icon'],
  },
  {
    english: 'Open the folder that you write in.',
    chinese: '打开您写作的文件夹。',
    tests: ['ui/newcomer: opens the example library from there'],
  },
  {
    english: 'If your papers lie in `literature`, `papers`, `references` or `seeds` there, they are read at once; else run *Literature Notes: Choose Library Folder…*.',
    chinese: '如果论文放在其中的 `literature`、`papers`、`references` 或 `seeds` 里，会立即读取；否则请运行*选择文献库文件夹…*。',
    tests: ['unit/usecases/sync-library: takes the folders of the setting, else a folder of a usual name', 'unit/readme-claims: names the folders that are read at once'],
  },
  {
    english: 'Without papers at hand, *Literature Notes: Open Example Library* opens a copy of some.',
    chinese: '手边没有论文时，*打开示例文献库*会打开一份副本。',
    tests: ['ui/newcomer: opens the example library from there', 'host/library/open-example: is copied into a new folder each time'],
  },
  {
    english: 'The *Literature* icon in the activity bar shows them.',
    chinese: '活动栏中的*文献*图标显示这些论文。',
    tests: ['ui/newcomer: sees the papers behind the icon'],
  },
  {
    english: '`Ctrl+K L` (`Cmd+K L`) searches as you type, in English or Chinese, and inserts a citation.',
    chinese: '`Ctrl+K L`（`Cmd+K L`）边输入边搜索（中文或英文），并插入引用。',
    tests: ['ui/newcomer: sees the papers behind the icon, and searches and cites by the keys that the README names', 'unit/readme-claims: names the keys that package.json binds'],
  },
  {
    english: 'Two commands are enough for most of it: *Search and Insert Citation* (`Ctrl+K L`), and *Insert or Update Bibliography*.',
    chinese: '多数时候只需要两个命令：*搜索并插入引用*（`Ctrl+K L`）和*插入或更新参考文献表*。',
    tests: ['ui/newcomer: sees the papers behind the icon', 'ui/newcomer: writes the bibliography, and has a key that stays'],
  },
  {
    english: "*Get Started with Literature Notes* on VS Code's welcome page walks through the rest.",
    chinese: 'VS Code 欢迎页上的*文献笔记入门*会带您了解其余功能。',
    tests: ['ui/newcomer: is led by the walkthrough, whose pictures are all there'],
  },
  {
    english: '**Install** from the Marketplace or Open VSX (*Literature Notes*), or from a file: `code --install-extension literature-notes.vsix`.',
    chinese: '**安装**：在 Marketplace 或 Open VSX 中搜索 *Literature Notes*，或使用文件：`code --install-extension literature-notes.vsix`。',
    tests: ['ui/newcomer: has it installed from the file, with nothing of the repository', 'unit/release: sends one file to both shops where it is asked for'],
  },
  {
    english: 'It needs VS Code 1.100 or newer.',
    chinese: '需要 VS Code 1.100 或更高版本。',
    tests: ['unit/readme-claims: names the oldest VS Code and Node that package.json asks for, and that tests run in'],
  },
  {
    english: 'From the sources, with Node 20 or newer:',
    chinese: '从源代码运行（需要 Node 20 或更高版本）：',
    tests: ['unit/readme-claims: names the oldest VS Code and Node that package.json asks for, and that tests run in', 'ui/newcomer: has the extension running on the example by the command of the README'],
  },
  {
    english: '`npm start` uses the desktop VS Code on your `PATH` (or the one that `VSCODE_PATH` names), downloads one if there is none and a display is there, and otherwise starts VS Code in the browser and prints the address.',
    chinese: '`npm start` 使用 `PATH` 中的桌面版 VS Code（或 `VSCODE_PATH` 指定的），没有而有显示器时会下载一个，否则在浏览器中启动 VS Code 并显示地址。',
    tests: ['ui/newcomer: has the extension running on the example by the command of the README', 'unit/readme-claims: says where npm start and the tests find what they need'],
  },
  {
    english: "The tests fetch VS Code and a browser from the npm registry into `.cache/`, and, where the machine lacks them, a few of Debian's packages.",
    chinese: '测试会从 npm 仓库将 VS Code 和浏览器下载到 `.cache/`， 缺少时还会安装几个 Debian 软件包。',
    tests: ['unit/readme-claims: says where npm start and the tests find what they need'],
  },
  {
    english: "Tests on the project's real input read the folder that `LITERATURE_NOTES_DATA` names (`../shared` by default), and are skipped, with a message, where it is missing.",
    chinese: '使用真实数据的测试读取 `LITERATURE_NOTES_DATA` 指定的文件夹（默认为 `../shared`），缺少时跳过并说明。',
    tests: ['unit/readme-claims: says where npm start and the tests find what they need', 'unit/readme-claims: says where npm start and the tests find what they need'],
  },
  {
    english: '**Search and insert.** Tick several papers to insert them as one group; the citation has the syntax of the document, at every cursor, as one step to undo.',
    chinese: '**搜索并插入。** 勾选多篇论文即可作为一组插入；引用采用文档自己的语法，写在每个光标处，一步即可撤销。',
    tests: ['ui/search: keeps ticks while the query changes and inserts them as one group, in their order', 'host/library/insertion: writes two papers as one group in ${language}', 'host/library/insertion: inserts at three cursors, and one undo takes all back', 'unit/readme: leads to files that are there'],
  },
  {
    english: 'A Chinese query finds English abstracts and the other way round. [Searching](docs/searching.md), [writing](docs/writing.md).',
    chinese: '中文查询能找到英文摘要，反之亦然。[搜索](docs/searching.md)、[写作](docs/writing.md)（英文）。',
    tests: ['ui/search: finds papers as one types, in English and in Chinese, with the words in context', 'unit/search/engine: finds papers of the other language below those of the query’s, in both directions', 'unit/readme: leads to files that are there'],
  },
  {
    english: '**Complete while you type**, in Markdown, Quarto, LaTeX, Typst, Org, reStructuredText, MyST and AsciiDoc. [Which syntaxes](docs/syntaxes.md).',
    chinese: '**输入时补全**，支持 Markdown、Quarto、LaTeX、Typst、Org、reStructuredText、MyST 和 AsciiDoc。[各种语法](docs/syntaxes.md)。',
    tests: ['host/library/completion: accepting replaces all that was typed: ${language}', 'unit/readme-claims: names the languages that package.json offers completion in', 'unit/readme: leads to files that are there'],
  },
  {
    english: '**Read citations back.** Hover, *Go to Definition* and *Find All References* work on citations, and a wrong key is underlined, with the right one as a quick fix.',
    chinese: '**由引用回到论文。** 悬停提示、*转到定义*和*查找所有引用*都可用于引用；写错的键会标出波浪线，并在快速修复中给出正确的键。',
    tests: ['host/reading/reading: shows the paper over a citation in ${path}, leads to its line and lists its citations', 'ui/checking: underlines an unknown key and a citation that is not read, and puts them right by Ctrl+.'],
  },
  {
    english: "**Complete the details.** A list of abstracts knows no authors. *Identify Papers…* finds them in files on your disk, such as arXiv's snapshot, by the abstract; *Add Paper…* takes a DOI, an arXiv number or a title; and where nothing has a paper, you fill in a form. [References](docs/references.md).",
    chinese: '**补全信息。** 摘要列表里没有作者。*识别论文…*按摘要在您磁盘上的文件（如 arXiv 快照）中查找；*添加论文…*接受 DOI、arXiv 编号或标题；都没有时由您填写。[参考文献信息](docs/references.md)。',
    tests: ['host/library/records-check: tells what papers of the library lack, as hints, and offers to complete them', 'ui/identify: accepts all that are certain, which have authors, year and title from then on', 'ui/add: pastes a DOI as text', 'unit/usecases/add-paper: with an identifier or a title alone makes an entry to be filled in', 'ui/identify: completes by hand what no catalogue has', 'unit/readme: leads to files that are there'],
  },
  {
    english: '**Write the bibliography** in APA, IEEE, Chicago, GB/T 7714 or any CSL style, or keep a `.bib` in step with what you cite. [Bibliographies](docs/writing.md).',
    chinese: '**写参考文献表**：APA、IEEE、Chicago、GB/T 7714 或任何 CSL 样式，或保留一个随引用同步的 `.bib` 文件。[参考文献表](docs/writing.md)。',
    tests: ['ui/preview: writes the bibliography in a chosen style', 'unit/cite/references/processor: writes GB/T 7714 and Chicago', 'host/library/bibliography: follow a style of the user’s own', 'host/library/kept-bibliography: holds what documents cite', 'unit/readme-claims: names the citation styles that come with the extension', 'unit/readme: leads to files that are there'],
  },
  {
    english: '**See the whole.** *Library Overview* draws a map in which papers that are alike lie together, in both languages. [The map](docs/searching.md).',
    chinese: '**总览全局。** *文献库概览*画出一张地图，相近的论文靠在一起，不论哪种语言。[地图](docs/searching.md)。',
    tests: ['ui/overview: shows all papers, after the command', 'unit/map/layout: puts papers of one subject together', 'unit/readme: leads to files that are there'],
  },
  {
    english: '**Note and sort.** *Open or Create Note*, status, rating, tags and a reading list in an order of your own; *Open PDF* opens the file. [Notes](docs/notes.md).',
    chinese: '**记录和整理。** *打开或创建笔记*、状态、评分、标签和自己排序的阅读清单；*打开 PDF* 打开文件。[笔记](docs/notes.md)。',
    tests: ['ui/notes: makes a note that is written on at once', 'ui/notes: gives several papers a status by keystrokes', 'ui/notes: orders the reading list by dragging', 'host/library/notes: take over what is said of their papers', 'host/library/open-pdf: opens the file ${where} in the editor that there is', 'unit/readme: leads to files that are there'],
  },
  {
    english: '**Jump to code.** *Open Code Repository* lists the repositories that the abstracts mention, those of the paper at the cursor first; *Clone Repository* and *Copy Link* are in the context menu.',
    chinese: '**跳转到代码。** *打开代码仓库*列出摘要中提到的代码仓库，光标处论文的排在最前；*克隆仓库*和*复制链接*在右键菜单中。',
    tests: ['ui/search: opens the code repository after VS Code has asked', 'ui/at-cursor: use the citation at the cursor', 'host/library/commands: copy the keys and links of all selected papers', 'unit/readme-claims: names what the context menu of a paper has'],
  },
  {
    english: '| [The library](docs/library.md) | which files are read, and as what; keys that never change once cited |',
    chinese: '| [文献库](docs/library.md) | 读取哪些文件、如何读取；引用之后永不改变的键 |',
    tests: ['host/library/settings: the library folder may be ${kind}', 'host/library/keys: stay when the paper is edited and moved to another file', 'unit/readme: leads to files that are there'],
  },
  {
    english: '| [Searching](docs/searching.md) | filters, both languages, similar papers |',
    chinese: '| [搜索](docs/searching.md) | 筛选条件、两种语言、相似论文 |',
    tests: ['ui/search: offers filters and their values where they are seen', 'unit/search/engine: finds similar papers in both languages, never the paper itself', 'unit/readme: leads to files that are there'],
  },
  {
    english: '| [Writing](docs/writing.md) | citations, completion, bibliographies, checks, preview |',
    chinese: '| [写作](docs/writing.md) | 引用、补全、参考文献表、检查、预览 |',
    tests: ['host/library/checking: underlines what is wrong, and offers what puts it right', 'ui/preview: shows citations and their references', 'unit/readme: leads to files that are there'],
  },
  {
    english: '| [References](docs/references.md) | adding, identifying and completing papers; public services; Zotero |',
    chinese: '| [参考文献信息](docs/references.md) | 添加、识别和补全论文；公共服务；Zotero |',
    tests: ['host/library/services: that may be asked here find what they can', 'host/library/zotero: stand below those of the library, and say where they are from', 'unit/readme: leads to files that are there'],
  },
  {
    english: '| [Notes, reading and PDFs](docs/notes.md) | notes of papers, status, rating, tags, a reading list, files |',
    chinese: '| [笔记、阅读和 PDF](docs/notes.md) | 论文笔记、状态、评分、标签、阅读清单、文件 |',
    tests: ['host/library/notes: have a reading list beside them, in an order of its own', 'unit/readme: leads to files that are there'],
  },
  {
    english: '| [A shared library](docs/shared.md) | millions of abstracts on OpenSearch or Elasticsearch |',
    chinese: '| [共享文献库](docs/shared.md) | 在 OpenSearch 或 Elasticsearch 上存放数百万篇摘要 |',
    tests: ['engine/engine: has what was pushed, and nothing is written twice', 'host/library/shared-library: are kept with the library when they are chosen', 'unit/readme: leads to files that are there'],
  },
  {
    english: '| [Citation syntaxes](docs/syntaxes.md) | what is written and read in each kind of document |',
    chinese: '| [引用语法](docs/syntaxes.md) | 各类文档中写什么、读什么 |',
    tests: ['host/library/insertion: writes ${language}', 'host/reading/index: are found in every syntax, at their places', 'unit/readme: leads to files that are there'],
  },
  {
    english: '| [Settings and commands](docs/settings.md) | all of them |',
    chinese: '| [设置和命令](docs/settings.md) | 全部列表 |',
    tests: ['unit/readme: names every setting and every command, and none that does not exist', 'unit/readme: leads to files that are there'],
  },
  {
    english: '| [In the terminal](docs/terminal.md) | `lit`, for scripts and CI |',
    chinese: '| [终端](docs/terminal.md) | `lit`，用于脚本和 CI |',
    tests: ['unit/readme: has snippets that can be read, and commands of the terminal that exist', 'unit/terminal/check: gives a line for each finding', 'unit/readme: leads to files that are there'],
  },
  {
    english: '| [With assistants](docs/assistants.md) | tools that let a language model cite only what exists |',
    chinese: '| [与助手配合](docs/assistants.md) | 让语言模型只引用真实存在的论文的工具 |',
    tests: ['unit/mcp/server: answers each tool', 'host/library/agent-tools: refuse what does not exist, and say what to do', 'unit/readme: leads to files that are there'],
  },
  {
    english: '| [How good it is](docs/evaluation.md) | figures, and how they were measured |',
    chinese: '| [质量](docs/evaluation.md) | 数据及其测量方法 |',
    tests: ['unit/readme: leads to files that are there'],
  },
  {
    english: '**A paper is missing.** *Why Is My Paper Missing?* tells for each file what was read, what was skipped and why; what could not be read as it should stands in the *Problems* view.',
    chinese: '**有一篇论文找不到。** *为什么缺少我的论文？*会说明每个文件读取了什么、跳过了什么以及原因；未能正常读取的内容列在“问题”视图中。',
    tests: ['ui/search: opens why a paper is missing from there', 'host/library/files: reports an entry without an abstract as a problem that hides nothing'],
  },
  {
    english: '**Will my keys change?** Not once they are cited: they are kept in `literature-keys.json`, beside your papers. Commit it with them.',
    chinese: '**引用键会变吗？** 引用之后不会变：它们保存在论文旁边的 `literature-keys.json` 中，请一并提交。',
    tests: ['host/library/keys: stay when another paper wants them, whatever the order', 'host/library/keys: are pinned in the library folder when they are copied', 'host/library/keys: are pinned when a saved document cites them'],
  },
  {
    english: '**Do my co-authors need the extension?** No.',
    chinese: '**合作者需要安装这个扩展吗？** 不需要。',
    tests: ['ui/cite: drops a paper into Chinese prose', 'host/library/insertion: writes ${language}'],
  },
  {
    english: 'Documents hold ordinary citations, and `references.bib` is an ordinary BibTeX file.',
    chinese: '文档中是普通的引用，`references.bib` 是普通的 BibTeX 文件。',
    tests: ['unit/cite/export/round-trip: gives the same papers in ${format.name}, whatever they say', 'host/library/kept-bibliography: holds what documents cite'],
  },
  {
    english: '**May two people edit the same library?** Yes.',
    chinese: '**两个人可以编辑同一个文献库吗？** 可以。',
    tests: ['host/multi-root/disputed-keys: is a problem in both, which a quick fix in either settles'],
  },
  {
    english: 'Both files of the extension are text that merges line by line, and what a merge leaves unclear is shown with a quick fix.',
    chinese: '扩展的两个文件都是逐行合并的文本，合并后不明确的地方会给出快速修复。',
    tests: ['unit/library/pin-fixes: take the markers of a merge out and keep both sides', 'host/library/keys: that two branches gave to two papers are settled by a quick fix'],
  },
  {
    english: '**Why is a title cut?** It was made from the text, since the list gives none; *Identify Papers…* or *Complete Details…* finds the real one.',
    chinese: '**标题为什么被截断？** 列表没有给出标题，因此从正文中得出；*识别论文…*或*补全论文信息…*可以找到真正的标题。',
    tests: ['unit/parse/title: has no cut mark, wherever it was cut', 'ui/identify: accepts all that are certain, which have authors, year and title from then on'],
  },
  {
    english: 'Your literature is read, never changed, but by *Rename Symbol* on a key, which also changes it in a `.bib` that your documents read, and can be undone.',
    chinese: '您的文献只读不改；例外是对键使用*重命名符号*，它也会修改文档所读的 `.bib` 中的键，并且可以撤销。',
    tests: ['host/library/rename: changes the bibliographies that the documents read', 'host/library/rename: changes every document, across syntaxes, in one edit that is undone at once', 'host/library/identify: finds the records of all papers, which are accepted, undone and rejected; no key and no file of the user changes'],
  },
  {
    english: 'Written are `literature-keys.json` (keys, when you cite), `literature-records.bib` (papers that you add, details that you accept or enter, status, rating, tags, places on the reading list), notes that you have made and their front matter, and the BibTeX file beside a document, where you ask for one.',
    chinese: '会写入的文件有：`literature-keys.json`（引用时的键）、 `literature-records.bib`（您添加的论文、接受或填写的信息、状态、评分、标签和阅读清单）、您新建的笔记及其文首元数据，以及您要求时文档旁的 BibTeX 文件。',
    tests: ['ui/newcomer: writes the bibliography, and has a key that stays', 'host/library/records: are accepted one by one', 'host/library/notes: take over what is said of their papers, which stands in the records of those that have none', 'host/library/bibliography-file: is never written over what somebody else wrote, but beside it'],
  },
  {
    english: 'Each is written whole or not at all.',
    chinese: '每个文件要么完整写入，要么不写。',
    tests: ['host/library/replace-file: loses nothing where a file cannot be moved', 'unit/node/disk-file: takes its draft away where it fails'],
  },
  {
    english: 'The extension sends nothing to another computer but this: while `literatureNotes.online` is on (off by default, never in Restricted Mode), it asks [public services](docs/references.md), by your commands alone, after you have seen their hosts and agreed.',
    chinese: '扩展只在以下情况下向其他计算机发送内容：`literatureNotes.online` 打开时（默认关闭，受限模式下从不），在您看过主机并同意之后，仅由您的命令查询[公共服务](docs/references.md)。',
    tests: ['host/library/services: are off by default: no command asks them anything, nor a dialog', 'host/library/services: are asked nothing by a user who does not agree, and their hosts are shown once to one who does', 'host/restricted/restricted: asks no service, whoever switches them on', 'unit/readme-claims: says of settings that send something that they are off by default', 'unit/readme: leads to files that are there'],
  },
  {
    english: 'A language model of your own gets titles and abstracts only while `literatureNotes.languageModel` is on (off by default, never in Restricted Mode), after you have read and agreed to what would be sent, each time.',
    chinese: '您自己的语言模型只有在 `literatureNotes.languageModel` 打开时（默认关闭，受限模式下从不）才会得到标题和摘要，且每次都先由您阅读并同意将要发送的内容。',
    tests: ['host/library/language-model: are off by default, which is said', 'host/library/language-model: send nothing unless the user has seen it and agrees, each time', 'host/restricted/restricted: asks no language model, whoever switches them on', 'unit/readme-claims: says of settings that send something that they are off by default'],
  },
  {
    english: 'What you type in *Search and Insert* is sent to the [shared libraries](docs/shared.md) that `literatureNotes.sharedLibraries` names (none by default, never in Restricted Mode), once you have seen their addresses and agreed.',
    chinese: '您在*搜索并插入*中输入的内容，在您看过地址并同意之后，会发送给 `literatureNotes.sharedLibraries` 列出的[共享文献库](docs/shared.md)（默认没有， 受限模式下从不）。',
    tests: ['host/library/shared-library: are sought once the user has seen the host and agreed, and not before', 'host/restricted/restricted: asks no shared library, whatever settings say', 'unit/readme-claims: says of settings that send something that they are off by default', 'unit/readme: leads to files that are there'],
  },
  {
    english: 'A running Zotero is asked on the same computer alone, while `literatureNotes.zotero` is on.',
    chinese: '`literatureNotes.zotero` 打开时，只在本机查询正在运行的 Zotero。',
    tests: ['unit/zotero/api: asks this machine only', 'host/library/zotero: are not asked for where the setting is off'],
  },
  {
    english: 'It has no telemetry, and opens only http and https addresses, after VS Code has asked.',
    chinese: '没有遥测，只打开 http 和 https 地址，并由 VS Code 先询问。',
    tests: ['unit/readme-claims: says that there is no telemetry, and there is none', 'host/library/commands: open nothing but http and https', 'ui/browse: follows links of the Paper view only after VS Code has asked'],
  },
  {
    english: 'What is opened, written and sent is listed in [SECURITY.md](SECURITY.md), with how to report a vulnerability.',
    chinese: '打开、写入和发送的内容以及如何报告漏洞，见 [SECURITY.md](SECURITY.md)（英文）。',
    tests: ['unit/readme: leads to files that are there'],
  },
  {
    english: 'Everything works by keyboard alone; lists, trees and pages have names for screen readers and say in which language a title is; colours are those of your theme, high contrast included, and nothing is told by colour alone; what moves stops where the system asks for less motion.',
    chinese: '所有功能都可以只用键盘完成；列表、树和页面为屏幕阅读器提供名称，并标明标题的语言；颜色来自您的主题（包括高对比度主题），没有只靠颜色表示的信息；系统要求减少动画时不会有动画。',
    tests: ['ui/accessibility: opens the context menu of a paper, and its source, by keys', 'ui/accessibility: reaches every command by the palette', 'ui/accessibility: leaves axe-core nothing to find in the Paper view in ${theme}', 'ui/overview: is used with the keyboard alone', 'unit/views/paper-html: says its own texts’ language, and beside it that of what is the paper’s', 'unit/readme-claims: says that colours are those of the theme, and what moves stops'],
  },
  {
    english: 'If something is in your way, [tell us](https://github.com/literature-notes/literature-notes/issues): that is a bug.',
    chinese: '如果有妨碍您使用的地方，请[告诉我们](https://github.com/literature-notes/literature-notes/issues)：那就是缺陷。',
    tests: ['unit/package-checks: names one repository throughout'],
  },
  {
    english: '[CONTRIBUTING.md](CONTRIBUTING.md) leads through the code, [CODE_OF_CONDUCT.md](CODE_OF_CONDUCT.md) through how we deal with each other, [CITATION.cff](CITATION.cff) says how to cite this software.',
    chinese: '[CONTRIBUTING.md](CONTRIBUTING.md) 介绍代码，[CODE_OF_CONDUCT.md](CODE_OF_CONDUCT.md) 介绍相处之道，[CITATION.cff](CITATION.cff) 说明如何引用本软件。',
    tests: ['unit/readme: leads to files that are there', 'unit/readme: names the version that it is of'],
  },
  {
    english: 'MIT.',
    chinese: 'MIT。',
    tests: ['unit/readme-claims: names its licence'],
  },
  {
    english: 'The packages it contains are listed in `dist/THIRD-PARTY-NOTICES.txt`, which `npm run build` writes.',
    chinese: '所含软件包列于 `dist/THIRD-PARTY-NOTICES.txt`，由 `npm run build` 生成。',
    tests: ['unit/notices: are there of every package of which a bundle holds code'],
  },
  {
    english: "The citation styles and locales in `media/csl` are the Citation Style Language project's, under CC BY-SA 3.0; references are formatted by citeproc-js (CPAL): Citations by CSL (citeproc-js), http://citationstyles.org/.",
    chinese: '`media/csl` 中的引文样式和语言文件来自 Citation Style Language 项目，采用 CC BY-SA 3.0；参考文献由 citeproc-js (CPAL) 排版：Citations by CSL (citeproc-js), http://citationstyles.org/.',
    tests: ['unit/notices: are enough where there is a choice', 'ui/preview: shows citations and their references'],
  },
];
