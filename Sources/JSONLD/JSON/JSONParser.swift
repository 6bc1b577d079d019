/// Reads a JSON text (RFC 8259) as a value.
///
/// Of two members of the same name the later counts, in the place of the first.
struct JSONParser {
  let bytes: [UInt8]
  /// The offset of the next byte.
  var position = 0
  private var depth = 0

  /// How deep arrays and objects may be nested.
  static let deepestNesting = 512

  /// Why a text is no JSON, and at which byte.
  struct Fault: Error {
    let problem: String
    let offset: Int
  }

  /// The value that a text is.
  static func parse(_ bytes: [UInt8]) throws(Fault) -> JSON {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw Fault(
        problem: "bytes that are no UTF-8; save the file as UTF-8",
        offset: error.byteOffsets.lowerBound)
    }
    var parser = JSONParser(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
    let value = try parser.parseValue()
    parser.skipSpace()
    if parser.position < bytes.count {
      throw parser.fault("\(parser.found), where the end was expected; a file holds one JSON value")
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func parseValue() throws(Fault) -> JSON {
    switch try peek() {
    case UInt8(ascii: "{"): return try parseObject()
    case UInt8(ascii: "["): return try parseArray()
    case UInt8(ascii: "\""):
      let start = position
      return JSON(.string(try parseString()), at: start)
    case UInt8(ascii: "-"), 0x30...0x39:
      let start = position
      return JSON(.number(try parseNumber()), at: start)
    default: return try parseWord()
    }
  }

  private mutating func parseObject() throws(Fault) -> JSON {
    let start = try open()
    var object = JSONObject()
    while try next(before: UInt8(ascii: "}"), isFirst: object.isEmpty) {
      guard try peek() == UInt8(ascii: "\"") else {
        throw fault("\(found), where the name of a member in quotes was expected")
      }
      let keyPlace = position
      let key = try parseString()
      guard try peek() == UInt8(ascii: ":") else { throw fault("\(found), where ':' was expected") }
      position += 1
      object.set(key, try parseValue(), keyPlace: keyPlace)
    }
    depth -= 1
    return JSON(.object(object), at: start)
  }

  private mutating func parseArray() throws(Fault) -> JSON {
    let start = try open()
    var elements: [JSON] = []
    while try next(before: UInt8(ascii: "]"), isFirst: elements.isEmpty) {
      elements.append(try parseValue())
    }
    depth -= 1
    return JSON(.array(elements), at: start)
  }

  /// Goes into an array or an object, which begins at the offset returned.
  private mutating func open() throws(Fault) -> Int {
    guard depth < JSONParser.deepestNesting else {
      throw fault(
        "nested deeper than \(JSONParser.deepestNesting) levels; unfold the nested values")
    }
    depth += 1
    position += 1
    return position - 1
  }

  /// Goes to the next element or member; false after the end of the array or object.
  private mutating func next(before end: UInt8, isFirst: Bool) throws(Fault) -> Bool {
    let byte = try peek()
    if byte == end {
      position += 1
      return false
    }
    if isFirst { return true }
    guard byte == UInt8(ascii: ",") else {
      throw fault("\(found), where ',' or '\(Character(Unicode.Scalar(end)))' was expected")
    }
    position += 1
    return true
  }

  private mutating func parseWord() throws(Fault) -> JSON {
    let start = position
    if take("true") { return JSON(.boolean(true), at: start) }
    if take("false") { return JSON(.boolean(false), at: start) }
    if take("null") { return JSON(.null, at: start) }
    throw fault("\(found), where a value was expected")
  }
}

/// Characters.
extension JSONParser {
  /// The next byte, after white space.
  mutating func peek() throws(Fault) -> UInt8 {
    skipSpace()
    guard position < bytes.count else {
      throw fault("the text ends in the middle of a value; it seems to be cut off")
    }
    return bytes[position]
  }

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// Goes over a word if it is next.
  private mutating func take(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  func fault(_ problem: String) -> Fault { Fault(problem: problem, offset: position) }

  /// The character at hand, for messages.
  var found: String {
    guard position < bytes.count else { return "the end of the text" }
    let end = min(position + 4, bytes.count)
    let scalar = String(decoding: bytes[position..<end], as: UTF8.self).unicodeScalars.first
    guard let scalar, scalar.value >= 0x20, scalar.value != 0x7F else {
      return "the control character 0x\(String(bytes[position], radix: 16))"
    }
    return "'\(Character(scalar))'"
  }
}
