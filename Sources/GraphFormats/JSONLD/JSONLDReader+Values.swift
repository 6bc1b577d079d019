import KnowledgeGraph

/// Literals and IRIs, in whatever spelling.
extension JSONLDReader {
  /// Reads a literal or a reference, whose text is then `value`: a string, a number or a truth; or an object
  /// with one of these as its `@value`, or with an IRI as its `@id`.
  mutating func readValue(_ json: inout JSONScanner) throws(Fault) {
    valueIsReference = false
    switch try json.kind() {
    case .string:
      try json.readString()
      setValue(json.string)
    case .number:
      let place = try json.readNumber()
      setValue(json.bytes.extracting(place))
    case .boolean: setValue((try json.readBoolean() ? "true" : "false").utf8.span)
    case .object: try readValueObject(&json)
    case .array, .null: throw json.fault("a list or null, where a value was expected")
    }
  }

  private mutating func setValue(_ text: Span<UInt8>) {
    value.removeAll(keepingCapacity: true)
    value.append(copying: text)
  }

  private mutating func readValueObject(_ json: inout JSONScanner) throws(Fault) {
    try json.beginObject()
    value.removeAll(keepingCapacity: true)
    var isFirst = true
    while try json.nextMember(&isFirst) {
      switch headKeys.meaning(of: json.string) {
      case .value:
        guard try json.kind() != .object else { throw json.fault("an object as '@value'") }
        try readValue(&json)
      case .id:
        try json.readString()
        setValue(json.string)
        expandValue()
        valueIsReference = true
      default: try json.skipValue()
      }
    }
  }

  /// Reads an IRI, which is then `value`: a string or an object with `@id`.
  mutating func readIRI(_ json: inout JSONScanner) throws(Fault) {
    try readValue(&json)
    if !valueIsReference { expandValue() }
  }

  /// Makes the IRI of a compact IRI.
  mutating func expandValue() {
    // Most begin with no prefix: only what stands before the colon is looked up.
    guard let colon = value.firstIndex(of: UInt8(ascii: ":")) else { return }
    let prefix = String(decoding: value[..<colon], as: UTF8.self)
    guard terms[prefix] != nil else { return }
    value = Array(JSONLDKeys.expanded(String(decoding: value, as: UTF8.self), terms).utf8)
  }

  /// Reads the IRI of something that has an identifier; the identifier is what follows `prefix`.
  mutating func readReference(
    _ json: inout JSONScanner, to what: String, _ prefix: [UInt8]
  ) throws(Fault) -> IdentifierNumber {
    let start = json.position
    try readIRI(&json)
    guard let id = identifier(after: prefix) else {
      throw Fault(
        problem:
          "'\(value.span.string)' is no IRI of \(what) of this dataset, whose IRIs begin with "
          + "'\(prefix.span.string)'", offset: start)
    }
    return id
  }

  /// The identifier of the IRI that was read last.
  mutating func identifier(after prefix: [UInt8]) -> IdentifierNumber? {
    guard value.count > prefix.count, value.starts(with: prefix) else { return nil }
    let rest = value[prefix.count...]
    guard rest.contains(UInt8(ascii: "%")) else {
      return builder.identifier(value, from: prefix.count)
    }
    guard let decoded = IRI.decodedSegment(rest) else { return nil }
    return builder.identifier(decoded.span)
  }
}
