import KnowledgeGraph

/// Values that are not spelled as their column's type wants them, as not every tool takes them.
struct ValueCensus: Sendable {
  /// Numbers and truths without any text.
  var emptyNumbers = Tally()
  var emptyTruths = Tally()
  /// Numbers and truths of nothing but white space.
  var blankNumbers = Tally()
  var blankTruths = Tally()
  /// Whole numbers with white space around them.
  var spacedIntegers = Tally()
  /// Numbers with a fraction or an exponent, in a column of whole ones.
  var fractions = Tally()
  /// Whole numbers beyond the 32 or 64 bits of their column's type.
  var overflows = Tally()
  /// Whole numbers that a double cannot hold.
  var roundedIntegers = Tally()
  /// Numbers with a fraction that no double can hold: too large, or too near to nothing.
  var outOfRange = Tally()
  /// Infinite numbers, and no numbers, as Java does not spell them: `INF`, `nan`.
  var foreignInfinities = Tally()
  var notNumbers = Tally()
  /// `1` for true.
  var ones = Tally()
  /// Truths that some understand: `yes`, `2`, ` true `.
  var looseTruths = Tally()
  var notTruths = Tally()

  /// What a column's values are.
  enum ValueType: Sendable {
    case text, int, long, decimal, truth
  }

  /// Counts a value.
  mutating func add(_ text: Span<UInt8>, _ type: ValueType, _ place: Place) {
    switch type {
    case .text: return
    case .truth: addTruth(text, place)
    case .int, .long, .decimal:
      if text.isEmpty { return emptyNumbers.add(place) }
      let number = text.trimmed
      if number.isEmpty { return blankNumbers.add(place) }
      // Nobody's numbers are as long as that.
      guard number.count <= 400 else { return notNumbers.add(place) }
      if type == .decimal {
        addDecimal(number, place)
      } else {
        addInteger(number, type, isSpaced: number.count < text.count, place)
      }
    }
  }

  private mutating func addInteger(
    _ number: Span<UInt8>, _ type: ValueType, isSpaced: Bool, _ place: Place
  ) {
    guard number.isWholeNumber else {
      if number.isDecimalNumber || number.infinity != nil {
        return fractions.add(place)
      }
      return notNumbers.add(place)
    }
    if isSpaced { spacedIntegers.add(place) }
    let value = Int(number.string)
    if value == nil || type == .int && Int32(exactly: value ?? 0) == nil { overflows.add(place) }
    if value == nil || Double(exactly: value ?? 0) == nil { roundedIntegers.add(place) }
  }

  private mutating func addDecimal(_ number: Span<UInt8>, _ place: Place) {
    if let isJavas = number.infinity {
      if !isJavas { foreignInfinities.add(place) }
      return
    }
    guard number.isDecimalNumber, let value = Double(number.string) else {
      return notNumbers.add(place)
    }
    let isTooSmall = value.isSubnormal || value == 0 && number.hasNonzeroMantissa
    if value.isInfinite || isTooSmall { outOfRange.add(place) }
  }

  private mutating func addTruth(_ text: Span<UInt8>, _ place: Place) {
    if text.isEmpty { return emptyTruths.add(place) }
    let word = text.trimmed
    if word.isEmpty { return blankTruths.add(place) }
    guard word.count <= 20 else { return notTruths.add(place) }
    switch text.string.lowercased() {
    case "true", "false", "0": return
    case "1": return ones.add(place)
    default: break
    }
    let isLoose =
      ["true", "false", "yes", "no"].contains(word.string.lowercased()) || word.isWholeNumber
    if isLoose { looseTruths.add(place) } else { notTruths.add(place) }
  }
}

extension Span where Element == UInt8 {
  /// The text without white space around it.
  fileprivate var trimmed: Span<UInt8> {
    @_lifetime(copy self) get {
      var start = 0
      var end = count
      while start < end, self[start].isXMLSpace { start += 1 }
      while end > start, self[end - 1].isXMLSpace { end -= 1 }
      return extracting(start..<end)
    }
  }

  /// Where digits and whatever follows them begin: behind a sign.
  private var afterSign: Int {
    count > 0 && (self[0] == UInt8(ascii: "-") || self[0] == UInt8(ascii: "+")) ? 1 : 0
  }

  fileprivate var isWholeNumber: Bool {
    afterSign < count && digits(from: afterSign) == count
  }

  /// Digits with a point or an exponent, or without.
  fileprivate var isDecimalNumber: Bool {
    var place = digits(from: afterSign)
    var digitCount = place - afterSign
    if place < count, self[place] == UInt8(ascii: ".") {
      let end = digits(from: place + 1)
      digitCount += end - place - 1
      place = end
    }
    guard digitCount > 0 else { return false }
    guard place < count, self[place] | 0x20 == UInt8(ascii: "e") else { return place == count }
    let exponent = extracting((place + 1)...)
    return exponent.isWholeNumber
  }

  /// Whether any digit before the exponent is not zero.
  fileprivate var hasNonzeroMantissa: Bool {
    for place in indices {
      if self[place] | 0x20 == UInt8(ascii: "e") { return false }
      if (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(self[place]) { return true }
    }
    return false
  }

  /// Whether it says infinity, or no number, as Java does; nothing where it says neither.
  fileprivate var infinity: Bool? {
    guard count <= 9 else { return nil }
    switch extracting(afterSign...).string {
    case "NaN", "Infinity": return true
    case let word where ["nan", "inf", "infinity"].contains(word.lowercased()): return false
    default: return nil
    }
  }

  /// Where the digits from `start` on end.
  private func digits(from start: Int) -> Int {
    var place = start
    while place < count, (0x30...0x39).contains(self[place]) { place += 1 }
    return place
  }
}

extension UInt8 {
  var isXMLSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
