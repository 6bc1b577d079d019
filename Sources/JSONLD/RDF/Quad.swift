/// A statement of RDF: that something has a property with a value, in a graph.
public struct Quad: Sendable, Hashable {
  /// What the statement is about: an IRI or a blank node.
  public let subject: RDFTerm
  /// The property: an IRI, or, in generalised RDF, a blank node.
  public let predicate: RDFTerm
  /// The value.
  public let object: RDFTerm
  /// The graph that says so; nil for the default graph.
  public let graph: RDFTerm?
  /// The line, from 1, of the object that describes the subject in the document; nil for a subject that the
  /// document does not spell, such as a part of a list.
  public let line: Int?

  /// Makes a statement.
  public init(
    _ subject: RDFTerm, _ predicate: RDFTerm, _ object: RDFTerm, graph: RDFTerm? = nil,
    line: Int? = nil
  ) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.graph = graph
    self.line = line
  }
}

/// A thing that RDF can speak of.
public enum RDFTerm: Sendable, Hashable {
  /// An absolute IRI.
  case iri(ExactString)
  /// A blank node, with its identifier from `_:` on. The identifiers of a document are replaced by `_:b0`, `_:b1`…
  case blank(ExactString)
  /// A text with a type.
  indirect case literal(Literal)

  /// A text with a type.
  public struct Literal: Sendable, Hashable {
    /// The text: its lexical form.
    public let value: ExactString
    /// The IRI of the type; `rdf:langString` where there is a language.
    public let datatype: ExactString
    /// The language tag.
    public let language: ExactString?
    /// The base direction in the document, `ltr` or `rtl`. RDF has no such thing; the option `rdfDirection` says it
    /// otherwise.
    public let direction: ExactString?

    /// Makes a text with a type.
    public init(
      _ value: ExactString, datatype: ExactString = RDFVocabulary.string,
      language: ExactString? = nil, direction: ExactString? = nil
    ) {
      self.value = value
      self.datatype = datatype
      self.language = language
      self.direction = direction
    }
  }
}

/// The IRIs that conversion to RDF uses.
public enum RDFVocabulary {
  private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  private static let xsd = "http://www.w3.org/2001/XMLSchema#"

  /// `rdf:type`
  public static let type = ExactString(rdf + "type")
  /// `rdf:first`
  public static let first = ExactString(rdf + "first")
  /// `rdf:rest`
  public static let rest = ExactString(rdf + "rest")
  /// `rdf:nil`
  public static let `nil` = ExactString(rdf + "nil")
  /// `rdf:value`
  public static let value = ExactString(rdf + "value")
  /// `rdf:language`
  public static let language = ExactString(rdf + "language")
  /// `rdf:direction`
  public static let direction = ExactString(rdf + "direction")
  /// `rdf:langString`
  public static let langString = ExactString(rdf + "langString")
  /// `rdf:JSON`
  public static let json = ExactString(rdf + "JSON")
  /// `xsd:string`
  public static let string = ExactString(xsd + "string")
  /// `xsd:boolean`
  public static let boolean = ExactString(xsd + "boolean")
  /// `xsd:integer`
  public static let integer = ExactString(xsd + "integer")
  /// `xsd:double`
  public static let double = ExactString(xsd + "double")
  /// The namespace of datatypes that say language and direction.
  public static let i18n: ExactString = "https://www.w3.org/ns/i18n#"
}
