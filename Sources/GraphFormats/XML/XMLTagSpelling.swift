import KnowledgeGraph

/// The bytes of a document from its last tag on, in which the entities of a tag are looked for.
struct XMLTagSpelling: Sendable {
  private var bytes: [UInt8] = []
  /// Where `bytes` begins, and where the last tag does, in bytes from the document's start.
  private var start = 0
  private var lastTag = 0

  /// Takes the block that comes next.
  mutating func begin(_ block: [UInt8]) {
    bytes.removeSubrange(..<(lastTag - start))
    start = lastTag
    bytes += block
  }

  /// The first entity, in the tag of `count` bytes at `place`, that XML itself does not declare.
  mutating func undeclaredEntity(_ place: Int, _ count: Int) -> String? {
    guard place >= lastTag, place + count - start <= bytes.count else { return nil }
    lastTag = place
    let tag = bytes[(place - start)..<(place + count - start)]
    var rest = tag
    while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
      rest = rest[(mark + 1)...]
      let name = String(decoding: rest.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
      let isKnown = name.hasPrefix("#") || ["amp", "lt", "gt", "quot", "apos"].contains(name)
      if !isKnown { return name }
    }
    return nil
  }
}
