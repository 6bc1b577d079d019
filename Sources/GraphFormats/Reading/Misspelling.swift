import KnowledgeGraph

/// A field that is missing or does not hold what it should.
package struct Misspelling: Error, Equatable {
  /// The field's name, or what is wrong in a field that has more in it.
  package let field: String

  /// The word of a closed list that `text` is.
  static func word<Word: RawRepresentable<String>>(
    _ text: Span<UInt8>, _ field: String
  ) throws(Misspelling) -> Word {
    guard let word = Word(rawValue: text.string) else { throw Misspelling(field: field) }
    return word
  }

  static func integer(_ text: Span<UInt8>, _ field: String) throws(Misspelling) -> Int {
    guard let number = Int(text.string) else { throw Misspelling(field: field) }
    return number
  }

  static func date(_ text: Span<UInt8>, _ field: String) throws(Misspelling) -> PartialDate {
    guard let date = PartialDate(text.string) else { throw Misspelling(field: field) }
    return date
  }

  static func truth(_ text: Span<UInt8>, _ field: String) throws(Misspelling) -> Bool {
    switch text.string {
    case "true": return true
    case "false": return false
    default: throw Misspelling(field: field)
    }
  }
}
