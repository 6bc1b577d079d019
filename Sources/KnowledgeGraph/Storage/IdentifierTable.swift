/// The number of an identifier in a table: the first one entered is 0.
package struct IdentifierNumber: Hashable, Sendable {
  package let number: UInt32

  /// The number of the identifier that was entered at `place`, from 0.
  package init(place: Int) { number = UInt32(place) }

  init(number: UInt32) { self.number = number }

  package var place: Int { Int(number) }
}

/// Every identifier once, each with a number, so that a relation's ends are two numbers and two
/// identifiers are equal where their numbers are.
package struct IdentifierTable: Sendable {
  private var texts = TextPool()
  /// Open addressing. Always a power of two, at most three quarters full.
  private var slots: [Slot] = Array(repeating: Slot(), count: 64)

  /// Where an identifier is found, or nothing is.
  private struct Slot {
    /// The number of the identifier and one; 0 where the slot is free.
    var entry: UInt32 = 0
    // The key's fields, not a key, which would be padded: four slots lie in a line of the processor's cache.
    private var fingerprint: UInt32 = 0
    private var beginning: UInt64 = 0

    init() {}

    init(entry: UInt32, key: Key) {
      self.entry = entry
      fingerprint = key.fingerprint
      beginning = key.beginning
    }

    @inline(__always)
    func has(_ key: Key) -> Bool { fingerprint == key.fingerprint && beginning == key.beginning }

    func first(_ mask: Int) -> Int { Key.firstSlot(fingerprint, mask) }
  }

  /// What tells most identifiers apart without a look at their texts, and short ones entirely.
  private struct Key {
    /// 28 bits of the hash, then four of the length: 15 for all that are longer. Beyond 2²⁸ slots a search
    /// would begin in the lower part only; no memory holds as many.
    let fingerprint: UInt32
    /// The first eight bytes, the first one lowest; zeros behind a shorter one.
    let beginning: UInt64

    init(hash: UInt32, length: Int, beginning: UInt64) {
      fingerprint = hash << 4 | UInt32(length)
      self.beginning = beginning
    }

    /// Whether nothing of the identifier lies outside of the key.
    var isWhole: Bool { fingerprint & 0xF <= 8 }

    /// Where the search for it begins, in a table of `mask` + 1 slots.
    static func firstSlot(_ fingerprint: UInt32, _ mask: Int) -> Int {
      Int(fingerprint >> 4) & mask
    }
  }

  package init() {}

  package var count: Int { texts.count }

  /// The number of the identifier with these bytes, entered where it is new.
  package mutating func number(of identifier: Span<UInt8>) -> IdentifierNumber {
    let key = IdentifierTable.key(of: identifier)
    var slot = slot(of: identifier, key)
    if slots[slot].entry == 0 {
      if (count + 1) * 4 > slots.count * 3 {
        grow()
        slot = self.slot(of: identifier, key)
      }
      slots[slot] = Slot(entry: texts.add(identifier).number + 1, key: key)
    }
    return IdentifierNumber(number: slots[slot].entry - 1)
  }

  /// The number of the identifier that a text of `pool` spells, entered where it is new.
  package mutating func number(of text: PooledText, in pool: TextPool) -> IdentifierNumber {
    number(of: pool[text])
  }

  /// The number of the identifier with these bytes, where it has been entered.
  package func existingNumber(of identifier: Span<UInt8>) -> IdentifierNumber? {
    let entry = slots[slot(of: identifier, IdentifierTable.key(of: identifier))].entry
    return entry == 0 ? nil : IdentifierNumber(number: entry - 1)
  }

  /// The bytes of an identifier.
  package subscript(number: IdentifierNumber) -> Span<UInt8> {
    @_lifetime(borrow self) get { texts[PooledText(number: number.number)] }
  }

  /// The slot where the identifier is, or would be entered.
  private func slot(of identifier: Span<UInt8>, _ key: Key) -> Int {
    let slots = slots.span
    let mask = slots.count - 1
    var slot = Key.firstSlot(key.fingerprint, mask)
    while slots[slot].entry != 0 {
      if slots[slot].has(key),
        key.isWhole
          || texts[PooledText(number: slots[slot].entry - 1)].isEqual(to: identifier)
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
    slots = Array(repeating: Slot(), count: old.count * 2)
    for entered in old where entered.entry != 0 {
      var slot = entered.first(mask)
      while slots[slot].entry != 0 { slot = (slot + 1) & mask }
      slots[slot] = entered
    }
  }

  /// The hash is made of multiplications that fold into themselves, keyed anew in every process, so that no
  /// file can be made whose identifiers all collide.
  private static func key(of identifier: Span<UInt8>) -> Key {
    let count = identifier.count
    let keys = HashKeys.all
    var beginning: UInt64 = 0
    if count >= 8 {
      beginning = identifier.word(at: 0)
    } else {
      for index in identifier.indices {
        beginning |= UInt64(identifier[index]) << UInt64(8 * index)
      }
    }
    var hash = keys.folded(keys.first ^ UInt64(count) ^ beginning)
    if count > 8 {
      var place = 8
      while place + 8 < count {
        hash = keys.folded(hash ^ identifier.word(at: place))
        place += 8
      }
      hash = keys.folded(hash ^ identifier.word(at: count - 8))
    }
    return Key(
      hash: UInt32(truncatingIfNeeded: hash ^ hash >> 32), length: min(count, 15),
      beginning: beginning)
  }
}

private struct HashKeys {
  static let all = HashKeys()

  let first = UInt64.random(in: .min ... .max)
  private let second = UInt64.random(in: .min ... .max) | 1

  /// Both halves of a product with a key.
  @inline(__always)
  func folded(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: second)
    return high ^ low
  }
}
