// Abstracts in the project's own words.

export const animals = [
  'quokkas',
  'numbats',
  'bilbies',
  'wombats',
  'potoroos',
  'owls',
  'bats',
  'newts',
  'moths',
  'eels',
];
/** One-line abstracts in the project's own words, each another. */
export const long = (number: number): string => {
  const animal = animals[number % animals.length] ?? '';
  return `Counting ${animal} at night is slow, and no two observers of group ${number} agree on it. We train a network on recordings of ${animal} from ${number + 3} islands and test it on one more. It errs in ${number % 17} of a hundred cases, half as often as the best observer does. Recordings of two winters are published for others to try.`;
};
export const chinese = (number: number): string =>
  `夜间统计动物数量十分缓慢,第${number}组观察者的结果往往互不一致。本文提出了一种利用${number + 3}个岛屿录音训练的网络,并在另一个岛屿上进行测试。结果表明其误差仅为最佳观察者的一半。我们公开了两个冬季的全部录音,供他人使用。`;
