import KnowledgeGraph

/// Reads JSON (RFC 8259) value by value, without making anything of it that is not asked for.
struct JSONScanner: ~Escapable {
  /// What is read: UTF-8.
  let bytes: Span<UInt8>
  /// The place of the next byte.
  private(set) var position = 0
  /// The string read last, where it had escapes.
  private var unescaped: [UInt8] = []
  /// The place of the string read last, where it had none.
  private var range: Range<Int>? = nil

  /// How deep arrays and objects may be nested.
  static let deepestNesting = 512

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// Goes to where a value begins.
  mutating func move(to position: Int) { self.position = position }

  /// What is wrong, and at which byte.
  struct Fault: Error {
    let problem: String
    let offset: Int
  }

  /// What kind of value comes next.
  enum Kind {
    case object, array, string, number, boolean, null
  }

  /// The bytes of the string read last, without escapes.
  var string: Span<UInt8> {
    @_lifetime(borrow self) get {
      if let range { return bytes.extracting(range) }
      return unescaped.span
    }
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// The next byte that is no white space.
  private mutating func peek() throws(Fault) -> UInt8 {
    skipSpace()
    guard position < bytes.count else { throw fault("the text ends in the middle of a value") }
    return bytes[position]
  }

  mutating func kind() throws(Fault) -> Kind {
    switch try peek() {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), 0x30...0x39: return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    default: throw fault("\(found()), where a value was expected")
    }
  }

  mutating func beginObject() throws(Fault) { try expect(UInt8(ascii: "{"), "an object") }

  mutating func beginArray() throws(Fault) { try expect(UInt8(ascii: "["), "an array") }

  private mutating func expect(_ byte: UInt8, _ what: String) throws(Fault) {
    guard try peek() == byte else { throw fault("\(found()), where \(what) was expected") }
    position += 1
  }

  /// Goes to the next element of the open array; false at its end.
  mutating func nextElement(_ isFirst: inout Bool) throws(Fault) -> Bool {
    try next(&isFirst, before: UInt8(ascii: "]"))
  }

  /// Goes to the next member of the open object, whose name is then the string read last; false at the
  /// object's end.
  mutating func nextMember(_ isFirst: inout Bool) throws(Fault) -> Bool {
    guard try next(&isFirst, before: UInt8(ascii: "}")) else { return false }
    try readString()
    try expect(UInt8(ascii: ":"), "':'")
    return true
  }

