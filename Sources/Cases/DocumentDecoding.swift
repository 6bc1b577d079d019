extension DocumentText {
  /// The text of a document's bytes, with what had to be said about them under `path`.
  ///
  /// UTF-8, or Windows-1252 with a warning. Control characters other than tab, LF and CR become
  /// U+FFFD with one warning. Nil, with an error, when the bytes are no text in one encoding.
  package static func decode(
    _ bytes: [UInt8], path: String, into diagnostics: inout Diagnostics
  ) -> DocumentText? {
    if let kind = bytes.announcedBinaryKind {
      let message = "the file is \(kind), not text: extract its text into a file of its own"
      diagnostics.error(message, path: path, mark: nil)
      return nil
    }
    if let encoding = bytes.announcedForeignEncoding {
      let message =
        "the file is \(encoding), not UTF-8: convert it with"
        + " 'iconv -f \(encoding) -t UTF-8'"
      diagnostics.error(message, path: path, mark: .start)
      return nil
    }
    var decoder = DocumentDecoder(bytes)
    decoder.run()
    if let offset = decoder.firstInvalid {
      let mark = decoder.mark(ofByte: offset)
      guard decoder.isWindows1252 else {
        diagnostics.error(decoder.invalidMessage(at: offset), path: path, mark: mark)
        return nil
      }
      diagnostics.warning(decoder.windows1252Message(at: offset), path: path, mark: mark)
      decoder.runAsWindows1252()
    }
    decoder.reportControls(path: path, into: &diagnostics)
    decoder.reportDoubleEncoding(path: path, into: &diagnostics)
    return DocumentText(utf8: decoder.text)
  }
}

