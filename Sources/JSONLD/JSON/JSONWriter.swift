extension JSON {
  /// The value as JSON text without white space: members in their order, numbers as they were spelled.
  public var text: String {
    var writer = JSONWriter()
    writer.write(self)
    return String(decoding: writer.text, as: UTF8.self)
  }

  /// The value in the JSON Canonicalization Scheme (RFC 8785); nil where it has a number that no double holds.
  var canonicalText: ExactString? {
    var writer = JSONWriter(isCanonical: true)
    writer.write(self)
    return writer.isWhole ? ExactString(String(decoding: writer.text, as: UTF8.self)) : nil
  }
}

/// Spells JSON values.
struct JSONWriter {
  /// Whether members are in the order of their UTF-16 names, and numbers as ECMAScript spells them.
  var isCanonical = false
  private(set) var text: [UInt8] = []
  /// Whether all could be spelled.
  private(set) var isWhole = true

  init(isCanonical: Bool = false) { self.isCanonical = isCanonical }

  mutating func write(_ value: JSON) {
    switch value.content {
    case .null: text += "null".utf8
    case .boolean(let value): text += (value ? "true" : "false").utf8
    case .number(let number): write(number)
    case .string(let string): write(string)
    case .array(let elements):
      text.append(UInt8(ascii: "["))
      for (place, element) in elements.enumerated() {
        if place > 0 { text.append(UInt8(ascii: ",")) }
        write(element)
      }
      text.append(UInt8(ascii: "]"))
    case .object(let object): write(object)
    }
  }

  private mutating func write(_ number: JSONNumber) {
    guard isCanonical else {
      text += number.spelling.utf8
      return
    }
    if let spelling = number.ecmaScript { text += spelling.utf8 } else { isWhole = false }
  }

  private mutating func write(_ object: JSONObject) {
    var members = object.members
    if isCanonical {
      members.sort { $0.key.string.utf16.lexicographicallyPrecedes($1.key.string.utf16) }
    }
    text.append(UInt8(ascii: "{"))
    for (place, member) in members.enumerated() {
      if place > 0 { text.append(UInt8(ascii: ",")) }
      write(member.key)
      text.append(UInt8(ascii: ":"))
      write(member.value)
    }
    text.append(UInt8(ascii: "}"))
  }

  /// Writes a string with only those escapes that JSON needs, as RFC 8785 has them.
  private mutating func write(_ string: ExactString) {
    text.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case 0x08: text += "\\b".utf8
      case 0x09: text += "\\t".utf8
      case 0x0A: text += "\\n".utf8
      case 0x0C: text += "\\f".utf8
      case 0x0D: text += "\\r".utf8
      case 0..<0x20: text += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}
