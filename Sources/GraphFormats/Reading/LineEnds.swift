import KnowledgeGraph

extension Span where Element == UInt8 {
  /// How many lines end among the bytes, with LF, CR LF or CR; `previous` is the byte before them.
  ///
  /// CR LF ends a line at its CR, so that the same bytes give the same number wherever they are cut.
  package func lineEnds(after previous: UInt8) -> Int {
    var ends = 0
    var place = 0
    while place < count {
      place = self.place(from: place) { $0.isLess(than: 0x0E) }
      guard place < count else { break }
      if self[place] == 0x0D {
        ends += 1
      } else if self[place] == 0x0A {
        ends += (place > 0 ? self[place - 1] : previous) == 0x0D ? 0 : 1
      }
      place += 1
    }
    return ends
  }
}
