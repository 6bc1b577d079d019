import KnowledgeGraph

/// Takes the text of a DOT file apart into tokens; `token` is the one at hand.
struct DOTScanner {
  /// The text, to which the scanner adds strings that are not spelled as they are meant.
  var text: DOTText
  /// The token at hand.
  private(set) var token: DOTToken
  /// Where the token at hand ends: a byte offset.
  private(set) var position: Int
  /// Numbers that run into a name, such as `1a`, which is two tokens: how many, and the first.
  private(set) var splitNumbers: (count: Int, first: Int) = (0, 0)

  init(_ text: DOTText) {
    self.text = text
    position = text.file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    token = DOTToken(kind: .end, string: DOTString(0..<0, form: .bare, place: 0))
  }

  /// Goes on to the next token.
  mutating func advance() throws(ReadError) {
    position = try endOfSpace(from: position)
    let start = position
    guard start < text.file.count else { return take(.end, 0) }
    let byte = text.file[start]
    switch DOTByte(byte) {
    case .letter: name()
    case .punctuation: take(DOTToken.Kind(byte) ?? .end, 1)
    case .quote: try string(.quoted)
    case .less: try string(.html)
    case .digit, .point, .minus: try numberOrEdge()
    case .space, .comment, .stray: throw stray(at: start)
    }
  }

  /// Makes the next bytes the token at hand.
  @inline(__always)
  private mutating func take(_ kind: DOTToken.Kind, _ count: Int) {
    let start = position
    position += count
    token = DOTToken(kind: kind, string: DOTString(start..<position, form: .bare, place: start))
  }

  /// The byte at an offset, or 0 past the end.
  private func byte(at offset: Int) -> UInt8 {
    offset < text.file.count ? text.file[offset] : 0
  }

  // MARK: Names and numbers

  private mutating func name() {
    let end = endOfName(from: position + 1)
    take(keyword(position..<end) ?? .id, end - position)
  }

  private func endOfName(from start: Int) -> Int {
    let bytes = text.file.span
    var index = start
    while index < bytes.count, DOTByte.isInName(bytes[index]) { index += 1 }
    return index
  }

