import Dispatch
import Synchronization

extension Claim {
  /// The identifier of a relation that was given none: `r-` and 16 hexadecimal digits, a hash of type,
  /// ends, qualifiers and dates, and of polarity and inference where they are out of the ordinary.
  ///
  /// It does not depend on evidence, on review or on other relations, so it stays when they change.
  /// Where the type is symmetric, the claim and its reverse have the same one. The hash is FNV-1a of
  /// 64 bits (Fowler, Noll and Vo): no secret is kept by it, and two claims that share it are an
  /// error of the graph, not a silent union.
  public func derivedIdentifier(isSymmetric: Bool) -> Identifier {
    var builder = GraphBuilder()
    let row = builder.row(of: self, id: builder.identifier(type))
    let bytes = builder.storage.derivedIdentifier(of: row, isSymmetric: isSymmetric)
    return Identifier(known: Text(carried: bytes.span.string))
  }
}

/// The bytes of a derived identifier.
package typealias DerivedIdentifier = InlineArray<18, UInt8>

extension GraphStorage {
  /// The identifiers of the relations at `places`, which were given none.
  ///
  /// They are made on all cores: each byte of a claim waits for the one before it.
  package func derivedIdentifiers(
    of places: [Int], isSymmetric: @Sendable (IdentifierNumber) -> Bool
  ) -> [DerivedIdentifier] {
    let size = 2_000
    let parts = Mutex<[[DerivedIdentifier]]>(
      Array(repeating: [], count: (places.count + size - 1) / size))
    DispatchQueue.concurrentPerform(iterations: (places.count + size - 1) / size) { part in
      let made = places[(part * size)..<min((part + 1) * size, places.count)].map { place in
        derivedIdentifier(
          of: relations[place], isSymmetric: isSymmetric(relations[place].type))
      }
      parts.withLock { $0[part] = made }
    }
    return parts.withLock { $0.flatMap(\.self) }
  }

  /// The identifier of a relation that was given none; its attributes are in order.
  func derivedIdentifier(of row: RelationRow, isSymmetric: Bool) -> DerivedIdentifier {
    var hash = FowlerNollVoHash()
    hash.combine(identifiers[row.type])
    if isSymmetric, identifiers[row.to].precedes(identifiers[row.from]) {
      hash.combine(identifiers[row.to])
      hash.combine(identifiers[row.from])
    } else {
      hash.combine(identifiers[row.from])
      hash.combine(identifiers[row.to])
    }
    for place in row.attributes.places {
      hash.combine(identifiers[attributes[place].name])
      combine(attributes[place].value, into: &hash)
    }
    hash.combine(row.time?.hashedForm ?? "")
    if row.polarity == .negative { hash.combine("negative") }
    if row.isInferred { hash.combine("inferred") }
    return hash.identifier
  }

  private func combine(_ value: AttributeRow.Value, into hash: inout FowlerNollVoHash) {
    switch value {
    case .text(let text): hash.combine("text ", texts[text])
    case .integer(let number): hash.combine("integer \(number)")
    case .decimal(let form): hash.combine("decimal ", texts[form])
    case .boolean(let truth): hash.combine("boolean \(truth)")
    case .date(let date): hash.combine("date \(date)")
    case .actor(let id): hash.combine("actor ", identifiers[id])
    }
  }
}

extension Claim.Time {
  fileprivate var hashedForm: String {
    switch self {
    case .on(let date): "on \(date)"
    case .since(let start): "since \(start)"
    case .until(let end): "until \(end)"
    case .between(let start, let end): "between \(start) \(end)"
    }
  }
}

/// FNV-1a, 64 bits. Each text is closed by a byte that UTF-8 never has, so that no two lists of texts
/// are hashed from the same bytes.
private struct FowlerNollVoHash {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func combine(_ text: String) {
    add(text.utf8.span)
    add(0xFF)
  }

  mutating func combine(_ text: Span<UInt8>) {
    add(text)
    add(0xFF)
  }

  mutating func combine(_ kind: String, _ text: Span<UInt8>) {
    add(kind.utf8.span)
    combine(text)
  }

  private mutating func add(_ text: Span<UInt8>) {
    for index in text.indices { add(text[index]) }
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// `r-` and the hash in 16 hexadecimal digits.
  var identifier: DerivedIdentifier {
    DerivedIdentifier { place in
      switch place {
      case 0: return UInt8(ascii: "r")
      case 1: return UInt8(ascii: "-")
      default:
        let digit = UInt8(truncatingIfNeeded: value >> UInt64(4 * (17 - place)) & 15)
        return digit < 10 ? 0x30 + digit : 0x57 + digit
      }
    }
  }
}
