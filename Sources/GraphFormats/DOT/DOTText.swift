/// The text of a DOT file, together with those strings of it that are not spelled as they are meant.
struct DOTText: Sendable {
  /// The file in UTF-8.
  let file: [UInt8]
  /// What escapes and `+` make of strings, one after the other; what is here stays.
  private(set) var decoded: [UInt8] = []
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
    let range = string.range
    return string.isDecoded
      ? try body(decoded.span.extracting(range)) : try body(file.span.extracting(range))
  }

  /// A string as Swift's.
  func string(_ string: DOTString) -> String {
    String(decoding: (string.isDecoded ? decoded : file)[string.range], as: UTF8.self)
  }

  /// The bytes of a string, copied.
  func bytes(_ string: DOTString) -> [UInt8] {
    Array((string.isDecoded ? decoded : file)[string.range])
  }

  /// Adds a string that is nowhere in the file as such; `place` is where it is spelled.
  mutating func add(_ bytes: some Sequence<UInt8>, form: DOTString.Form, at place: Int) -> DOTString
  {
    let start = decoded.count
    decoded.append(contentsOf: bytes)
    return DOTString(
      start..<decoded.count, form: form, isDecoded: true, place: place)
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
  /// Whether its bytes are in `DOTText.decoded`, not in `DOTText.file`.
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
