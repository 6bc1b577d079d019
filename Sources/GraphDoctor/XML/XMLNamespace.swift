/// How the elements of a document say which vocabulary they are of.
enum XMLNamespace: Equatable, Sendable {
  case none
  case named(String)

  /// What the root element says of names with its own prefix.
  init(root tag: XMLTag) {
    let value = tag[tag.prefix.map { "xmlns:" + $0 } ?? "xmlns"]
    self = value.map { .named($0) } ?? .none
  }
}
