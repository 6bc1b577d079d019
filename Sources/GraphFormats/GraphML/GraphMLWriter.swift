/// Spells GraphML's elements.
struct GraphMLWriter {
  var block = ByteBlock()

  mutating func begin() {
    block.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
        <key id="g_redstring" for="graph" attr.name="redstring" attr.type="string"/>

      """)
  }

  mutating func declare(_ columns: [GraphMLColumn]) {
    for column in columns {
      block.append(
        """
          <key id="\(column.id)" for="\(column.owner.rawValue)" attr.name="\(column.name)" \
        attr.type="\(column.type.rawValue)"/>

        """)
    }
  }

  mutating func beginGraph(mark: String) {
    block.append("  <graph id=\"G\" edgedefault=\"directed\">\n    <data key=\"g_redstring\">")
    escaped(mark)
    block.append("</data>\n")
  }

  mutating func node(_ id: String, _ data: [GraphMLDatum]) {
    block.append("    <node id=\"\(id)\">\n")
    self.data(data)
    block.append("    </node>\n")
  }

  mutating func edge(_ id: String, from: String, to: String, _ data: [GraphMLDatum]) {
    block.append("    <edge id=\"\(id)\" source=\"\(from)\" target=\"\(to)\">\n")
    self.data(data)
    block.append("    </edge>\n")
  }

  mutating func end() { block.append("  </graph>\n</graphml>\n") }

  private mutating func data(_ data: [GraphMLDatum]) {
    for datum in data {
      block.append("      <data key=\"\(datum.column.id)\">")
      escaped(datum.value)
      block.append("</data>\n")
    }
  }

  /// Character data. A reader of XML makes LF of a CR that stands as it is.
  private mutating func escaped(_ string: String) {
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "&"): block.append("&amp;")
      case UInt8(ascii: "<"): block.append("&lt;")
      case UInt8(ascii: ">"): block.append("&gt;")
      case 0x0D: block.append("&#13;")
      default: block.append(byte)
      }
    }
  }
}
