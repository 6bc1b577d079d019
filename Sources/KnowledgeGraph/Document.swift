/// A published text that relations are drawn from. The graph holds what identifies it, never the
/// text itself.
public struct Document: Hashable, Sendable {
  /// The document's identifier, unique among the documents of a graph.
  public var id: Identifier
  /// What it is called, where that is known.
  public var title: Text?
  public var publisher: Text?
  public var authors: [Text]
  public var published: PartialDate?
  public var url: IRI?
  /// The language as a BCP 47 tag: `en`, `es-MX`.
  public var language: Text?
  /// The text's file, relative to the case's folder, with `/` between folders.
  public var file: Text?
  /// The SHA-256 of the file's bytes: 64 lower-case hexadecimal digits.
  public var sha256: Text?

  /// Makes a document.
  public init(
    id: Identifier, title: Text? = nil, publisher: Text? = nil, authors: [Text] = [],
    published: PartialDate? = nil, url: IRI? = nil, language: Text? = nil, file: Text? = nil,
    sha256: Text? = nil
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.authors = authors
    self.published = published
    self.url = url
    self.language = language
    self.file = file
    self.sha256 = sha256
  }
}
