import KnowledgeGraph

/// Spells JSON (RFC 8259) into a block, on one line. Up to 64 objects and arrays are in each other.
package struct JSONWriter: Sendable {
  var block = ByteBlock()
  /// Whether the open objects and arrays have a member yet: a bit each, the innermost one's lowest.
  private var haveMembers: UInt64 = 0

  package init() {}

  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  package mutating func beginArray() { begin(UInt8(ascii: "[")) }
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Begins a member of the open object; its value comes next.
  package mutating func key(_ name: String) {
    separate()
    value(name)
    block.append(UInt8(ascii: ":"))
  }

  /// Begins an element of the open array; its value comes next.
  package mutating func element() { separate() }

  package mutating func value(_ string: String) { value(string.utf8.span) }

  mutating func value(_ text: Span<UInt8>) {
    if JSONEscapes.isClean(text) {
      return block.append(text, between: UInt8(ascii: "\""))
    }
    beginString()
    stringPart(text)
    endString()
  }

  /// Begins a string that is given in parts.
  mutating func beginString() { block.append(UInt8(ascii: "\"")) }
  mutating func stringPart(_ text: Span<UInt8>) { block.append(text, escaping: JSONEscapes.self) }
  mutating func endString() { block.append(UInt8(ascii: "\"")) }

  package mutating func value(_ strings: [String]) {
    beginArray()
    for string in strings {
      element()
      value(string)
    }
    endArray()
  }

  package mutating func value(_ number: Int) { block.append(number) }
  package mutating func value(_ truth: Bool) { block.append(truth ? "true" : "false") }

  /// A number with two decimals at most; beyond 10⁹ it is cut to that.
  package mutating func value(_ number: Double) {
    let hundredths = Int((max(-1e9, min(1e9, number)) * 100).rounded())
    if hundredths < 0 { block.append(UInt8(ascii: "-")) }
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    block.append(whole)
    if rest == 0 { return }
    block.append(UInt8(ascii: "."))
    block.append(digits: rest % 10 == 0 ? rest / 10 : rest, rest % 10 == 0 ? 1 : 2)
  }

  package mutating func null() { block.append("null") }

  package mutating func member(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  package mutating func member(_ name: String, _ number: Double) {
    key(name)
    value(number)
  }

  package mutating func member(_ name: String, _ numbers: [Double]) {
    key(name)
    beginArray()
    for number in numbers {
      element()
      value(number)
    }
    endArray()
  }

  package mutating func member(_ name: String, _ string: String) {
    key(name)
    value(string)
  }

  mutating func member(_ name: String, _ text: Span<UInt8>) {
    key(name)
    value(text)
  }

  /// What has been written so far.
  package var text: String { String(decoding: block.bytes, as: UTF8.self) }

  /// An array of strings, under `name`.
  package mutating func member(_ name: String, _ strings: [String]) {
    key(name)
    value(strings)
  }

  private mutating func begin(_ bracket: UInt8) {
    block.append(bracket)
    haveMembers <<= 1
  }

  private mutating func end(_ bracket: UInt8) {
    block.append(bracket)
    haveMembers >>= 1
  }

  private mutating func separate() {
    if haveMembers & 1 == 1 { block.append(UInt8(ascii: ",")) }
    haveMembers |= 1
  }
}

/// Strings of JSON. A graph's texts have no control character but tab and line ends; a message may.
enum JSONEscapes: Escapes {
  static func marks(_ word: UInt64) -> UInt64 {
    word.isLess(than: 0x20) | word.equals(UInt8(ascii: "\"")) | word.equals(UInt8(ascii: "\\"))
  }

  static func replacement(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0x00..<0x20: "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    default: nil
    }
  }
}

extension JSONWriter {
  /// A record, as an object.
  mutating func value(_ record: Record) {
    beginObject()
    members(record)
    endObject()
  }

  /// A record's fields, as members of the open object.
  mutating func members(_ record: Record) {
    for field in record.fields {
      key(field.name)
      value(field.value)
    }
  }

  /// Records, as an array of objects.
  mutating func value(_ records: [Record]) {
    beginArray()
    for record in records {
      element()
      value(record)
    }
    endArray()
  }

  private mutating func value(_ value: Record.Value) {
    switch value {
    case .text(let text): self.value(text.string)
    case .integer(let number): self.value(number)
    case .boolean(let truth): self.value(truth)
    case .date(let date): self.value(date.description)
    case .records(let records): self.value(records)
    case .texts(let texts): self.value(texts.map(\.string))
    }
  }
}
