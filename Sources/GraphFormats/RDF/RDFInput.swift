import KnowledgeGraph

/// The bytes of an RDF file one after another, with the place of the last one: whoever parses them sees no more
/// than is sound.
struct RDFInput {
  private var block: [UInt8] = []
  private var position = 0
  /// Where in the block the bytes end that may be handed over.
  private var limit = 0
  /// Why no byte comes behind them, where that is no end of the file.
  private var problem: String?
  private var isAtEnd = false
  private var previous: UInt8 = 0
  /// The place of the byte that was handed over last, in lines and columns from 1, and in bytes.
  private(set) var line = 1
  private(set) var column = 0
  private(set) var offset = -1
  private let isNested: Bool
  private var nesting = RDFNesting()

  init(_ syntax: RDFSyntax) { isNested = syntax == .turtle }

  /// Whether the bytes at hand are used up and more may come.
  var needsBlock: Bool { position == limit && !isAtEnd && problem == nil }

  /// Takes the next block, which is empty at the end of the file.
  mutating func take(_ next: [UInt8]) {
    isAtEnd = next.isEmpty
    let rest = block[limit...]
    block = rest.isEmpty ? next : rest + next
    position = 0
    limit = block.count
    if let place = block.span.firstInvalidByte {
      limit = place
      // The rest of a character may be in the next block.
      if isAtEnd || !block[place...].couldBegin { problem = ReadError.noUTF8(block[place]) }
    }
    if let place = block[..<limit].firstIndex(of: 0) {
      limit = place
      problem = "a byte 0x0, which no text has; save the file as UTF-8"
    }
  }

  /// The next byte; nothing at the end of the block, and where what follows is not sound.
  mutating func next() -> UInt8? {
    guard position < limit else { return nil }
    let byte = block[position]
    if isNested, nesting.isTooDeep(after: byte) {
      limit = position
      problem =
        "brackets nested more than \(RDFNesting.deepest) deep, the most that is read; give the nodes "
        + "names instead"
      return nil
    }
    position += 1
    step(to: byte)
    return byte
  }

  /// Why the next byte is not handed over, where there is one.
  mutating func refusal() -> ReadError? {
    guard position == limit, let problem else { return nil }
    step(to: block[position])
    return error(problem)
  }

  private mutating func step(to byte: UInt8) {
    offset += 1
    if previous == 0x0A || previous == 0x0D && byte != 0x0A {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80, !(offset == 0 && byte == 0xEF) {
      // A byte order mark is not counted.
      column += 1
    }
    previous = byte
  }

  /// An error at the place of the byte that was handed over last.
  func error(_ problem: String) -> ReadError {
    ReadError(problem, line: line, column: max(1, column), offset: max(0, offset))
  }
}

/// How an RDF file is spelled.
enum RDFSyntax {
  /// N-Triples or N-Quads: a statement on each line.
  case lines
  /// Turtle or TriG.
  case turtle
}

extension ArraySlice where Element == UInt8 {
  /// Whether the bytes could be the first ones of a character.
  fileprivate var couldBegin: Bool {
    guard let first, count < 4, dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return false }
    // What follows a lead byte may not be anything.
    let second = dropFirst().first
    switch first {
    case 0xC2...0xDF: return count < 2
    case 0xE0: return count < 3 && second ?? 0xA0 >= 0xA0
    case 0xED: return count < 3 && second ?? 0x80 <= 0x9F
    case 0xE1...0xEF: return count < 3
    case 0xF0: return second ?? 0x90 >= 0x90
    case 0xF4: return second ?? 0x80 <= 0x8F
    case 0xF1...0xF3: return true
    default: return false
    }
  }
}

/// How deep the brackets of Turtle are nested: Serd goes one call deeper for each.
struct RDFNesting {
  /// How deep they may be.
  static let deepest = 512

  private var depth = 0
  private var place = Place.open
  /// How many of the last bytes, one after another, were the quotation mark of the string.
  private var marks = 0
  private var mark: UInt8 = 0
  private var isEscaped = false

  private enum Place {
    case open, comment, iri
    /// At a string's first marks: one begins it, two are an empty one, three begin a long one.
    case beginning
    case string, longString
  }

  /// Takes the next byte; whether it goes too deep.
  mutating func isTooDeep(after byte: UInt8) -> Bool {
    if isEscaped {
      isEscaped = false
      return false
    }
    if byte == UInt8(ascii: "\\"), place != .comment {
      isEscaped = true
      if place == .beginning { place = marks == 1 ? .string : .open }
      marks = 0
      return false
    }
    switch place {
    case .open: open(byte)
    case .comment: if byte == 0x0A || byte == 0x0D { place = .open }
    case .iri: if byte == UInt8(ascii: ">") { place = .open }
    case .beginning: begin(byte)
    case .string: if byte == mark { place = .open }
    case .longString:
      marks = byte == mark ? marks + 1 : 0
      if marks == 3 { place = .open }
    }
    return depth > RDFNesting.deepest
  }

  private mutating func open(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
    case UInt8(ascii: "]"), UInt8(ascii: ")"): depth = max(0, depth - 1)
    case UInt8(ascii: "#"): place = .comment
    case UInt8(ascii: "<"): place = .iri
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      place = .beginning
      mark = byte
      marks = 1
    default: break
    }
  }

  private mutating func begin(_ byte: UInt8) {
    if byte == mark {
      marks += 1
      if marks == 3 {
        place = .longString
        marks = 0
      }
    } else if marks == 1 {
      place = .string
    } else {
      place = .open
      open(byte)
    }
  }
}
