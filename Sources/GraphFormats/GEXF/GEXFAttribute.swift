import KnowledgeGraph

/// An `<attribute>` of a GEXF file.
struct GEXFAttribute {
  /// The number of its column.
  let column: Int
  /// What its values say of a relation's time, if anything.
  let date: DateName?
  /// The text of `<default>`, where there is one.
  var defaultValue: [UInt8]?
  /// The number of the last element that has a value.
  var lastElement = 0

  /// What we call the dates of a relation, which a tool that has removed our mark has left.
  enum DateName: String {
    case date, start, end
  }

  /// What `type` declares; of lists and other types the text is kept.
  static func kind(_ type: String) -> PropertyKind {
    switch type.lowercased() {
    case "integer", "int", "long", "short", "byte", "biginteger": .integer
    case "float", "double", "bigdecimal": .decimal
    case "boolean", "bool": .boolean
    default: .text
    }
  }
}
