/// The number of an identifier in a table: the first one entered is 0.
package struct IdentifierNumber: Hashable, Sendable {
  package let number: UInt32

  package var place: Int { Int(number) }
}

/// Every identifier once, each with a number, so that a relation's ends are two numbers and two
/// identifiers are equal where their numbers are.
package struct IdentifierTable: Sendable {
  private var texts = TextPool()
  /// Open addressing: the number of an identifier and one, or 0 where a slot is free. Always a power of
  /// two, at most half full.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  package init() {}

  package var count: Int { texts.count }

  /// The number of the identifier with these bytes, entered where it is new.
  package mutating func number(of identifier: Span<UInt8>) -> IdentifierNumber {
    var slot = slot(of: identifier)
    if slots[slot] == 0 {
      if (count + 1) * 2 > slots.count {
        grow()
        slot = self.slot(of: identifier)
      }
      slots[slot] = texts.add(identifier).number + 1
    }
    return IdentifierNumber(number: slots[slot] - 1)
  }

  /// The number of the identifier that a text of `pool` spells, entered where it is new.
  package mutating func number(of text: PooledText, in pool: TextPool) -> IdentifierNumber {
    number(of: pool[text])
  }

  /// The number of the identifier with these bytes, where it has been entered.
  package func existingNumber(of identifier: Span<UInt8>) -> IdentifierNumber? {
    let entry = slots[slot(of: identifier)]
    return entry == 0 ? nil : IdentifierNumber(number: entry - 1)
  }

  /// The bytes of an identifier.
  package subscript(number: IdentifierNumber) -> Span<UInt8> {
    @_lifetime(borrow self) get { texts[PooledText(number: number.number)] }
  }

  /// The slot where the identifier is, or would be entered.
  private func slot(of identifier: Span<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = identifier.hash & mask
    while slots[slot] != 0,
      !texts[PooledText(number: slots[slot] - 1)].isEqual(to: identifier)
    {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: slots.count * 2)
    for number in 0..<UInt32(truncatingIfNeeded: count) {
      var slot = texts[PooledText(number: number)].hash & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = number + 1
    }
  }
}

extension Span where Element == UInt8 {
  /// Keyed anew in every process, so that no file can be made whose identifiers all collide.
  fileprivate var hash: Int {
    var hasher = Hasher()
    var index = 0
    while index + 8 <= count {
      var word: UInt64 = 0
      for offset in 0..<8 { word = word << 8 | UInt64(self[index + offset]) }
      hasher.combine(word)
      index += 8
    }
    var rest = UInt64(count)
    while index < count {
      rest = rest << 8 | UInt64(self[index])
      index += 1
    }
    hasher.combine(rest)
    return hasher.finalize()
  }
}
