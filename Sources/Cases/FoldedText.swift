/// A text with its typography folded, and the way back to where each piece came from.
///
/// Quotation marks become straight, dashes become hyphens, runs of white space one space; soft
/// hyphens and spaces without width are dropped.
struct FoldedText: Sendable {
  /// The folded text in UTF-8.
  private(set) var bytes: [UInt8] = []

  /// A stretch of the folded text that runs from `folded` to the next stretch.
  private struct Stretch {
    /// Its offset in the folded text, in bytes.
    let folded: Int32
    /// The offset of what it came from, in bytes.
    let original: Int32
    /// The length in bytes of what one folded byte stands for, or 0: bytes as they were.
    let unitLength: Int32
  }
  private var stretches: [Stretch] = []

  /// Folds UTF-8 of less than 2 GiB.
  init(_ utf8: [UInt8]) {
    bytes.reserveCapacity(utf8.count)
    var space: Range<Int>?
    var index = 0
    while index < utf8.count {
      if let end = Self.endOfPlainRun(utf8, from: index) {
        takeSpace(&space)
        takeSame(utf8[index..<end], at: index)
        index = end
        continue
      }
      let (scalar, length) = utf8.utf8Scalar(at: index) ?? ("\u{FFFD}", 1)
      let range = index..<(index + length)
      index += length
      switch TypographicFolding.fold(scalar) {
      case .dropped: continue
      case .space:
        space = (space?.lowerBound ?? range.lowerBound)..<range.upperBound
      case .to(let byte):
        takeSpace(&space)
        take(byte, for: range)
      case .same:
        takeSpace(&space)
        takeSame(utf8[range], at: range.lowerBound)
      }
    }
    takeSpace(&space)
  }

  /// What a range of the folded text came from, both in bytes: from its first scalar to its last.
  func original(of folded: Range<Int>) -> Range<Int> {
    let first = stretch(at: folded.lowerBound)
    let last = stretch(at: folded.upperBound - 1)
    let lower = first.unitLength > 0 ? 0 : folded.lowerBound - Int(first.folded)
    let upper =
      last.unitLength > 0 ? Int(last.unitLength) : folded.upperBound - Int(last.folded)
    return (Int(first.original) + lower)..<(Int(last.original) + upper)
  }

  /// Where a run of ASCII ends that has only single spaces, none at its ends; nil when none starts
  /// here.
  private static func endOfPlainRun(_ utf8: [UInt8], from start: Int) -> Int? {
    var end = start
    while end < utf8.count, isPlain(utf8[end]) {
      end += 1
      if end + 1 < utf8.count, utf8[end] == 0x20, isPlain(utf8[end + 1]) { end += 1 }
    }
    return end > start ? end : nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x80 }

  private mutating func takeSpace(_ space: inout Range<Int>?) {
    if let range = space { take(0x20, for: range) }
    space = nil
  }

  /// One folded byte for a range of the original.
  private mutating func take(_ byte: UInt8, for range: Range<Int>) {
    if range.count == 1 {
      takeSame(CollectionOfOne(byte), at: range.lowerBound)
    } else {
      stretches.append(
        Stretch(
          folded: Int32(bytes.count), original: Int32(range.lowerBound),
          unitLength: Int32(range.count)))
      bytes.append(byte)
    }
  }

  /// Bytes that stand for as many of the original.
  private mutating func takeSame(_ same: some Collection<UInt8>, at offset: Int) {
    let continues =
      stretches.last.map {
        $0.unitLength == 0 && Int($0.original) + bytes.count - Int($0.folded) == offset
      } ?? false
    if !continues {
      stretches.append(
        Stretch(folded: Int32(bytes.count), original: Int32(offset), unitLength: 0))
    }
    bytes.append(contentsOf: same)
  }

  private func stretch(at folded: Int) -> Stretch {
    var low = 0
    var high = stretches.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(stretches[middle].folded) <= folded { low = middle } else { high = middle }
    }
    return stretches[low]
  }
}

/// What becomes of each scalar when typography is folded.
enum TypographicFolding {
  enum Result {
    case same
    case space
    case dropped
    case to(UInt8)
  }

  /// The one table of typographic folding.
  static func fold(_ scalar: Unicode.Scalar) -> Result {
    switch scalar.value {
    case 0x09...0x0D, 0x20: .space
    case 0..<0x80: .same
    // Soft hyphen, zero-width space, word joiner, zero-width no-break space.
    case 0xAD, 0x200B, 0x2060, 0xFEFF: .dropped
    // Single quotation marks, modifier apostrophe, prime.
    case 0x2018...0x201B, 0x02BC, 0x2032: .to(0x27)
    // Double quotation marks, double prime.
    case 0x201C...0x201F, 0x2033: .to(0x22)
    // Hyphen to horizontal bar, minus, two-em and three-em dash, small and full-width forms.
    case 0x2010...0x2015, 0x2212, 0x2E3A, 0x2E3B, 0xFE58, 0xFE63, 0xFF0D: .to(0x2D)
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
    default: .same
    }
  }
}
