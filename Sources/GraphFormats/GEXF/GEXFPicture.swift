import KnowledgeGraph

/// The elements of GEXF that say what something looks like.
enum GEXFPicture {
  static func color(_ color: Color) -> String {
    "        <viz:color r=\"\(color.red)\" g=\"\(color.green)\" b=\"\(color.blue)\"/>\n"
  }

  /// The outline of a node, or how a line is drawn.
  static func shape(_ name: String) -> String { "        <viz:shape value=\"\(name)\"/>\n" }
}
