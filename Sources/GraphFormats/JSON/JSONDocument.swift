import KnowledgeGraph

/// JSON documents that are read as a whole.
extension JSONScanner {
  /// A scanner at the beginning of a document, after its byte order mark.
  ///
  /// - Throws: `Fault`, where it is not UTF-8.
  @_lifetime(copy bytes)
  init(document bytes: Span<UInt8>) throws(Fault) {
    if let offset = bytes.firstInvalidByte {
      throw Fault(
        problem: "a byte 0x\(String(bytes[offset], radix: 16)) that is no UTF-8, where text was "
          + "expected; save the file as UTF-8", offset: offset)
    }
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    self.init(bytes, at: hasMark ? 3 : 0)
  }

  /// Where the values of the members called so begin, in the object that comes next and is passed over.
  mutating func places(of names: Set<String>) throws(Fault) -> [String: Int] {
    var places: [String: Int] = [:]
    try beginObject()
    var isFirst = true
    while try nextMember(&isFirst) {
      let name = string.string
      let kind = try kind()
      guard names.contains(name) else {
        try skipValue()
        continue
      }
      if places[name] != nil { throw fault("a second '\(name)'") }
      places[name] = position
      // Read for good when its turn comes.
      if kind == .object || kind == .array { try skipUnread() } else { try skipValue() }
    }
    return places
  }
}

extension ByteSource where Self: ~Copyable {
  /// What `read` makes of all the bytes of a JSON document, and of their SHA-256.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  mutating func readDocument(
    _ read: (_ bytes: [UInt8], _ sha256: Text?) throws(JSONScanner.Fault) -> Reading
  ) throws -> Reading {
    let bytes = try readAll(limit: 16 << 30)
    do throws(JSONScanner.Fault) {
      var reading = try read(bytes, sha256())
      reading.places = reading.places.counted(in: bytes)
      return reading
    } catch {
      throw ReadError(error.problem, at: error.offset, in: bytes)
    }
  }
}
