/// A step of reading YAML: what libyaml reports, in Swift's own values.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case scalar(String, style: YAMLNode.Style)
    case sequenceStart
    case mappingStart
    case collectionEnd
    case alias(String)
  }

  let kind: Kind
  /// Where it starts.
  let mark: Mark
  /// The name after `&`.
  var anchor: String?
  /// The tag in its long form.
  var tag: String?
}

/// Where libyaml stopped, in its own words.
struct YAMLSyntaxError: Error {
  /// libyaml's `problem`.
  let problem: String
  /// The offset of the problem in Unicode scalars.
  let offset: Int
  /// The offset of what the problem is part of, such as the opening quote.
  let contextOffset: Int?
}
