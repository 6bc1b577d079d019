"""The lint finds nothing in our files, and something in files that are spoilt."""

import consumer_lint
import pytest
from lxml import etree


def test_nothing_is_found(product):
    found = consumer_lint.lint(product.bytes("graphml"))
    assert [str(finding) for finding in found] == []


GOOD = b"""<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="labelV" for="node" attr.name="labelV" attr.type="string"/>
  <key id="labels" for="node" attr.name="labels" attr.type="string"/>
  <key id="n_label" for="node" attr.name="label" attr.type="string"/>
  <key id="n_name" for="node" attr.name="name" attr.type="string"/>
  <key id="n_color" for="node" attr.name="color" attr.type="string"/>
  <key id="n_r" for="node" attr.name="r" attr.type="int"/>
  <key id="label" for="edge" attr.name="label" attr.type="string"/>
  <key id="labelE" for="edge" attr.name="labelE" attr.type="string"/>
  <key id="e_interaction" for="edge" attr.name="interaction" attr.type="string"/>
  <key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
  <graph id="G" edgedefault="directed">
    <node id="a"><data key="labelV">P</data><data key="labels">:P</data><data key="n_label">A</data><data key="n_color">#00ff00</data><data key="n_r">0</data></node>
    <node id="b"><data key="labelV">P</data><data key="labels">:P</data><data key="n_label">B</data></node>
    <edge id="e" source="a" target="b"><data key="label">x</data><data key="labelE">x</data><data key="e_interaction">x</data><data key="e_weight">1.0</data></edge>
    <edge id="f" source="a" target="b"><data key="label">x</data><data key="labelE">x</data><data key="e_interaction">x</data><data key="e_weight">2.0</data></edge>
  </graph>
</graphml>
"""

# The rule, what is replaced (once), and by what.
SPOILT = [
    ("is_graphml", b'xmlns="http://graphml.graphdrawing.org/xmlns"', b""),
    ("namespace_is_early", b'encoding="UTF-8"?>', b'encoding="UTF-8"?>' + b"\n" * 20),
    ("is_plain_utf8", b'encoding="UTF-8"', b'encoding="ISO-8859-1"'),
    ("is_plain_utf8", b"<?xml", b"\xef\xbb\xbf<?xml"),
    ("has_no_document_type", b"<graphml", b"<!DOCTYPE graphml>\n<graphml"),
    ("has_no_cdata", b">A<", b"><![CDATA[A]]><"),
    ("has_one_flat_graph", b"</graph>", b'</graph><graph edgedefault="directed"/>'),
    ("is_directed", b'edgedefault="directed"', b'edgedefault="undirected"'),
    ("is_directed", b'<edge id="f"', b'<edge id="f" directed="false"'),
    ("has_nodes_and_edges_only", b'<node id="b">', b'<node id="b"><port name="p"/>'),
    ("is_in_order", b"</graph>", b'<node id="c"><data key="labelV">P</data></node></graph>'),
    ("key_ids_are_unique", b'key id="n_label"', b'key id="n_color"'),
    ("keys_have_one_owner", b'id="n_color" for="node"', b'id="n_color" for="all"'),
    ("keys_have_name_and_type", b'attr.name="color" ', b""),
    ("keys_have_name_and_type", b'attr.name="color" attr.type="string"', b'attr.name="color"'),
    ("key_names_are_tokens", b'attr.name="color"', b'attr.name="my color"'),
    ("columns_differ_by_more_than_case", b'attr.name="color"', b'attr.name="Label"'),
    ("no_column_is_called_id", b'attr.name="color"', b'attr.name="ID"'),
    ("no_key_is_boolean", b'attr.name="color" attr.type="string"', b'attr.name="color" attr.type="boolean"'),
    ("key_types_are_common", b'attr.type="int"', b'attr.type="long"'),
    ("no_key_has_a_default", b'attr.name="r" attr.type="int"/>', b'attr.name="r" attr.type="int"><default>1</default></key>'),
    ("no_key_is_taken_for_the_label", b'id="n_color"', b'id="d3"'),
    ("tinkerpop_finds_labels", b'key id="labelV"', b'key id="n_labelV"'),
    ("tinkerpop_finds_labels", b'key id="labelE"', b'key id="e_labelE"'),
    ("apoc_finds_labels", b'key id="labels"', b'key id="n_labels"'),
    ("apoc_finds_labels", b'key id="label"', b'key id="e_label"'),
    ("gephi_finds_labels", b'for="node" attr.name="label"', b'for="node" attr.name="title"'),
    ("cytoscape_finds_labels", b'attr.name="name"', b'attr.name="title"'),
    ("cytoscape_finds_labels", b'attr.name="interaction"', b'attr.name="verb"'),
    ("ids_are_tokens", b'<edge id="f"', b'<edge id="http://e.org/?f"'),
    ("ids_are_unique", b'<edge id="f"', b'<edge id="e"'),
    ("ends_exist", b'target="b"', b'target="nobody"'),
    ("data_is_declared_once", b'key="n_color">', b'key="unknown">'),
    ("data_is_declared_once", b'key="n_color">', b'key="e_weight">'),
    ("data_is_declared_once", b'key="n_color">', b'key="n_label">'),
    ("no_data_is_empty", b">B<", b"><"),
    ("data_is_text", b">B<", b"><b xmlns=''>B</b><"),
    ("data_is_text", b">B<", b">B<!-- b --><"),
    ("numbers_are_numbers", b'n_r">0', b'n_r">2147483648'),
    ("numbers_are_numbers", b'n_r">0', b'n_r">0.5'),
    ("numbers_are_numbers", b'e_weight">1.0', b'e_weight">NaN'),
    ("numbers_are_numbers", b'e_weight">1.0', b'e_weight">much'),
    ("every_item_has_its_label", b'<node id="b"><data key="labelV">P</data>', b'<node id="b">'),
    ("every_item_has_its_label", b'<data key="labelE">x</data>', b""),
    ("apoc_reads_the_label_first", b'<data key="label">x</data><data key="labelE">x</data>', b'<data key="labelE">x</data><data key="label">x</data>'),
    ("apoc_reads_the_label_first", b">:P<", b">P<"),
    ("every_item_shows_a_name", b'<data key="n_label">B</data>', b""),
    ("weights_are_on_all_or_none", b'<data key="e_weight">2.0</data>', b""),
    ("colors_are_hexadecimal", b"#00ff00", b"green"),
]


def rules_that_find_something(source):
    file = consumer_lint.File(source)
    return {check.__name__ for _, check in consumer_lint.RULES if list(check(file))}


def test_a_good_file_is_good():
    assert rules_that_find_something(GOOD) == set()


@pytest.mark.parametrize("rule, old, new", SPOILT)
def test_a_spoilt_file_is_found(rule, old, new):
    assert old in GOOD
    assert rule in rules_that_find_something(GOOD.replace(old, new, 1))


def test_every_rule_has_been_seen_to_find_something():
    rules = {check.__name__ for _, check in consumer_lint.RULES}
    assert rules == {rule for rule, _, _ in SPOILT}


def test_the_command_line(small, tmp_path, capsys):
    spoilt = tmp_path / "spoilt.graphml"
    spoilt.write_bytes(GOOD.replace(b"#00ff00", b"green"))
    assert consumer_lint.main([str(small.path("graphml"))]) == 0
    assert consumer_lint.main([str(small.path("graphml")), str(spoilt)]) == 1
    assert "colour 'green'" in capsys.readouterr().out


def test_a_file_that_is_no_xml_is_refused():
    with pytest.raises(etree.XMLSyntaxError):
        consumer_lint.lint(b"<graphml>")
