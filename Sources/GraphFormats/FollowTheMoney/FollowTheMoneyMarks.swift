import KnowledgeGraph

/// What keeps a relation from being a fact, said before the name of its link: `denied: supplies`.
///
/// FollowTheMoney has no word for a claim that somebody makes. What would be a plain triple in JSON-LD is of the
/// schema that fits; everything else is a link of an unknown kind, and its caption says so: a denied claim does
/// not become a fact.
enum FollowTheMoneyMark: String, CaseIterable {
  /// The text says that it is not so.
  case negative = "not"
  case inferred, proposed, rejected
  /// No evidence asserts it, and some alleges it.
  case alleged
  /// All evidence denies it.
  case denied

  /// The marks of a relation.
  static func marks(of relation: Relation) -> [FollowTheMoneyMark] {
    let stances = relation.evidence.map(\.stance)
    return allCases.filter { mark in
      switch mark {
      case .negative: relation.claim.polarity == .negative
      case .inferred: relation.claim.isInferred
      case .proposed: relation.claim.review == .proposed
      case .rejected: relation.claim.review == .rejected
      case .alleged: !stances.contains(.asserts) && stances.contains(.alleges)
      case .denied: stances.allSatisfy { $0 == .denies }
      }
    }
  }

  /// A link's name, behind the marks.
  static func marked(_ name: String, _ marks: [FollowTheMoneyMark]) -> String {
    if marks.isEmpty { return name }
    return marks.map(\.rawValue).joined(separator: ", ") + ": " + name
  }

  /// The marks before a link's name, and the name.
  static func parse(_ text: String) -> (marks: [FollowTheMoneyMark], name: String) {
    let bytes = text.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return ([], text) }
    let words = text[..<colon].split(separator: ", ").map(String.init)
    let marks = words.compactMap(FollowTheMoneyMark.init(rawValue:))
    let rest = text[bytes.index(after: colon)...]
    guard !marks.isEmpty, marks.count == words.count, rest.utf8.first == UInt8(ascii: " ") else {
      return ([], text)
    }
    return (marks, String(rest.unicodeScalars.dropFirst()))
  }
}
