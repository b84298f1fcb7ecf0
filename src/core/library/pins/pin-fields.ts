/** Fields of a pin that are texts, in the order in which they are written. Apart from what reads keys files, whose parser the start of the editor does not need. */
export const textFields = ['doi', 'arxiv', 'title', 'authors', 'name', 'about', 'hash', 'sketch'] as const;
export const numberFields = ['year', 'near'] as const;
