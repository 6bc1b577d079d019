import KnowledgeGraph

extension ReadError {
  /// What to say of a byte that no UTF-8 has where it stands.
  static func noUTF8(_ byte: UInt8) -> String {
    "a byte 0x\(String(byte, radix: 16)) that is no UTF-8; save the file as UTF-8"
  }
}

extension Span where Element == UInt8 {
  /// The place of the first byte that is no UTF-8 there; nothing where all are.
  package var firstInvalidByte: Int? {
    var place = endOfASCII(from: 0)
    while place < count {
      // Other text goes on to where there is nothing but ASCII for a while.
      var end: Int
      var next = place
      repeat {
        end = next
        while end < count, self[end] >= 0x80 { end += 1 }
        next = endOfASCII(from: end)
      } while next < count && next - end < 16
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: extracting(place..<end))
      } catch {
        return place + error.byteOffsets.lowerBound
      }
      place = next
    }
    return nil
  }

  /// The place of the first byte from `start` on that is not ASCII.
  func endOfASCII(from start: Int) -> Int {
    var place = start
    while place + 32 <= count {
      let words =
        word(at: place) | word(at: place + 8) | word(at: place + 16) | word(at: place + 24)
      if words & 0x8080_8080_8080_8080 != 0 { break }
      place += 32
    }
    while place < count, self[place] < 0x80 { place += 1 }
    return place
  }
}
