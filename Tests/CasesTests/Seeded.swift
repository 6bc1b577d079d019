/// Numbers that look random and are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension String {
  /// The scalars of a text, for counting apart from the code under test.
  var scalarArray: [Unicode.Scalar] { Array(unicodeScalars) }

  /// The text of a range of scalars.
  func scalars(_ range: Range<Int>) -> String {
    var cut = ""
    cut.unicodeScalars.append(contentsOf: scalarArray[range])
    return cut
  }

  /// The range of scalars of the first place of a text, found scalar by scalar.
  func range(of part: String) -> Range<Int>? {
    let all = scalarArray
    let part = part.scalarArray
    guard part.count <= all.count else { return nil }
    for start in 0...(all.count - part.count)
    where all[start..<(start + part.count)].elementsEqual(part) {
      return start..<(start + part.count)
    }
    return nil
  }
}

/// Whether two texts have the same UTF-8 bytes; `==` would take NFC and NFD for the same.
func areSame(_ left: String?, _ right: String?) -> Bool {
  left.map { Array($0.utf8) } == right.map { Array($0.utf8) }
}
