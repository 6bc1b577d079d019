import KnowledgeGraph

/// The names of attributes in a file, numbered, and those that say something of an edge itself.
struct DOTAttributeNames {
  /// The number of `key`.
  static let key = 0
  /// The number of `tailport`.
  static let tailPort = 1
  /// The number of `headport`.
  static let headPort = 2

  private var names = IdentifierTable()
  /// Which name came after which the last time: attributes come in the same order again and again.
  private var successors: [Int] = []
  private var last = 0

  /// The names that are always there are added to `text`.
  init(_ text: inout DOTText) throws(ReadError) {
    for name in ["key", "tailport", "headport"] {
      let string = try text.add(name.utf8, form: .bare, at: 0)
      _ = names.add(string, in: text)
    }
    successors = [0, 0, 0]
  }

  /// An attribute of that name.
  @inline(__always)
  mutating func attribute(_ name: DOTString, _ value: DOTString, _ text: DOTText) -> DOTAttribute {
    var number = successors[last]
    if !names.isEqual(name, number, in: text) {
      let isNew: Bool
      (number, isNew) = names.add(name, in: text)
      if isNew { successors.append(0) }
      successors[last] = number
    }
    last = number
    return DOTAttribute(name: name, nameNumber: number, value: value)
  }
}
