/// Strings and numbers.
extension JSONParser {
  /// Reads a string whose opening quote is the next byte.
  mutating func parseString() throws(Fault) -> ExactString {
    let start = position
    position += 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return ExactString(String(decoding: bytes[(start + 1)..<(position - 1)], as: UTF8.self))
      case UInt8(ascii: "\\"): return try parseEscapedString(from: start)
      case 0..<0x20:
        throw fault("\(found) in a string; spell it as an escape such as \\n or \\u0000")
      default: position += 1
      }
    }
    throw Fault(problem: "a string that does not end; close it with '\"'", offset: start)
  }

  /// Goes on with a string that has escapes, the first of which is at hand.
  private mutating func parseEscapedString(from start: Int) throws(Fault) -> ExactString {
    var text = Array(bytes[(start + 1)..<position])
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return ExactString(String(decoding: text, as: UTF8.self))
      case UInt8(ascii: "\\"): text.append(contentsOf: try parseEscape())
      case 0..<0x20:
        throw fault("\(found) in a string; spell it as an escape such as \\n or \\u0000")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw Fault(problem: "a string that does not end; close it with '\"'", offset: start)
  }

  /// The UTF-8 of an escape.
  private mutating func parseEscape() throws(Fault) -> [UInt8] {
    let start = position
    position += 1
    guard position < bytes.count else {
      throw Fault(problem: "the text ends in the middle of an escape", offset: start)
    }
    let letter = bytes[position]
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try parseScalar(start)).utf8)
    default:
      position = start
      throw fault("an escape that JSON does not know; write '\\\\' for a backslash")
    }
  }

  /// The scalar of `\u` escapes, whose `\u` has been read; half a surrogate pair is U+FFFD.
  private mutating func parseScalar(_ start: Int) throws(Fault) -> Character {
    let unit = try parseUnit(start)
    let replacement: Character = "\u{FFFD}"
    guard UTF16.isLeadSurrogate(unit) else {
      return Unicode.Scalar(unit).map { Character($0) } ?? replacement
    }
    guard bytes[position...].starts(with: "\\u".utf8) else { return replacement }
    let second = position
    position += 2
    let trail = try parseUnit(second)
    guard UTF16.isTrailSurrogate(trail) else {
      position = second
      return replacement
    }
    let value = 0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(trail & 0x3FF)
    return Unicode.Scalar(value).map { Character($0) } ?? replacement
  }

  private mutating func parseUnit(_ start: Int) throws(Fault) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard position < bytes.count,
        let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue,
        bytes[position] < 0x80
      else { throw Fault(problem: "'\\u' without four hexadecimal digits", offset: start) }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  /// Reads a number, whose first byte is at hand.
  mutating func parseNumber() throws(Fault) -> JSONNumber {
    let start = position
    take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try parseDigits("a digit") }
    if take(UInt8(ascii: ".")) { try parseDigits("a digit after the decimal point") }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { take(UInt8(ascii: "-")) }
      try parseDigits("a digit of the exponent")
    }
    if position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 {
      throw fault("a number with a leading zero; leave the zero out")
    }
    return JSONNumber(ExactString(String(decoding: bytes[start..<position], as: UTF8.self)))
  }

  private mutating func parseDigits(_ what: String) throws(Fault) {
    let start = position
    while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
    if position == start { throw fault("\(found), where \(what) was expected") }
  }

  /// Goes over a byte if it is the next.
  @discardableResult private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }
}
