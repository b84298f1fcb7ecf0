import type { YamlNode, YamlReader } from '../../yaml/yaml';
import { yamlTextOf } from './yaml-entries';

/** What a YAML text gives for a name, at any depth: a scalar, or the scalars of a list or of a map's values, in order. Of a damaged text what can be read. */
export function yamlStrings(text: string, name: string, yaml: YamlReader): readonly string[] {
  const { root } = yaml.nodes(text);
  return root === undefined ? [] : stringsIn(root, name);
}

function stringsIn(node: YamlNode, name: string): readonly string[] {
  if (node.kind === 'list') {
    return node.items.flatMap((item) => stringsIn(item, name));
  }
  const pairs = node.kind === 'map' ? node.pairs : [];
  return pairs.flatMap(({ key, value }) =>
    value === undefined ? [] : key.text === name ? scalarsOf(value) : stringsIn(value, name),
  );
}

function scalarsOf(value: YamlNode): readonly string[] {
  const items =
    value.kind === 'list'
      ? value.items
      : value.kind === 'map'
        ? value.pairs.flatMap((pair) => pair.value ?? [])
        : undefined;
  return items === undefined ? [yamlTextOf(value) ?? []].flat() : items.flatMap(scalarsOf);
}
