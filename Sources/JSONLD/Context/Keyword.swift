/// The words with `@` that have a meaning in JSON-LD (syntax, section 1.7).
enum Keyword: String, CaseIterable {
  case base = "@base"
  case container = "@container"
  case context = "@context"
  case direction = "@direction"
  case graph = "@graph"
  case id = "@id"
  case `import` = "@import"
  case included = "@included"
  case index = "@index"
  case json = "@json"
  case language = "@language"
  case list = "@list"
  case nest = "@nest"
  case none = "@none"
  case prefix = "@prefix"
  case propagate = "@propagate"
  case protected = "@protected"
  case reverse = "@reverse"
  case set = "@set"
  case type = "@type"
  case value = "@value"
  case version = "@version"
  case vocab = "@vocab"

  /// The keyword that a text is.
  init?(_ text: ExactString) {
    guard text.first == UInt8(ascii: "@") else { return nil }
    self.init(rawValue: text.string)
  }
}

extension ExactString {
  /// Whether the text is a keyword.
  var isKeyword: Bool { Keyword(self) != nil }

  static let base: ExactString = "@base"
  static let container: ExactString = "@container"
  static let context: ExactString = "@context"
  static let direction: ExactString = "@direction"
  static let graph: ExactString = "@graph"
  static let id: ExactString = "@id"
  static let `import`: ExactString = "@import"
  static let included: ExactString = "@included"
  static let index: ExactString = "@index"
  static let json: ExactString = "@json"
  static let language: ExactString = "@language"
  static let list: ExactString = "@list"
  static let nest: ExactString = "@nest"
  /// `@none`; `none` would be taken for that of optionals.
  static let noneWord: ExactString = "@none"
  static let null: ExactString = "@null"
  static let any: ExactString = "@any"
  static let `default`: ExactString = "@default"
  static let prefix: ExactString = "@prefix"
  static let propagate: ExactString = "@propagate"
  static let protected: ExactString = "@protected"
  static let reverse: ExactString = "@reverse"
  static let set: ExactString = "@set"
  static let type: ExactString = "@type"
  static let value: ExactString = "@value"
  static let version: ExactString = "@version"
  static let vocab: ExactString = "@vocab"
}
