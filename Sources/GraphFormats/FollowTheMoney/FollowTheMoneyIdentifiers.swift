import KnowledgeGraph

/// The identifiers of a case's entities in FollowTheMoney: `harbour-fuel--actor--blue-shipping`.
///
/// Entities with the same identifier are one to FollowTheMoney, from whichever file they come, so ours begin with
/// the case. An identifier may have ASCII letters, digits, `-` and `.` in it, and begins and ends with a letter or
/// digit (`EntityType.REGEX`); what follows the last `.` is cut off when a collection is signed (`Namespace`), so
/// we write none. A slug stands as it is. In other identifiers each byte that cannot stand is an `X` and its two
/// hexadecimal digits, as is `X` itself, so that no two are the same.
struct FollowTheMoneyIdentifiers: Sendable {
  /// What kind of thing an identifier is of; their lists are not shared.
  enum Kind: String, CaseIterable {
    case actor, document, relation
  }

  /// The case's name, as it stands in the identifiers: FollowTheMoney's dataset.
  let dataset: String

  /// The identifiers of the case that stands in them as `dataset`.
  init(dataset: String) { self.dataset = dataset }

  /// The identifiers of the case called `name`.
  init(caseCalled name: Identifier) {
    dataset = FollowTheMoneyIdentifiers.encoded(name.string.utf8.span)
  }

  func identifier(_ kind: Kind, _ id: Identifier) -> String {
    FollowTheMoneyIdentifiers.prefix(dataset, kind)
      + FollowTheMoneyIdentifiers.encoded(id.string.utf8.span)
  }

  /// What the identifiers of a kind begin with.
  static func prefix(_ dataset: String, _ kind: Kind) -> String { "\(dataset)--\(kind.rawValue)--" }

  /// Two hyphens never follow each other in what this makes.
  static func encoded(_ id: Span<UInt8>) -> String {
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for place in id.indices {
      let byte = id[place]
      let isHyphen = byte == UInt8(ascii: "-") && place > 0 && place + 1 < id.count
      if isPlain(byte)
        || isHyphen && id[place - 1] != UInt8(ascii: "-") && id[place + 1] != UInt8(ascii: "-")
      {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "X"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// What `encoded` was given, in UTF-8; nothing where that makes no such text.
  static func decoded(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "X") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return bytes.isEmpty || String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
  }

  /// Letters but `X`, and digits.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "X"): false
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