  private mutating func next(_ isFirst: inout Bool, before end: UInt8) throws(Fault) -> Bool {
    let byte = try peek()
    if byte == end {
      position += 1
      return false
    }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else {
        throw fault("\(found()), where ',' or '\(Character(Unicode.Scalar(end)))' was expected")
      }
      position += 1
    }
    isFirst = false
    return true
  }

  mutating func readBoolean() throws(Fault) -> Bool {
    if take("true") { return true }
    if take("false") { return false }
    throw fault("\(found()), where true or false was expected")
  }

  mutating func readNull() throws(Fault) {
    if !take("null") { throw fault("\(found()), where null was expected") }
  }

  private mutating func take(_ word: String) -> Bool {
    skipSpace()
    let end = position + word.utf8.count
    guard end <= bytes.count, bytes.extracting(position..<end).isEqual(to: word.utf8.span)
    else { return false }
    position = end
    return true
  }

  /// Reads a number; its place in the text, as it is spelled there.
  mutating func readNumber() throws(Fault) -> Range<Int> {
    skipSpace()
    let start = position
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    let first = position
    try digits()
    if bytes[first] == 0x30, position > first + 1 {
      position = first
      throw fault("a number that begins with 0")
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, [0x2B, 0x2D].contains(bytes[position]) { position += 1 }
      try digits()
    }
    return start..<position
  }

  private mutating func digits() throws(Fault) {
    let start = position
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
    if position == start { throw fault("\(found()), where a digit was expected") }
  }

  /// Reads an integer.
  mutating func readInteger() throws(Fault) -> Int {
    let place = try readNumber()
    guard let number = Int(bytes.extracting(place).string) else {
      throw Fault(
        problem: "\(bytes.extracting(place).string), where an integer of 64 bits was expected",
        offset: place.lowerBound)
    }
    return number
  }

  /// Passes over a value of any kind.
  mutating func skipValue() throws(Fault) {
    // For each open value, whether it is an object, and whether its first member is still to come.
    var open: [(isObject: Bool, isFirst: Bool)] = []
    repeat {
      if let last = open.last {
        var isFirst = last.isFirst
        let goesOn = last.isObject ? try nextMember(&isFirst) : try nextElement(&isFirst)
        open[open.count - 1].isFirst = isFirst
        if !goesOn {
          open.removeLast()
          continue
        }
      }
      switch try kind() {
      case .object, .array:
        let isObject = try kind() == .object
        position += 1
        open.append((isObject, true))
        if open.count > JSONScanner.deepestNesting {
          throw fault("more than \(JSONScanner.deepestNesting) objects and arrays in each other")
        }
      case .string: try readString()
      case .number: _ = try readNumber()
      case .boolean: _ = try readBoolean()
      case .null: try readNull()
      }
    } while !open.isEmpty
  }

  /// Passes over an object or an array that will be read later: only its end is looked for.
  mutating func skipUnread() throws(Fault) {
    var depth = 0
    var isInString = false
    var index = position
    while index < bytes.count {
      if isInString { index = endOfPlainText(from: index) }
      guard index < bytes.count else { break }
      let byte = bytes[index]
      index += 1
      if isInString {
        if byte == UInt8(ascii: "\"") {
          isInString = false
        } else if byte == UInt8(ascii: "\\") {
          index += 1
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          position = index
          return
        }
      default: break
      }
    }
    if isInString {
      position = bytes.count
      throw fault("a string that does not end")
    }
    throw fault("an object or an array that does not end")
  }

  /// Makes sure that nothing but white space is left.
  mutating func end() throws(Fault) {
    skipSpace()
    if position < bytes.count { throw fault("\(found()) after the end of the value") }
  }

  /// Whether nothing but white space is left, which is then passed.
  mutating func isAtEnd() -> Bool {
    skipSpace()
    return position == bytes.count
  }

  /// Whether `text` is a number as JSON spells it.
  static func isNumber(_ text: Span<UInt8>) -> Bool {
    var json = JSONScanner(text)
    guard let range = try? json.readNumber() else { return false }
    return range == 0..<text.count
  }

  func fault(_ problem: String) -> Fault { Fault(problem: problem, offset: position) }

  /// The next byte, in words.
  private func found() -> String {
    guard position < bytes.count else { return "the end of the text" }
    let byte = bytes[position]
    return byte > 0x20 && byte < 0x7F
      ? "'\(Character(Unicode.Scalar(byte)))'" : "a byte 0x\(String(byte, radix: 16))"
  }
}

extension JSONScanner {
  /// Reads a string, which is then `string`.
  mutating func readString() throws(Fault) {
    try expect(UInt8(ascii: "\""), "a string")
    let start = position
    position = endOfPlainText(from: position)
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        range = start..<position
        position += 1
        return
      }
      if byte == UInt8(ascii: "\\") { return try readEscapedString(from: start) }
      if byte < 0x20 { throw fault("\(found()) in a string, where an escape was expected") }
      position += 1
    }
    throw fault("a string that does not end")
  }

  /// A place from `start` on up to which a string has no quotation mark, no backslash and no control
  /// character: one of them is there, or the last few bytes begin.
  private func endOfPlainText(from start: Int) -> Int {
    bytes.place(from: start, ofFirst: JSONEscapes.marks)
  }

  /// Goes on with a string that has an escape, here.
  private mutating func readEscapedString(from start: Int) throws(Fault) {
    range = nil
    unescaped.removeAll(keepingCapacity: true)
    unescaped.append(copying: bytes.extracting(start..<position))
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x20 { throw fault("\(found()) in a string, where an escape was expected") }
      position += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\") { try readEscape() } else { unescaped.append(byte) }
    }
    throw fault("a string that does not end")
  }

  private mutating func readEscape() throws(Fault) {
    guard position < bytes.count else { throw fault("a string that does not end") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "u"): unescaped.append(contentsOf: String(try readScalar()).utf8)
    default:
      position -= 1
      throw fault("'\\\(Character(Unicode.Scalar(byte)))', which is no escape of JSON")
    }
  }

  /// Reads what follows `\u`, with the second half of a surrogate pair.
  private mutating func readScalar() throws(Fault) -> Unicode.Scalar {
    let start = position - 2
    let unit = try readUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if unit < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      let low = try readUnit()
      if (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
    }
    throw Fault(problem: "half of a surrogate pair, which is no character", offset: start)
  }

  private mutating func readUnit() throws(Fault) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count,
        let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue
      else { throw fault("\(found()), where a hexadecimal digit was expected") }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}