/// One pass over a document's bytes, with counts of what is wrong in them.
private struct DocumentDecoder {
  let bytes: [UInt8]
  private let start: Int
  /// The text so far, in UTF-8, with control characters replaced.
  private(set) var text: [UInt8] = []
  /// The offset of the first byte that is not UTF-8.
  private(set) var firstInvalid: Int?
  private var invalidCount = 0
  private var meansNothing = false
  private var shortSequences = 0
  private var longSequences = 0
  private var controls: [Unicode.Scalar: Int] = [:]
  private var firstControl: Int?
  private var doubleEncodings = 0
  private var firstDoubleEncoding: Int?
  private var doubleEncodingEnd = 0

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    start = bytes.startsWithByteOrderMark ? 3 : 0
  }

  /// Reads the bytes as UTF-8.
  mutating func run() {
    text.reserveCapacity(bytes.count)
    var index = start
    while index < bytes.count {
      if bytes[index] < 0x80 {
        takeASCII(bytes[index])
        index += 1
      } else if let (scalar, length) = bytes.utf8Scalar(at: index) {
        if length == 2 { shortSequences += 1 } else { longSequences += 1 }
        noteDoubleEncoding(at: index)
        take(scalar, bytes[index..<(index + length)])
        index += length
      } else {
        noteInvalid(index)
        index += 1
      }
    }
  }

  /// Reads the bytes again, each as a character of Windows-1252.
  mutating func runAsWindows1252() {
    text.removeAll(keepingCapacity: true)
    controls = [:]
    firstControl = nil
    doubleEncodings = 0
    for byte in bytes[start...] {
      if byte < 0x80 {
        takeASCII(byte)
      } else if let scalar = Windows1252.scalar(for: byte) {
        text.append(contentsOf: UTF8.encode(scalar) ?? .init(Self.replacement))
      }
    }
  }

  private mutating func takeASCII(_ byte: UInt8) {
    let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
    if isControl { noteControl(Unicode.Scalar(byte)) } else { text.append(byte) }
  }

  private mutating func take(_ scalar: Unicode.Scalar, _ encoded: ArraySlice<UInt8>) {
    if scalar.isControl { noteControl(scalar) } else { text.append(contentsOf: encoded) }
  }

  private mutating func noteControl(_ scalar: Unicode.Scalar) {
    if firstControl == nil { firstControl = text.count }
    controls[scalar, default: 0] += 1
    text.append(contentsOf: Self.replacement)
  }

  private mutating func noteDoubleEncoding(at index: Int) {
    guard index >= doubleEncodingEnd else { return }
    let length = Windows1252.lengthOfDoubleEncoding(in: bytes, at: index)
    guard length > 0 else { return }
    doubleEncodings += 1
    if firstDoubleEncoding == nil { firstDoubleEncoding = text.count }
    doubleEncodingEnd = index + length
  }

  private mutating func noteInvalid(_ index: Int) {
    if firstInvalid == nil { firstInvalid = index }
    invalidCount += 1
    if Windows1252.scalar(for: bytes[index]) == nil { meansNothing = true }
  }

  /// Whether the bytes make sense as Windows-1252: no byte means nothing there, there is no NUL,
  /// and what happens to be UTF-8 is short and rarer than what is not.
  var isWindows1252: Bool {
    !meansNothing && controls["\0"] == nil && longSequences == 0 && shortSequences < invalidCount
  }

  /// The place of a byte of the file.
  func mark(ofByte offset: Int) -> Mark {
    let before = Array(bytes[start..<offset])
    let scalars = before.count { $0 & 0xC0 != 0x80 }
    return LineTable(before).mark(ofScalar: scalars)
  }

  private func invalidPhrase(at offset: Int) -> String {
    let byte = String(bytes[offset], radix: 16, uppercase: true)
    return "byte 0x\(byte) at offset \(offset) is not UTF-8"
  }

  func invalidMessage(at offset: Int) -> String {
    let others = shortSequences + longSequences
    let mixed = others == 0 ? "" : ", while \(others) other characters are: two encodings are mixed"
    let phrase = invalidPhrase(at: offset)
    return "\(phrase), nor is the file Windows-1252\(mixed): save the document as UTF-8"
  }

  func windows1252Message(at offset: Int) -> String {
    "\(invalidPhrase(at: offset)); the document looks like Windows-1252 and is read as that:"
      + " convert it with 'iconv -f WINDOWS-1252 -t UTF-8' and give it its new sha256"
  }

  func reportControls(path: String, into diagnostics: inout Diagnostics) {
    guard let firstControl else { return }
    let count = controls.values.reduce(0, +)
    var message =
      count == 1
      ? "1 control character is read as U+FFFD" : "\(count) control characters are read as U+FFFD"
    let misread = controls.keys.sorted { $0.value < $1.value }.compactMap { control in
      UInt8(exactly: control.value).flatMap { $0 < 0x80 ? nil : Windows1252.scalar(for: $0) }
        .map { "\(control.codePoint) for '\($0)'" }
    }
    if !misread.isEmpty {
      let some = misread.prefix(3).joined(separator: ", ")
      message += "; they look like Windows-1252 (\(some)): put the characters meant in their place"
    } else if (controls["\0"] ?? 0) * 3 > bytes.count {
      message += "; the document looks like UTF-16: convert it with 'iconv -f UTF-16 -t UTF-8'"
    }
    diagnostics.warning(message, path: path, mark: markInText(firstControl))
  }

  func reportDoubleEncoding(path: String, into diagnostics: inout Diagnostics) {
    guard doubleEncodings > 0, let first = firstDoubleEncoding else { return }
    let places = doubleEncodings == 1 ? "1 place looks" : "\(doubleEncodings) places look"
    let message =
      "\(places) like UTF-8 that was read as Windows-1252 and saved again, such as"
      + " 'â€œ' for a quotation mark: get the document anew, or repair it"
    diagnostics.warning(message, path: path, mark: markInText(first))
  }

  /// The place of a byte of the text.
  private func markInText(_ offset: Int) -> Mark {
    let before = Array(text[..<offset])
    return LineTable(before).mark(ofScalar: before.count { $0 & 0xC0 != 0x80 })
  }
}
