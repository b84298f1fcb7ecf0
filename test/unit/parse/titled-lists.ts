// Lists in many forms whose entries begin at their titles.
import { chinese, english, type Form, wrap } from './listed-papers';
import { pages } from './titled-pages';

export const forms: readonly Form[] = [
  [
    'headings, a link and a bold label',
    english,
    ['arxiv'],
    (p) => `## ${p.title}\n[paper](https://arxiv.org/abs/${p.id})\n\n**Abstract**: ${p.abstract}\n\n`,
  ],
  [
    'headings that are links, names in italics',
    english,
    ['authors', 'arxiv'],
    (p) => `### [${p.title}](https://arxiv.org/abs/${p.id})\n*${p.names}*\n\nAbstract: ${p.abstract}\n\n`,
  ],
  [
    'headings with labels',
    english,
    ['authors', 'arxiv'],
    (p) =>
      `## ${p.title}\n**Authors**: ${p.names}\n**Link**: [PDF](https://arxiv.org/pdf/${p.id}v2)\n**Abstract**: ${p.abstract}\n\n---\n`,
  ],
  [
    'numbered headings and a list of labels',
    english,
    ['authors', 'arxiv'],
    (p, i) =>
      `### [${String(i)}] [${p.title}](https://arxiv.org/abs/${p.id})\n- Authors: ${p.names}\n- Abstract: ${p.abstract}\n\n`,
  ],
  [
    'quoted headings',
    english,
    ['authors', 'arxiv'],
    (p, i) =>
      `> ### ${String(i)}. ${p.title}\n> ${p.names}\n>\n> **Abstract**: ${p.abstract}\n>\n> [read](https://arxiv.org/abs/${p.id})\n\n`,
  ],
  [
    'a table of authors below a heading',
    english,
    ['authors', 'arxiv', 'year'],
    (p, i) =>
      `> ### ${String(i)}. ${p.title}\n>\n> | Field | Value |\n> |:---:|:---|\n> | 📅 Date | 2025-03-01 |\n> | 👤 Authors | ${p.names} |\n>\n> **📄 Abstract:**\n> ${p.abstract}\n>\n> 🔗 [read](http://arxiv.org/abs/${p.id}v1)\n\n---\n\n`,
  ],
  [
    'headings and abstracts without label',
    english,
    ['authors', 'arxiv'],
    (p) => `## ${p.title}\n${p.names} - [pdf](https://arxiv.org/pdf/${p.id})\n\n${p.abstract}\n\n`,
  ],
  [
    'headings, the abstract before the names',
    english,
    ['authors', 'arxiv'],
    (p) =>
      `### ${p.title}\n\n> ${p.abstract}\n\n*${p.names}* · [arXiv:${p.id}](https://arxiv.org/abs/${p.id})\n\n---\n\n`,
  ],
  [
    'headings of the parts below the title',
    english,
    ['authors', 'arxiv'],
    (p) =>
      `## ${p.title}\n### Authors\n${p.names}\n### Abstract\n${p.abstract}\n### Link\nhttps://arxiv.org/abs/${p.id}\n\n`,
  ],
  [
    'underlined titles',
    english,
    ['authors'],
    (p) => `${p.title}\n${'='.repeat(p.title.length)}\n${p.names}\n\n**Abstract**: ${p.abstract}\n\n`,
  ],
  [
    'bold titles',
    english,
    ['authors', 'arxiv'],
    (p) => `**${p.title}**\n*${p.names}*\narXiv:${p.id}\n\n**Abstract.** ${p.abstract}\n\n`,
  ],
  [
    'bold bullets and nested labels',
    english,
    ['authors', 'arxiv'],
    (p) =>
      `- **${p.title}** ([arXiv](https://arxiv.org/abs/${p.id}))\n  - Authors: ${p.names}\n  - Abstract: ${p.abstract}\n`,
  ],
  [
    'bullets, a folded abstract',
    english,
    ['authors', 'arxiv', 'year'],
    (p) =>
      `- **${p.title}**  \n  ${p.names}  \n  _2025-03-01_ · https://arxiv.org/abs/${p.id}v1 · \`cs.RO\`  \n  <details><summary>Abstract</summary>\n\n  ${p.abstract}\n\n  </details>\n\n`,
  ],
  [
    'numbers, bold titles and abstracts folded in one line',
    english,
    ['authors', 'arxiv'],
    (p, i) =>
      `${String(i)}. **${p.title}**. ${p.names}. [[arXiv]](https://arxiv.org/abs/${p.id})\n\n   <details><summary>Abstract</summary>${p.abstract}</details>\n\n`,
  ],
  [
    'folded entries, the number at their end',
    english,
    ['authors', 'arxiv'],
    (p) =>
      `<details>\n<summary><strong>${p.title}</strong> - ${p.names} - [[pdf]](https://example.org/${p.id}.pdf)</summary>\n\n**Abstract:** ${p.abstract}\n\n**arXiv ID:** ${p.id}\n</details>\n\n`,
  ],
  [
    'folded entries without label',
    english,
    ['authors', 'arxiv'],
    (p) =>
      `<details>\n<summary><b>${p.title}</b> (${p.names})</summary>\n<br>\n${p.abstract}<br>\n<a href="https://arxiv.org/abs/${p.id}">arXiv</a>\n</details>\n`,
  ],
  [
    'a wrapped abstract folded below a heading',
    english,
    ['authors', 'arxiv'],
    (p) =>
      `### [${p.title}](https://arxiv.org/abs/${p.id})\n*${p.names}*\n<details>\n  <summary>Abstract</summary>\n${wrap(p.abstract)}\n</details>\n\n`,
  ],
  [
    'further labels before and behind the abstract',
    english,
    ['authors', 'arxiv'],
    (p) =>
      `### [${p.title}](https://arxiv.org/abs/${p.id})\n*${p.names}*\n\nMain category: cs.CV\n\nTL;DR: Something short that is said of it, which is no abstract.\n\n<details>\n<summary>Details</summary>\n**Motivation:** It is not known how this is. Nobody has tried it before, though many asked for it.\n\nAbstract: ${p.abstract}\n\n**Abstract (ZH)**: ${chinese[0]?.abstract ?? ''}\n</details>\n\n`,
  ],
  [
    'plain numbers and indented labels',
    english,
    ['authors', 'arxiv'],
    (p, i) =>
      `${String(i)}. ${p.title}\n   Authors: ${p.names}\n   Abstract: ${p.abstract}\n   Link: https://arxiv.org/abs/${p.id}\n\n`,
  ],
  [
    'lines without label above labelled abstracts',
    english,
    ['authors', 'tags'],
    (p) => `${p.title}\n\n${p.names}\n\nAbstract: ${p.abstract}\n\nKeywords: first; second\n\n`,
  ],
  [
    'a book of abstracts with numbers and places',
    english,
    ['authors'],
    (p, i) =>
      `P1-0${String(i)}\n${p.title}\n${p.names}\nInstitute of Cold Water, Northtown\nfirst@example.org\n\n${p.abstract}\n\n`,
  ],
  [
    'a book of abstracts, wrapped, titles on two lines',
    english.map((p) => ({ ...p, title: `${p.title} and the Age of Walls` })),
    ['authors'],
    (p) =>
      `${p.title.replace(' of Walls', ' of\nWalls')}\n${p.names}\n¹ Institute of Cold Water, Northtown; ² College of Rivers\n${wrap(p.abstract)}\n\n`,
  ],
  [
    'references as IEEE prints them',
    english,
    ['authors', 'doi', 'year', 'tags'],
    (p) =>
      `${p.names.replace(/, (?=[^,]*$)/, ' and ')}, "${p.title}," in Annals of Cold Water, vol. 12, no. 3, pp. 1-10, March 2025, doi: 10.1000/x.${p.id}.\nAbstract: ${p.abstract}\nkeywords: {first;second},\nURL: https://example.org/${p.id}\n\n`,
  ],
  [
    'numbered Chinese headings',
    chinese,
    ['authors', 'tags', 'arxiv'],
    (p, i) =>
      `## ${String(i)}. ${p.title}\n**作者**：${p.names}\n- **摘要**: ${p.abstract}\n- **关键词**: first；second\n- **链接**: https://arxiv.org/abs/${p.id}\n\n`,
  ],
  [
    'coloured Chinese labels',
    chinese,
    ['authors', 'arxiv'],
    (p, i) =>
      `### ${String(i)}. [${p.title}](https://arxiv.org/abs/${p.id})\n\n**<font color=#1a73e8>作者：</font>** ${p.names} 等 6 位作者  \n**<font color=#5f6368>摘要：</font>**\n> ${p.abstract}\n\n---\n\n`,
  ],
  [
    'Chinese titles and labels in brackets',
    chinese,
    ['authors', 'tags'],
    (p) => `${p.title}\n${p.names}\n【摘要】${p.abstract}\n【关键词】first；second\n\n`,
  ],
  [
    'Chinese labels in brackets on one line',
    chinese,
    ['authors', 'tags'],
    (p) =>
      `${p.title}\n${p.names.replaceAll('，', ' ')}\n【摘要】${p.abstract}【关键词】first；second【中图分类号】P343【文献标识码】A\n\n`,
  ],
  [
    'the print of Chinese journals',
    chinese,
    ['authors', 'tags'],
    (p) =>
      `${p.title}\n${p.names}\n（1. 河海大学 水文学院，江苏 南京 210098；2. 南京大学，南京 210093）\n摘　要：${p.abstract}\n关键词：first；second\n中图分类号：P343.6　　文献标识码：A　　文章编号：1000-1234(2021)02-0001-08\n\n`,
  ],
  [
    'the print of Chinese journals without colons',
    chinese,
    ['authors', 'tags'],
    (p) => `${p.title}\n${p.names}\n摘　要　${p.abstract}\n关键词　first；second\n`,
  ],
  [
    'Chinese labels below the title, without blank lines',
    chinese,
    ['authors', 'tags'],
    (p) => `${p.title}\n作者：${p.names}\n单位：河海大学\n摘  要：${p.abstract}\n关键词：first；second\n`,
  ],
  [
    'labels on lines of their own',
    chinese,
    ['authors', 'tags'],
    (p) => `${p.title}\n\n${p.names}\n\n摘要\n\n${p.abstract}\n\n关键词\n\nfirst；second\n\n`,
  ],
  [
    'Chinese references',
    chinese,
    ['authors', 'year'],
    (p) => `${p.title}[J]. 水文学报, 2025, 12(3): 1-9.\n作者：${p.names}\n摘要：${p.abstract}\n\n`,
  ],
  [
    'every field labelled',
    chinese,
    ['authors', 'tags'],
    (p) =>
      `【题名】${p.title}\n【作者】${p.names}\n【机构】河海大学\n【摘要】${p.abstract}\n【关键词】first；second\n【中图分类号】TP391\n\n`,
  ],
  ...pages,
];
