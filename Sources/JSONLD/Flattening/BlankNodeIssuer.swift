/// Gives blank nodes their identifiers, `_:b0` and on (API, section 7.4).
///
/// Identifiers of the document are replaced too, so that none is given twice.
struct BlankNodeIssuer {
  private var count = 0
  private var issued: [ExactString: ExactString] = [:]

  /// An identifier that has not been given yet.
  mutating func next() -> ExactString {
    defer { count += 1 }
    return ExactString("_:b\(count)")
  }

  /// The identifier in place of one of the document.
  mutating func identifier(for given: ExactString) -> ExactString {
    if let known = issued[given] { return known }
    let identifier = next()
    issued[given] = identifier
    return identifier
  }

  /// A name with its identifier replaced, if it is one of a blank node.
  mutating func relabelled(_ name: ExactString) -> ExactString {
    name.isBlankNode ? identifier(for: name) : name
  }
}
