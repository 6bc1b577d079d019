extension ImageFormat {
  /// The image without the time at which it was made: a PDF's `/CreationDate` becomes the first
  /// second of 2000, digit for digit, so that no offset in the file moves. No other format that
  /// we write holds a time.
  func withoutClock(_ bytes: [UInt8]) -> [UInt8] {
    guard self == .pdf, let start = bytes.lastRange(of: Array("/CreationDate (D:".utf8)) else {
      return bytes
    }
    var result = bytes
    let time = Array("20000101000000".utf8)
    guard start.upperBound + time.count <= bytes.count else { return bytes }
    let stretch = start.upperBound..<(start.upperBound + time.count)
    guard bytes[stretch].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return bytes
    }
    result.replaceSubrange(stretch, with: time)
    return result
  }
}

extension [UInt8] {
  /// Where the needle stands last.
  fileprivate func lastRange(of needle: [UInt8]) -> Range<Int>? {
    guard count >= needle.count else { return nil }
    let last = (0...(count - needle.count)).last { start in
      self[start..<(start + needle.count)].elementsEqual(needle)
    }
    return last.map { $0..<($0 + needle.count) }
  }
}
