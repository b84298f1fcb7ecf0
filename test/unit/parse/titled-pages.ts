// Further lists whose entries begin at their titles, as pages and programmes have them.
import { chinese, english, type Form } from './listed-papers';

export const pages: readonly Form[] = [
  [
    'a programme: times, then bold titles',
    english,
    ['authors'],
    (p, i) => `**${String(8 + i)}:00–${String(8 + i)}:20** **${p.title}**\n\n${p.names}\n\n${p.abstract}\n\n`,
  ],
  [
    'numbers in headings, titles below',
    english,
    ['authors'],
    (p, i) => `## Paper ${String(i)}\n\n**${p.title}**\n\n*${p.names}*\n\n${p.abstract}\n\n`,
  ],
  [
    'headings by month',
    english,
    ['authors', 'arxiv'],
    (p, i) =>
      `# ${['January', 'February', 'March'][i - 1] ?? ''} 2025\n\n### ${p.title}\n\n${p.names}\n\n[arXiv:${p.id}](https://arxiv.org/abs/${p.id})\n\n> ${p.abstract}\n\n`,
  ],
  [
    'labels parted by elements for line breaks',
    english,
    ['authors', 'arxiv'],
    (p, i) =>
      `#### <a name="p${String(i)}"></a> ${String(i)}. ${p.title} \n\n**Authors:** ${p.names}<br>**arXiv:** [${p.id}](https://arxiv.org/abs/${p.id})<br />**Abstract:** ${p.abstract}\n\n`,
  ],
  [
    'bullets parted by elements for line breaks',
    english,
    ['authors', 'arxiv'],
    (p) => `* **${p.title}**<br>*${p.names}*<br>[[Paper](https://arxiv.org/abs/${p.id})]<br>${p.abstract}\n\n`,
  ],
  [
    'paragraphs of HTML',
    english,
    ['authors'],
    (p) => `<p><b>${p.title}</b><br/><i>${p.names}</i><br/>${p.abstract}</p>\n\n`,
  ],
  [
    'a box for the abstract',
    english,
    ['authors', 'arxiv'],
    (p) => `### ${p.title}\n${p.names} · [abs](https://arxiv.org/abs/${p.id})\n\n> [!abstract]\n> ${p.abstract}\n\n`,
  ],
  [
    'a folded box with a name',
    english,
    ['authors'],
    (p) => `## ${p.title}\n\n- Authors: ${p.names}\n\n> [!note]- Abstract\n> ${p.abstract}\n\n`,
  ],
  [
    'boxes to tick',
    english,
    ['authors', 'arxiv'],
    (p, i) =>
      `- [${i === 2 ? 'x' : ' '}] **${p.title}** — ${p.names} ([${p.id}](https://arxiv.org/abs/${p.id}))\n    - Abstract: ${p.abstract}\n`,
  ],
  [
    'names parted by bars',
    english,
    ['authors'],
    (p, i) =>
      `### [${p.title}](https://example.org/2024.${String(i)}/)\n${p.names.replaceAll(', ', ' | ')}\n\n${p.abstract}\n\n`,
  ],
  [
    'numbers of affiliations in HTML',
    english,
    ['authors'],
    (p) =>
      `### ${p.title}\n\n${p.names
        .split(', ')
        .map((name, k) => `${name}<sup>${String(k + 1)}</sup>`)
        .join(', ')}\n\n<sup>1</sup>Institute of Ice, <sup>2</sup>College of Rivers\n\n${p.abstract}\n\n`,
  ],
  [
    'entries folded in HTML, the address in brackets',
    english,
    ['authors', 'arxiv'],
    (p, i) =>
      `<details><summary>${String(i)}. ${p.title} [<a href="https://arxiv.org/abs/${p.id}">arXiv</a>]</summary>\n<p><b>Authors:</b> ${p.names}</p>\n<p><b>Abstract:</b> ${p.abstract}</p>\n</details>\n\n`,
  ],
  [
    'bullets of addresses between title and text',
    english,
    ['arxiv'],
    (p, i) =>
      `## ${String(i)}. ${p.title}\n\n- 👍 ${String(i * 7)} upvotes\n- [Paper](https://example.org/papers/${p.id}) · [arXiv](https://arxiv.org/abs/${p.id})\n\n${p.abstract}\n\n`,
  ],
  ['entries between rules', english, ['authors'], (p) => `${p.title}\n${p.names}\n\n${p.abstract}\n\n---\n\n`],
  [
    'references with the year behind the names',
    english,
    ['authors', 'year'],
    (p) =>
      `${p.names.replace(/(\w)\w+ (?:de )?(\w+)/g, '$2, $1.').replace(/, (?=\w+, \w\.$)/, ', & ')} (2025). ${p.title.replace(/(?<!\?)$/, '.')} Annals of Ice, 12(3), 1–9.\nAbstract: ${p.abstract}\n\n`,
  ],
  [
    'numbered references',
    english,
    ['authors', 'year'],
    (p, i) =>
      `[${String(i)}] ${p.names}. ${p.title.replace(/(?<!\?)$/, '.')} Annals of Ice, 2025.\nAbstract: ${p.abstract}\n\n`,
  ],
  [
    'Chinese titles in quotes of books',
    chinese,
    ['arxiv'],
    (p) => `## 《${p.title}》\n\n- 论文地址：https://arxiv.org/abs/${p.id}\n- 论文摘要：${p.abstract}\n\n`,
  ],
  [
    'Chinese numbers in brackets',
    chinese,
    ['authors'],
    (p, i) => `### 【${String(i)}】${p.title}\n\n> 作者：${p.names}\n>\n> 摘要：${p.abstract}\n\n`,
  ],
  ...['Résumé', 'Zusammenfassung', 'Resumen', '초록', '要旨', 'Аннотация'].map((label): Form => [
    `headings and abstracts labelled ${label}`,
    english,
    ['authors'],
    (p) => `## ${p.title}\n*${p.names}*\n\n**${label}:** ${p.abstract}\n\n`,
  ]),
  [
    'the print of a Chinese digest',
    chinese,
    ['authors', 'tags'],
    (p, i) => `${String(i)} ${p.title}\n作者：${p.names}\n【内容提要】${p.abstract}\n【关 键 词】first；second\n\n`,
  ],
  [
    'Chinese numbers in words',
    chinese,
    ['authors'],
    (p, i) => `${'一二三'.charAt(i - 1)}、${p.title}\n作者：${p.names}\n摘要：${p.abstract}\n\n`,
  ],
  [
    'Chinese numbers in words and brackets',
    chinese,
    ['authors'],
    (p, i) => `（${'一二三'.charAt(i - 1)}）${p.title}\n\n${p.names}\n\n摘要：${p.abstract}\n\n`,
  ],
  [
    'papers numbered in words',
    chinese,
    [],
    (p, i) => `## 论文${'一二三'.charAt(i - 1)}：${p.title}\n\n> ${p.abstract}\n\n`,
  ],
  [
    'items of HTML',
    english,
    ['arxiv'],
    (p) => `<li><a href="https://arxiv.org/abs/${p.id}"><strong>${p.title}</strong></a><br>${p.abstract}</li>\n`,
  ],
  [
    'names before the proceedings',
    english,
    ['authors'],
    (p, i) =>
      `**${p.title}**  \n${p.names}; Proceedings of the 1st Conference on Ice, ICE 1:${String(i)}-${String(i + 9)}  \n\n${p.abstract}\n\n`,
  ],
  [
    'names that lead to pages of people',
    english,
    ['authors'],
    (p) =>
      `## ${p.title}\n\n${p.names
        .split(', ')
        .map((name) => `[${name}](https://orcid.org/0000-0001)`)
        .join(', ')}\n\n**Abstract**\n\n${p.abstract}\n\n`,
  ],
  [
    'abstracts behind the titles in one line',
    english,
    ['arxiv'],
    (p) => `- [${p.title}](https://arxiv.org/abs/${p.id}) - **Abstract:** ${p.abstract}\n`,
  ],
  ['headings with the number first', english, ['arxiv'], (p) => `### arXiv:${p.id} — ${p.title}\n\n${p.abstract}\n\n`],
];
