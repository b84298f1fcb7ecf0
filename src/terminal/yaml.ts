import { type FileText, needsYaml } from '../core/parse/source';
import { loadYaml, type YamlReader } from '../core/parse/yaml';

/** The reader of YAML, loaded with the first file that needs it. */
export async function yamlFor(file: FileText): Promise<{ readonly yaml?: YamlReader }> {
  return needsYaml(file) ? { yaml: await loadYaml() } : {};
}
