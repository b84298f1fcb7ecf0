"""What Docutils reads in reStructuredText: texts as a JSON list on standard input, for each a list of [role, text].

The roles of sphinxcontrib-bibtex are registered; a reference to a citation of Docutils' own has an empty role.
"""

import json
import sys

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles

ROLES = ["cite", "footcite"] + [f"{base}:{kind}" for base in ("cite", "footcite") for kind in ("p", "t", "ps", "ts", "author", "year")]


class Bibliography(Directive):
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = {"filter": directives.unchanged, "style": directives.unchanged, "all": directives.flag}

    def run(self):
        return []


def role(name, rawtext, text, lineno, inliner, options=None, content=None):
    node = nodes.inline(rawtext, text)
    node["citing"] = [name, text]
    return [node], []


for name in ROLES:
    roles.register_local_role(name, role)
directives.register_directive("bibliography", Bibliography)

found = []
for text in json.load(sys.stdin):
    tree = publish_doctree(text, settings_overrides={"report_level": 5, "halt_level": 5, "_disable_config": True, "file_insertion_enabled": False})
    cited = [node["citing"] for node in tree.findall(nodes.inline) if "citing" in node]
    own = [["", node.astext()] for node in tree.findall(nodes.citation_reference)]
    found.append(cited + own)
json.dump(found, sys.stdout)
