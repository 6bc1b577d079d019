/// The number of an identifier in a table: the first one entered is 0.
package struct IdentifierNumber: Hashable, Sendable {
  package let number: UInt32

  package var place: Int { Int(number) }
}

/// Every identifier once, each with a number, so that a relation's ends are two numbers and two
/// identifiers are equal where their numbers are.
package struct IdentifierTable: Sendable {
  private var texts = TextPool()
  /// Open addressing: the number of an identifier and one in the lower half, its hash in the upper; 0 where
  /// a slot is free. Always a power of two, at most half full.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)

  package init() {}

  package var count: Int { texts.count }

  /// The number of the identifier with these bytes, entered where it is new.
  package mutating func number(of identifier: Span<UInt8>) -> IdentifierNumber {
    let hash = identifier.hash
    var slot = slot(of: identifier, hash)
    if slots[slot] == 0 {
      if (count + 1) * 2 > slots.count {
        grow()
        slot = self.slot(of: identifier, hash)
      }
      slots[slot] = UInt64(hash) << 32 | UInt64(texts.add(identifier).number + 1)
    }
    return IdentifierNumber(number: UInt32(truncatingIfNeeded: slots[slot]) - 1)
  }

  /// The number of the identifier that a text of `pool` spells, entered where it is new.
  package mutating func number(of text: PooledText, in pool: TextPool) -> IdentifierNumber {
    number(of: pool[text])
  }

  /// The number of the identifier with these bytes, where it has been entered.
  package func existingNumber(of identifier: Span<UInt8>) -> IdentifierNumber? {
    let entry = slots[slot(of: identifier, identifier.hash)]
    return entry == 0 ? nil : IdentifierNumber(number: UInt32(truncatingIfNeeded: entry) - 1)
  }

  /// The bytes of an identifier.
  package subscript(number: IdentifierNumber) -> Span<UInt8> {
    @_lifetime(borrow self) get { texts[PooledText(number: number.number)] }
  }

  /// The slot where the identifier is, or would be entered.
  private func slot(of identifier: Span<UInt8>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let entry = slots[slot]
      let number = UInt32(truncatingIfNeeded: entry) - 1
      if UInt32(entry >> 32) == hash,
        texts[PooledText(number: number)].isEqual(to: identifier)
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    let old = slots
    let mask = old.count * 2 - 1
    slots = Array(repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}

extension Span where Element == UInt8 {
  /// Multiplications that fold into themselves, keyed anew in every process, so that no file can be made
  /// whose identifiers all collide.
  fileprivate var hash: UInt32 {
    var hash = HashKeys.first ^ UInt64(count)
    var index = 0
    while index + 8 <= count {
      var word: UInt64 = 0
      for offset in 0..<8 { word |= UInt64(self[index + offset]) << UInt64(8 * offset) }
      hash = HashKeys.folded(hash ^ word)
      index += 8
    }
    var rest: UInt64 = 0
    while index < count {
      rest = rest << 8 | UInt64(self[index])
      index += 1
    }
    hash = HashKeys.folded(hash ^ rest)
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}

private enum HashKeys {
  static let first = UInt64.random(in: .min ... .max)
  private static let second = UInt64.random(in: .min ... .max) | 1

  /// Both halves of a product with a key.
  static func folded(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: second)
    return high ^ low
  }
}
