import KnowledgeGraph

/// Spells statements in Graphviz's language.
struct DOTWriter {
  var block = ByteBlock()

  mutating func begin(_ name: Identifier) {
    block.append("digraph ")
    quoted(name.string)
    block.append(" {\n")
  }

  mutating func end() { block.append("}\n") }

  /// The case, its documents and its vocabulary, as attributes of the graph.
  mutating func graphData(_ graph: Graph, _ keys: PropertyKeys) {
    var attributes = DOTAttributes()
    attributes.data(Properties.record(graph.metadata))
    attributes.data(.records(graph.documents.map(Properties.record)), "document")
    attributes.data(Properties.record(graph.vocabulary, keys))
    statement("graph", attributes, separator: ",\n    ")
  }

  /// The attributes that the whole graph, every node and every edge begin with.
  mutating func defaults(_ defaults: Drawing.Defaults) {
    statement("graph", defaults.graph)
    statement("node", defaults.node)
    statement("edge", defaults.edge)
  }

  mutating func node(_ id: Identifier, _ attributes: DOTAttributes) {
    block.append("  ")
    quoted(id.string)
    list(attributes)
  }

  mutating func edge(_ from: Identifier, _ to: Identifier, _ attributes: DOTAttributes) {
    block.append("  ")
    quoted(from.string)
    block.append(" -> ")
    quoted(to.string)
    list(attributes)
  }

  private mutating func statement(
    _ keyword: String, _ attributes: DOTAttributes, separator: String = ", "
  ) {
    if attributes.list.isEmpty { return }
    block.append("  " + keyword)
    list(attributes, separator: separator)
  }

  private mutating func list(_ attributes: DOTAttributes, separator: String = ", ") {
    block.append(" [")
    for (index, attribute) in attributes.list.enumerated() {
      if index > 0 { block.append(separator) }
      if DOTWriter.isPlainName(attribute.key) {
        block.append(attribute.key)
      } else {
        quoted(attribute.key)
      }
      block.append("=")
      quoted(attribute.value, attribute.reading)
    }
    block.append("];\n")
  }

  /// A quoted string. The language itself undoes only `\"`; what Graphviz makes of a label's
  /// backslashes is undone for every string, so that all are read by one rule: each backslash is
  /// doubled, LF is `\n` and CR `\r`.
  ///
  /// Graphviz's scanner refuses a run of 16,384 bytes without a quote or a backslash in it; a string is
  /// broken before that, and joined by `+`.
  private mutating func quoted(_ string: String, _ reading: DOTAttributes.Reading = .verbatim) {
    block.append(UInt8(ascii: "\""))
    var run = 0
    for byte in string.utf8 {
      // Only where a scalar begins may a string be broken.
      if run >= 16_000, byte & 0xC0 != 0x80 {
        block.append("\" + \"")
        run = 0
      }
      switch byte {
      case UInt8(ascii: "\""): block.append("\\\"")
      case UInt8(ascii: "\\"): block.append("\\\\")
      case 0x0A where reading == .tooltip: block.append("&#10;")
      case 0x0D where reading == .tooltip: block.append("&#13;")
      case 0x0A: block.append("\\n")
      case 0x0D: block.append("\\r")
      case UInt8(ascii: "&") where reading != .verbatim: block.append("&amp;")
      default: block.append(byte)
      }
      run += 1
    }
    block.append(UInt8(ascii: "\""))
  }

  /// Whether `name` can stand without quotes: letters, digits and underscores, no digit first, and
  /// none of the language's own words.
  private static func isPlainName(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    let isWord = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == 0x5F
    }
    let words = ["graph", "digraph", "node", "edge", "subgraph", "strict"]
    return isWord && !words.contains(name.lowercased())
  }
}
