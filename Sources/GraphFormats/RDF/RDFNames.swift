import KnowledgeGraph

/// Short names for IRIs, a different one for each.
struct RDFNames {
  private var names: [IdentifierNumber: Identifier] = [:]
  private var taken: Set<Identifier>
  /// For each name, the last number that was put behind it.
  private var numbers: [String: Int] = [:]
  /// The resources that have been named, in their order.
  private(set) var list: [IdentifierNumber] = []

  /// Names of which `taken` are none.
  init(taken: Set<Identifier> = []) { self.taken = taken }

  subscript(resource: IdentifierNumber) -> Identifier? { names[resource] }

  /// The name of a resource: what its IRI ends with, and a number where another is called so.
  mutating func name(
    of resource: IdentifierNumber, _ iri: @autoclosure () -> String
  ) -> Identifier {
    if let name = names[resource] { return name }
    let tail = Text(RDFNames.tail(of: iri())).string
    var name = Identifier(tail) ?? "x"
    while !taken.insert(name).inserted {
      let number = (numbers[tail] ?? 1) + 1
      numbers[tail] = number
      name = Identifier("\(tail) \(number)") ?? name
    }
    names[resource] = name
    list.append(resource)
    return name
  }

  /// What stands behind the last `#`, `/` or `:` of an IRI that is not its end, decoded; the whole where there is
  /// no such thing.
  static func tail(of iri: String) -> String {
    let bytes = Array(iri.utf8)
    var end = bytes.count
    while end > 0, isMark(bytes[end - 1]) { end -= 1 }
    let start = bytes[..<end].lastIndex(where: isMark).map { $0 + 1 } ?? 0
    guard start < end else { return iri }
    let tail = IRI.decodedSegment(bytes[start..<end]) ?? Array(bytes[start..<end])
    return tail.isEmpty ? iri : tail.span.string
  }

  private static func isMark(_ byte: UInt8) -> Bool { "#/:".utf8.contains(byte) }
}
