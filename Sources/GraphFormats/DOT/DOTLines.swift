/// Counts lines, from one place of a text to the next.
///
/// What lies between two places is looked at once, so that asking for each edge of a file, which
/// come nearly in order, looks at the file once.
struct DOTLines {
  private var place = 0
  private var line = 1

  /// The line of an offset of the text's file, from 1.
  mutating func line(of place: Int, in text: DOTText) -> Int {
    if place > self.place {
      line += ends(in: self.place..<place, of: text.file.span)
    } else {
      line -= ends(in: place..<self.place, of: text.file.span)
    }
    self.place = place
    return line
  }

  /// How many lines end among these bytes: with LF, CR LF or CR.
  private func ends(in range: Range<Int>, of bytes: Span<UInt8>) -> Int {
    var count = 0
    for index in range {
      let byte = bytes[index]
      if byte == 0x0A {
        count += 1
      } else if byte == 0x0D, index + 1 == bytes.count || bytes[index + 1] != 0x0A {
        count += 1
      }
    }
    return count
  }
}