  /// The keyword that a name is, in whatever case it is written.
  private func keyword(_ range: Range<Int>) -> DOTToken.Kind? {
    guard range.count >= 4, range.count <= 8 else { return nil }
    let bytes = text.file.span
    switch bytes[range.lowerBound] | 0x20 {
    case UInt8(ascii: "n"), UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "s"),
      UInt8(ascii: "d"):
      break
    default: return nil
    }
    var word: UInt64 = 0
    for index in range { word = word << 8 | UInt64(bytes[index] | 0x20) }
    return switch word {
    case 0x6E6F_6465: .node
    case 0x6564_6765: .edge
    case 0x67_7261_7068: .graph
    case 0x7374_7269_6374: .strict
    case 0x64_6967_7261_7068: .digraph
    case 0x7375_6267_7261_7068: .subgraph
    default: nil
    }
  }

  private mutating func numberOrEdge() throws(ReadError) {
    let start = position
    if byte(at: start) == UInt8(ascii: "-") {
      if byte(at: start + 1) == UInt8(ascii: ">") { return take(.arrow, 2) }
      if byte(at: start + 1) == UInt8(ascii: "-") { return take(.line, 2) }
    }
    var end = start + (byte(at: start) == UInt8(ascii: "-") ? 1 : 0)
    let whole = skipDigits(&end)
    var hasPoint = byte(at: end) == UInt8(ascii: ".")
    var fraction = 0
    if hasPoint {
      end += 1
      fraction = skipDigits(&end)
    }
    guard whole + fraction > 0 else { throw stray(at: start) }
    // What follows at once is a token of its own, which surprises most.
    let next = byte(at: end)
    hasPoint = hasPoint && next == UInt8(ascii: ".")
    if end < text.file.count, hasPoint || DOTByte(next) == .letter {
      splitNumbers = (splitNumbers.count + 1, splitNumbers.count == 0 ? start : splitNumbers.first)
    }
    take(.id, end - start)
  }

  private func skipDigits(_ index: inout Int) -> Int {
    let start = index
    while UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte(at: index) { index += 1 }
    return index - start
  }

  // MARK: Space

  /// Where white space and comments end.
  @inline(__always)
  private func endOfSpace(from start: Int) throws(ReadError) -> Int {
    // Mostly there is none, or one space.
    let bytes = text.file.span
    var index = start
    if index < bytes.count, bytes[index] == 0x20 { index += 1 }
    if index < bytes.count, bytes[index] > 0x20, DOTByte(bytes[index]) != .comment { return index }
    return try endOfMoreSpace(from: index)
  }

  private func endOfMoreSpace(from start: Int) throws(ReadError) -> Int {
    let bytes = text.file.span
    var index = start
    while index < bytes.count {
      switch DOTByte(bytes[index]) {
      case .space: index += 1
      case .comment: index = try endOfComment(at: index)
      default: return index
      }
    }
    return index
  }

  /// Where a comment ends: `#` and `//` go to the end of the line.
  private func endOfComment(at start: Int) throws(ReadError) -> Int {
    let bytes = text.file.span
    let isBlock = bytes[start] == UInt8(ascii: "/") && byte(at: start + 1) == UInt8(ascii: "*")
    if isBlock { return try endOfBlockComment(at: start) }
    if bytes[start] == UInt8(ascii: "/") && byte(at: start + 1) != UInt8(ascii: "/") {
      throw stray(at: start)
    }
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }

  private func endOfBlockComment(at start: Int) throws(ReadError) -> Int {
    let bytes = text.file.span
    var index = start + 3
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "/") && bytes[index - 1] == UInt8(ascii: "*") {
        return index + 1
      }
      index += 1
    }
    throw text.error("this comment never ends: close it with '*/'", at: start)
  }

  // MARK: Strings

  /// A string and those that `+` joins to it.
  private mutating func string(_ form: DOTString.Form) throws(ReadError) {
    var string = try form == .quoted ? quoted() : html()
    position = try endOfSpace(from: position)
    if byte(at: position) == UInt8(ascii: "+") { string = try joined(string) }
    token = DOTToken(kind: .id, string: string)
  }

  /// All that `+` joins, beginning at the first `+`.
  private mutating func joined(_ first: DOTString) throws(ReadError) -> DOTString {
    var joined = text.bytes(first)
    while byte(at: position) == UInt8(ascii: "+") {
      position += 1
      position = try endOfSpace(from: position)
      let part: DOTString
      switch byte(at: position) {
      case UInt8(ascii: "\""): part = try quoted()
      case UInt8(ascii: "<"): part = try html()
      default: throw joinsNothing()
      }
      joined += text.bytes(part)
      position = try endOfSpace(from: position)
    }
    return try text.add(joined, form: .quoted, at: first.place)
  }

  /// A string in quotation marks, of which the language undoes `\"` and a backslash at a line's end.
  private mutating func quoted() throws(ReadError) -> DOTString {
    let start = position
    let (end, isPlain) = try closingQuote(of: start)
    position = end + 1
    let range = start + 1..<end
    return isPlain ? DOTString(range, form: .quoted, place: start) : try decode(range)
  }

  /// Where the quotation mark is that closes a string, and whether it is spelled as it is meant.
  private func closingQuote(of start: Int) throws(ReadError) -> (end: Int, isPlain: Bool) {
    let bytes = text.file.span
    var index = start + 1
    var isPlain = true
    while index < bytes.count {
      index = bytes.place(from: index) { word in
        word.equals(UInt8(ascii: "\"")) | word.equals(UInt8(ascii: "\\")) | word.equals(0)
      }
      guard index < bytes.count else { break }
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { return (index, isPlain) }
      if byte == UInt8(ascii: "\\") {
        let next = self.byte(at: index + 1)
        isPlain = isPlain && next != UInt8(ascii: "\"") && next != 0x0A && next != 0x0D
        if next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") { index += 1 }
      } else if byte == 0 {
        throw stray(at: index)
      }
      index += 1
    }
    throw text.error("this quoted string never ends: close it with '\"'", at: start)
  }

  /// The text that a quoted string with escapes means.
  private mutating func decode(_ range: Range<Int>) throws(ReadError) -> DOTString {
    let meant = meant(range)
    return try text.add(meant, form: .quoted, at: range.lowerBound - 1)
  }

  private func meant(_ range: Range<Int>) -> [UInt8] {
    let bytes = text.file.span.extracting(..<range.upperBound)
    var meant: [UInt8] = []
    meant.reserveCapacity(range.count)
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      index = bytes.place(from: index) { $0.equals(UInt8(ascii: "\\")) }
      while index < range.upperBound, bytes[index] != UInt8(ascii: "\\") { index += 1 }
      guard index < range.upperBound else { break }
      guard let escape = escape(at: index, in: range) else {
        index += 1
        continue
      }
      meant.append(copying: bytes.extracting(start..<index))
      meant.append(copying: bytes.extracting(escape.kept))
      start = escape.end
      index = escape.end
    }
    meant.append(copying: bytes.extracting(start..<range.upperBound))
    return meant
  }

  /// What is kept of the backslash and what follows it, and where the rest goes on.
  private func escape(at index: Int, in range: Range<Int>) -> (kept: Range<Int>, end: Int)? {
    switch byte(at: index + 1) {
    case UInt8(ascii: "\""): (index + 1..<index + 2, index + 2)
    case UInt8(ascii: "\\"): (index..<index + 2, index + 2)
    case 0x0A: (index..<index, index + 2)
    case 0x0D where byte(at: index + 2) == 0x0A: (index..<index, index + 3)
    default: nil
    }
  }

  /// A string between `<` and `>`, which may hold pairs of them.
  private mutating func html() throws(ReadError) -> DOTString {
    let start = position
    let end = try closingBracket(of: start)
    position = end + 1
    return DOTString(start + 1..<end, form: .html, place: start)
  }

  private func closingBracket(of start: Int) throws(ReadError) -> Int {
    let bytes = text.file.span
    var depth = 0
    for index in start..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ">"): depth -= 1
      case 0: throw stray(at: index)
      default: continue
      }
      if depth == 0 { return index }
    }
    throw text.error(
      "this HTML string never ends: it has \(depth) '<' more than '>'", at: start)
  }
}
