/// The name of a document, an actor, a relation, a type or a property: any text that is not empty.
///
/// In a case it is a *slug*, `[a-z0-9]+(-[a-z0-9]+)*`; what comes from elsewhere keeps its own form.
public struct Identifier: Hashable, Comparable, Sendable {
  /// The identifier's text, never empty.
  public let text: Text

  /// Makes an identifier, or nothing from an empty text.
  public init?(_ text: Text) {
    if text.isEmpty { return nil }
    self.text = text
  }

  /// Makes an identifier, or nothing from an empty string.
  public init?(_ string: String) { self.init(Text(string)) }

  /// Makes an identifier of what is known not to be empty.
  init(known text: Text) { self.text = text }

  /// The identifier's text as a `String`.
  public var string: String { text.string }

  /// Whether the identifier has the form that a case asks for.
  public var isSlug: Bool { Identifier.isSlug(string) }

  /// Whether `string` has the form that a case asks for: `[a-z0-9]+(-[a-z0-9]+)*`.
  public static func isSlug(_ string: String) -> Bool {
    var wordIsOpen = false
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        wordIsOpen = true
      case UInt8(ascii: "-") where wordIsOpen:
        wordIsOpen = false
      default:
        return false
      }
    }
    return wordIsOpen
  }

  public static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }
}

extension Identifier: ExpressibleByStringLiteral, CustomStringConvertible {
  public init(stringLiteral value: String) {
    precondition(!value.isEmpty, "an identifier is not empty")
    self.text = Text(value)
  }

  public var description: String { string }
}
