/// Lines of a file, counted from the place that was asked for last.
struct DOTLines {
  private var place = 0
  private var line = 1

  /// The line, from 1, that holds the byte at `place`.
  mutating func line(of place: Int, in file: [UInt8]) -> Int {
    let place = min(place, file.count)
    if place >= self.place {
      line += DOTLines.count(file.span.extracting(self.place..<place))
    } else {
      line -= DOTLines.count(file.span.extracting(place..<self.place))
    }
    self.place = place
    return line
  }

  private static func count(_ bytes: Span<UInt8>) -> Int {
    var count = 0
    for index in bytes.indices where bytes[index] == 0x0A { count += 1 }
    return count
  }
}
