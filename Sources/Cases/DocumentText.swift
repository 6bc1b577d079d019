/// A document's text, addressed by Unicode scalars.
///
/// The text is kept as UTF-8 with a table that turns offsets in bytes into offsets in scalars.
/// CR LF counts as two scalars; a byte order mark is not part of the text.
package struct DocumentText: Sendable {
  /// The text in UTF-8.
  package let utf8: [UInt8]
  /// The length in Unicode scalars.
  package let scalarCount: Int

  /// For each block of bytes, the number of scalars that start before it.
  private let scalarsBefore: [Int]
  /// The stretches of lines that are not blank, in bytes, without their last line's end.
  private let paragraphs: [Range<Int>]

  private static let blockSize = 512

  /// A text; `utf8` must be valid UTF-8.
  init(utf8: [UInt8]) {
    var scalarsBefore: [Int] = []
    scalarsBefore.reserveCapacity(utf8.count / Self.blockSize + 1)
    var scalars = 0
    for index in utf8.indices {
      if index % Self.blockSize == 0 { scalarsBefore.append(scalars) }
      if utf8[index] & 0xC0 != 0x80 { scalars += 1 }
    }
    self.utf8 = utf8
    self.scalarCount = scalars
    self.scalarsBefore = scalarsBefore
    self.paragraphs = Paragraphs.ranges(in: utf8)
  }

  /// A text, scalar by scalar as it is.
  package init(_ text: String) {
    self.init(utf8: Array(text.utf8))
  }

  /// The text of a range of Unicode scalars; what lies outside of the document is left out.
  package func text(in range: Range<Int>) -> String {
    let inside = range.clamped(to: 0..<scalarCount)
    let bytes = byteOffset(ofScalar: inside.lowerBound)..<byteOffset(ofScalar: inside.upperBound)
    return String(decoding: utf8[bytes], as: UTF8.self)
  }

  /// The paragraph that a range of Unicode scalars stands in, as such a range.
  ///
  /// Paragraphs are divided by blank lines: lines of white space only. The line end of the last
  /// line does not belong to it. A range over several paragraphs gives all of them.
  package func paragraph(around range: Range<Int>) -> Range<Int> {
    let inside = range.clamped(to: 0..<scalarCount)
    let lower = byteOffset(ofScalar: inside.lowerBound)
    let last = inside.isEmpty ? inside.upperBound : inside.upperBound - 1
    let upper = byteOffset(ofScalar: last)
    let start = paragraph(atByte: lower).map { scalarOffset(ofByte: $0.lowerBound) }
    let end = paragraph(atByte: upper).map { scalarOffset(ofByte: $0.upperBound) }
    return min(
      start ?? inside.lowerBound, inside.lowerBound)..<max(
        end ?? inside.upperBound, inside.upperBound)
  }

  /// The place of a scalar in the document's file.
  package func mark(ofScalar offset: Int) -> Mark {
    LineTable(utf8).mark(ofScalar: min(max(0, offset), scalarCount))
  }

  /// The number of scalars that start before a byte.
  func scalarOffset(ofByte byte: Int) -> Int {
    guard byte < utf8.count else { return scalarCount }
    if scalarCount == utf8.count { return byte }
    let block = byte / Self.blockSize
    var scalars = scalarsBefore[block]
    for index in (block * Self.blockSize)..<byte where utf8[index] & 0xC0 != 0x80 {
      scalars += 1
    }
    return scalars
  }

  /// The byte where a scalar starts.
  func byteOffset(ofScalar scalar: Int) -> Int {
    guard scalar < scalarCount else { return utf8.count }
    if scalarCount == utf8.count { return scalar }
    var low = 0
    var high = scalarsBefore.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if scalarsBefore[middle] <= scalar { low = middle } else { high = middle }
    }
    var rest = scalar - scalarsBefore[low]
    var byte = low * Self.blockSize
    while true {
      if utf8[byte] & 0xC0 != 0x80 {
        if rest == 0 { return byte }
        rest -= 1
      }
      byte += 1
    }
  }

  /// Scalars for a range of bytes.
  func scalars(ofBytes bytes: Range<Int>) -> Range<Int> {
    scalarOffset(ofByte: bytes.lowerBound)..<scalarOffset(ofByte: bytes.upperBound)
  }

  /// The last paragraph that starts at or before a byte, when the byte is in it or in its line end.
  private func paragraph(atByte byte: Int) -> Range<Int>? {
    var low = 0
    var high = paragraphs.count
    while low < high {
      let middle = (low + high) / 2
      if paragraphs[middle].lowerBound <= byte { low = middle + 1 } else { high = middle }
    }
    guard low > 0, byte <= paragraphs[low - 1].upperBound else { return nil }
    return paragraphs[low - 1]
  }
}

/// Where the paragraphs of a text are.
private enum Paragraphs {
  /// The stretches between blank lines, in bytes.
  static func ranges(in utf8: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var open: Range<Int>?
    var line = 0
    while line < utf8.count {
      let end = utf8[line...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? utf8.count
      if isBlank(utf8, line..<end) {
        if let paragraph = open { ranges.append(paragraph) }
        open = nil
      } else {
        open = (open?.lowerBound ?? line)..<end
      }
      let isPair = end + 1 < utf8.count && utf8[end] == 0x0D && utf8[end + 1] == 0x0A
      line = end + (isPair ? 2 : 1)
    }
    if let open { ranges.append(open) }
    return ranges
  }

  private static func isBlank(_ utf8: [UInt8], _ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound {
      guard let (scalar, length) = utf8.utf8Scalar(at: index), scalar.properties.isWhitespace
      else { return false }
      index += length
    }
    return true
  }
}
