/// A set of strings that numbers them in the order in which they come.
///
/// Open addressing; the hash is seeded anew for each set, so that no file can be made to collide.
struct DOTNames {
  /// The bytes of all strings, one after the other: close together, unlike in the file.
  private var bytes: [UInt8] = []
  /// Where each string begins in `bytes`, and where the last one ends.
  private var starts: [UInt32] = [0]
  /// In the upper half a string's hash, in the lower its number + 1; 0 is free.
  private var slots: [UInt64] = Array(repeating: 0, count: 16)
  private let seed = UInt64.random(in: .min ... .max)
  private let factor = UInt64.random(in: .min ... .max) | 1

  /// The number of a string, if it is there.
  func number(of name: DOTString, in text: DOTText) -> Int? {
    let found = slots[slot(of: name, hash(of: name, in: text), in: text)]
    return found == 0 ? nil : Int(found & 0xFFFF_FFFF) - 1
  }

  /// The number of a string, which is added if it is not there yet.
  @inline(__always)
  mutating func add(_ name: DOTString, in text: DOTText) -> (number: Int, isNew: Bool) {
    let hash = hash(of: name, in: text)
    let slot = slot(of: name, hash, in: text)
    if slots[slot] != 0 { return (Int(slots[slot] & 0xFFFF_FFFF) - 1, false) }
    bytes += text.bytes(name)
    starts.append(UInt32(bytes.count))
    slots[slot] = hash << 32 | UInt64(count)
    if count * 4 > slots.count * 3 { grow() }
    return (count - 1, true)
  }

  /// How many strings there are.
  private var count: Int { starts.count - 1 }

  /// Whether a string is the one with that number.
  @inline(__always)
  func isEqual(_ name: DOTString, _ number: Int, in text: DOTText) -> Bool {
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == name.count else { return false }
    let known = bytes.span.extracting(start..<start + name.count)
    return text.withBytes(of: name) { bytes in
      for index in bytes.indices where bytes[index] != known[index] { return false }
      return true
    }
  }

  /// The slot where a string is, or the free one where it belongs.
  @inline(__always)
  private func slot(of name: DOTString, _ hash: UInt64, in text: DOTText) -> Int {
    let slots = slots.span
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash {
        let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if isEqual(name, number, in: text) { break }
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for entry in slots where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
    }
    slots = larger
  }

  /// 32 bits that depend on all bytes: eight at a time are multiplied to 128 bits and folded.
  @inline(__always)
  private func hash(of name: DOTString, in text: DOTText) -> UInt64 {
    let mixed = text.withBytes(of: name) { bytes in
      var state = seed ^ UInt64(bytes.count)
      var word: UInt64 = 0
      for index in bytes.indices {
        word = word << 8 | UInt64(bytes[index])
        if index & 7 == 7 {
          state = fold(state ^ word)
          word = 0
        }
      }
      return fold(state ^ word)
    }
    return mixed >> 32
  }

  @inline(__always)
  private func fold(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }
}
