/// Something in a document that JSON-LD leaves out without an error, and how often.
public struct JSONLDNotice: Sendable, Hashable {
  /// What is left out.
  public enum Kind: String, Sendable, CaseIterable {
    /// A member whose name the context does not know and which is no IRI.
    case memberWithoutMeaning = "a member whose name has no meaning in the context"
    /// A name such as `@foo`, which is kept for keywords to come.
    case nameLikeKeyword = "a name that looks like a keyword and is none"
    /// A value or a list that is the value of no property.
    case valueWithoutProperty = "a value of no property"
    /// What is said of, by or in something whose IRI RDF does not allow.
    case malformedIRI = "an IRI that is not well-formed, or relative where no base is known"
    /// A text with a language tag that is none.
    case malformedLanguage = "a language tag that is not well-formed"
    /// A property that is a blank node, which RDF does not allow.
    case blankNodeProperty = "a property that is a blank node"
  }

  /// What is left out.
  public let kind: Kind
  /// How often.
  public fileprivate(set) var count: Int
  /// The first that is left out: the name, IRI or text.
  public let example: String
  /// The line of the first, from 1, where it is known.
  public let line: Int?
  /// The column of the first in Unicode scalars, from 1, where it is known.
  public let column: Int?
}

/// Counts what is left out.
final class NoticeCounter {
  private struct First {
    var count = 0
    let example: ExactString
    let place: Int
  }

  private var firsts: [JSONLDNotice.Kind: First] = [:]

  /// Counts something that begins at `place` in the document, or at -1.
  func count(_ kind: JSONLDNotice.Kind, _ example: ExactString, at place: Int) {
    firsts[kind, default: First(example: example, place: place)].count += 1
  }

  /// What has been counted, in the order of the kinds.
  func notices(in document: [UInt8], _ lines: LineTable) -> [JSONLDNotice] {
    JSONLDNotice.Kind.allCases.compactMap { kind in
      guard let first = firsts[kind] else { return nil }
      let isPlaced = first.place >= 0
      return JSONLDNotice(
        kind: kind, count: first.count, example: first.example.string,
        line: isPlaced ? lines.line(at: first.place) : nil,
        column: isPlaced ? lines.column(at: first.place, in: document) : nil)
    }
  }
}
