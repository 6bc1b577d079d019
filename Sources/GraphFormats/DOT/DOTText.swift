import KnowledgeGraph

/// The text of a DOT file, together with those strings of it that are not spelled as they are meant.
struct DOTText: Sendable {
  /// The file in UTF-8.
  let file: [UInt8]
  /// What escapes and `+` make of strings, one after the other: the last stretch, and where it begins in
  /// all. A stretch that is full stays as it is, so that a copy of the text is a cheap thing.
  private var decoded: [UInt8] = []
  private var decodedStart = 0
  private var fullStretches: [(start: Int, bytes: [UInt8])] = []
  /// In bytes.
  private static let fullStretch = 1 << 16
  /// Whether `file` was in Latin-1, so that its offsets are not those of the file on disk.
  let isTranscoded: Bool

  init(_ file: [UInt8], isTranscoded: Bool = false) {
    self.file = file
    self.isTranscoded = isTranscoded
  }

  /// Calls `body` with the bytes of a string, in UTF-8.
  @inline(__always)
  func withBytes<Result, Failure: Error>(
    of string: DOTString, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if string.isDecoded { return try withDecodedBytes(at: string.range, body) }
    return try body(file.span.extracting(string.range))
  }

  private func withDecodedBytes<Result, Failure: Error>(
    at range: Range<Int>, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if range.lowerBound >= decodedStart {
      let start = range.lowerBound - decodedStart
      return try body(decoded.span.extracting(start..<start + range.count))
    }
    var (first, end) = (0, fullStretches.count)
    while end - first > 1 {
      let middle = (first + end) / 2
      if fullStretches[middle].start <= range.lowerBound { first = middle } else { end = middle }
    }
    let (stretchStart, bytes) = fullStretches[first]
    let start = range.lowerBound - stretchStart
    return try body(bytes.span.extracting(start..<start + range.count))
  }

  /// A string as Swift's.
  func string(_ string: DOTString) -> String { withBytes(of: string) { $0.string } }

  /// The bytes of a string, copied.
  func bytes(_ string: DOTString) -> [UInt8] { withBytes(of: string) { [UInt8](copying: $0) } }

  /// Adds a string that is nowhere in the file as such; `place` is where it is spelled.
  mutating func add(
    _ bytes: some Collection<UInt8>, form: DOTString.Form, at place: Int
  ) throws(ReadError) -> DOTString {
    guard decodedStart + decoded.count + bytes.count < Int(UInt32.max) else {
      throw error(
        "strings with escapes or '+' have more than 4 GiB in all, the most that is read", at: place)
    }
    if decoded.count >= DOTText.fullStretch {
      fullStretches.append((decodedStart, decoded))
      decodedStart += decoded.count
      decoded = []
    }
    let start = decodedStart + decoded.count
    decoded.append(contentsOf: bytes)
    return DOTString(
      start..<decodedStart + decoded.count, form: form, isDecoded: true, place: place)
  }

  /// The error at an offset of `file`.
  func error(_ problem: String, at offset: Int) -> ReadError {
    let scalars = isTranscoded ? file[..<offset].count { $0 & 0xC0 != 0x80 } : offset
    return ReadError(problem, at: offset, in: file, offsetInFile: scalars)
  }

  /// The line of an offset of `file`, from 1, counted from the start; `DOTLines` is for many.
  func line(of offset: Int) -> Int { error("", at: offset).line }
}

/// One name, number or string of a DOT file: where its bytes are. It stays valid with its text.
struct DOTString: Sendable {
  /// How a string was spelled.
  enum Form: UInt8, Sendable {
    /// A name or a number.
    case bare
    /// In quotation marks.
    case quoted
    /// Between `<` and `>`, which are not part of it.
    case html
  }

  private let start: UInt32
  private let length: UInt32
  private let placeInFile: UInt32
  /// How it was spelled.
  let form: Form
  /// Whether its bytes are among those that the text has decoded, not in its file.
  let isDecoded: Bool

  init(_ range: Range<Int>, form: Form, isDecoded: Bool = false, place: Int) {
    start = UInt32(range.lowerBound)
    length = UInt32(range.count)
    placeInFile = UInt32(place)
    self.form = form
    self.isDecoded = isDecoded
  }

  /// Where its bytes are.
  var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
  /// The number of its bytes.
  var count: Int { Int(length) }
  /// Where in the file it is spelled, its quotation mark included: a byte offset.
  var place: Int { Int(placeInFile) }
}
