public import KnowledgeGraph

/// Why a file cannot be read, and where.
///
/// The place is counted only when the error is made: readers carry byte offsets until then.
public struct ReadError: Error, Sendable, Hashable {
  /// What was found, what was expected and what to do: lower case, no final full stop.
  public let problem: String
  /// The name of the file, where several make one graph.
  public internal(set) var file: Text?
  /// The place in bytes from the start of the file.
  public let offset: Int
  /// The line from 1; LF, CR LF and CR each end one.
  public let line: Int
  /// The column in Unicode scalars from 1; a byte order mark is not counted.
  public let column: Int
  /// The line's text around the place, shortened where it is long, with U+FFFD for control characters.
  public let excerpt: String
  /// Where in `excerpt` the place is, in Unicode scalars from 0.
  public let caret: Int

  /// An error at a byte offset in the text of a file.
  public init(_ problem: String, at offset: Int, in bytes: [UInt8]) {
    self.init(problem, at: offset, in: bytes, offsetInFile: offset)
  }

  /// An error in a text that has other offsets than its file.
  init(_ problem: String, at offset: Int, in bytes: [UInt8], offsetInFile: Int) {
    let place = min(max(offset, 0), bytes.count)
    let lines = ReadError.lines(of: bytes, before: place)
    let before = String(decoding: bytes[lines.start..<place], as: UTF8.self).unicodeScalars
    let end = bytes[place...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let after = String(
      decoding: bytes[place..<min(end, place + 4 * ReadError.reach)], as: UTF8.self
    ).unicodeScalars
    self.problem = problem
    self.offset = offsetInFile
    line = lines.count
    column = before.count + 1
    let isCut = before.count > ReadError.reach
    excerpt =
      (isCut ? "…" : "") + ReadError.printable(before.suffix(ReadError.reach))
      + ReadError.printable(after.prefix(ReadError.reach))
      + (after.count > ReadError.reach || end > place + 4 * ReadError.reach ? "…" : "")
    caret = isCut ? ReadError.reach + 1 : before.count
  }

  /// An error at a place that has been counted, in a file that is not at hand as a whole.
  package init(_ problem: String, line: Int, column: Int, offset: Int = 0) {
    self.problem = problem
    self.offset = offset
    self.line = line
    self.column = column
    excerpt = ""
    caret = 0
  }

  /// How many scalars an excerpt shows on each side of the place.
  private static let reach = 40

  /// The number of the line that holds `place`, and where that line begins.
  private static func lines(of bytes: [UInt8], before place: Int) -> (count: Int, start: Int) {
    var count = 1
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, place) : 0
    for index in 0..<place {
      let isEnd = bytes[index] == 0x0A || bytes[index] == 0x0D && !isFollowedByLF(index, bytes)
      guard isEnd else { continue }
      count += 1
      start = index + 1
    }
    return (count, start)
  }

  private static func isFollowedByLF(_ index: Int, _ bytes: [UInt8]) -> Bool {
    index + 1 < bytes.count && bytes[index + 1] == 0x0A
  }

  /// Text that cannot steer a terminal: each control character and each control of writing
  /// direction becomes U+FFFD.
  static func printable(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var printable = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar.value {
      case 0x00..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
        printable.append("\u{FFFD}")
      default: printable.append(scalar)
      }
    }
    return String(printable)
  }
}

extension ReadError: CustomStringConvertible {
  /// `line:column: error: problem`.
  public var description: String { "\(line):\(column): error: \(problem)" }
}
