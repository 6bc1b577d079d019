/// Counts lines, from one place of a text to the next.
///
/// What lies between two places is looked at once, so that asking for each edge of a file, which
/// come nearly in order, looks at the file once.
struct DOTLines {
  private var place = 0
  private var line = 1

  /// The line of an offset of the text's file, from 1.
  mutating func line(of place: Int, in text: DOTText) -> Int {
    let bytes = text.file.span
    let passed = min(place, self.place)..<max(place, self.place)
    let before = passed.lowerBound > 0 ? bytes[passed.lowerBound - 1] : 0
    let ends = bytes.extracting(passed).lineEnds(after: before)
    line += place > self.place ? ends : -ends
    self.place = place
    return line
  }
}
