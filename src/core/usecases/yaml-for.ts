import { type FileText, needsYaml } from '../parse/source';
import { loadYaml } from '../parse/yaml/load-yaml';
import type { YamlReader } from '../parse/yaml/yaml';

/** The reader of YAML, loaded with the first file that needs it. */
export async function yamlFor(file: FileText): Promise<{ readonly yaml?: YamlReader }> {
  return needsYaml(file) ? { yaml: await loadYaml() } : {};
}
