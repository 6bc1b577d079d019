extension Claim.Time {
  /// The time as people write it: `since 2024-03`.
  package var words: String {
    switch self {
    case .on(let date): "\(date)"
    case .since(let start): "since \(start)"
    case .until(let end): "until \(end)"
    case .between(let start, let end): "\(start) to \(end)"
    }
  }
}

extension AttributeValue {
  /// The value as people write it, with what `text` makes of words, and what `actor` calls somebody.
  package func words(
    text: (String) -> String = { $0 }, actor: (Identifier) -> String
  ) -> String {
    switch self {
    case .text(let value): text(value.string)
    case .integer(let number): text(String(number))
    case .decimal(let number): text(number.lexicalForm)
    case .boolean(let truth): truth ? "yes" : "no"
    case .date(let date): date.description
    case .actor(let id): actor(id)
    }
  }
}

extension Document {
  /// What the document is called, who published it and when, as far as that is known, with what `text` makes of words.
  package func citation(text: (String) -> String = { $0 }) -> String {
    [text((title ?? id.text).string), publisher.map { text($0.string) }, published?.description]
      .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
